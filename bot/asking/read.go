package asking

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"lian/bot/reading"
	"lian/bot/text"
	"lian/workflow"
)

// An understood text is what typed words mean as an answer.
type understood struct {
	value workflow.Value
	// doubt holds every reading where there is more than one; then the person
	// is asked, and value is empty.
	doubt []workflow.Value
}

// errNotPerson tells that words name nobody who works here.
var errNotPerson = errors.New("asking: nobody by that name")

// errNotAddress tells that words are no address of a page.
var errNotAddress = errors.New("asking: not a web address")

// read reads typed words as the answer to a question. What cannot be read
// comes back as a *reading.Error or one of this package's; what can be read and
// does not stand as a *workflow.Problem.
func (s *sitting) read(q *workflow.Question, text string) (understood, error) {
	u, err := s.interpret(q, text)
	var unread *reading.Error
	if errors.As(err, &unread) && unread.Code == reading.Ambiguous {
		u, err = s.readings(q, text, unread)
	}
	if err != nil || len(u.doubt) > 0 {
		return u, err
	}
	if p := q.Check(u.value); p != nil {
		return u, p
	}
	return u, nil
}

// readings are the answers that ambiguous words may mean. Where only a part of
// the words is ambiguous, the options are no answers, and the person is asked
// to write it out.
func (s *sitting) readings(q *workflow.Question, text string, unread *reading.Error) (understood, error) {
	if q.Type == workflow.TypeWindows && rangesIn(text) != 1 || q.Type == workflow.TypeDates && rangesIn(text) > 0 {
		return understood{}, unread
	}
	var all understood
	for _, option := range unread.Options {
		one, err := s.interpret(q, option)
		if err == nil && len(one.doubt) == 0 && !slices.ContainsFunc(all.doubt, one.value.Equal) {
			all.doubt = append(all.doubt, one.value)
		}
	}
	switch {
	case len(all.doubt) == 0:
		return understood{}, unread
	case len(unread.Options) == 1:
		return all, nil // likely, not certain: 9点到6点
	}
	return settled(all), nil
}

// settled makes the only reading the answer.
func settled(u understood) understood {
	if len(u.doubt) == 1 {
		return understood{value: u.doubt[0]}
	}
	return u
}

func (s *sitting) interpret(q *workflow.Question, text string) (understood, error) {
	switch q.Type {
	case workflow.TypeNumber:
		return readCount(q, text)
	case workflow.TypeMoney:
		return number(reading.Money(text))
	case workflow.TypePercent:
		return number(reading.Percent(text))
	case workflow.TypeDate:
		return s.readDay(text)
	case workflow.TypeDates:
		return s.readDays(text)
	case workflow.TypeWindows:
		return readWindows(text)
	case workflow.TypeYesNo:
		return readYesNo(text)
	case workflow.TypeChoice, workflow.TypeChoices:
		return readChoices(q, text)
	case workflow.TypeCaller:
		return only(reading.CallerNumber(text))
	case workflow.TypeURL:
		return only(address(text))
	case workflow.TypePerson:
		return s.readPerson(text)
	}
	return readText(q, text)
}

// number makes an answer of what a reader read.
func number(n int64, err error) (understood, error) {
	if err != nil {
		return understood{}, err
	}
	return understood{value: workflow.Value{strconv.FormatInt(n, 10)}}, nil
}

func only(text string, err error) (understood, error) {
	if err != nil {
		return understood{}, err
	}
	return understood{value: workflow.Value{text}}, nil
}

// readCount reads a number. Where days are counted, a year is so many of them.
func readCount(q *workflow.Question, text string) (understood, error) {
	n, err := reading.Count(withoutUnit(text, q.Unit))
	if errors.Is(err, reading.NotUnderstood) && countsDays(q) {
		n, err = reading.DayCount(text)
	}
	return number(n, err)
}

// countsDays tells that a number is one of days, by its unit.
func countsDays(q *workflow.Question) bool { return q.Unit.ZH == "天" || q.Unit.EN == "days" }

// withoutUnit drops the question's own unit from the end: "3 天", "20 seats",
// "1 seat".
func withoutUnit(typed string, unit workflow.Words) string {
	typed = strings.TrimSpace(typed)
	for _, u := range []string{unit.ZH, unit.EN, text.In(text.English).Unit(1, unit.EN)} {
		if bare, found := strings.CutSuffix(typed, u); found && u != "" && strings.TrimSpace(bare) != "" {
			return strings.TrimSpace(bare)
		}
	}
	return typed
}

// readText takes words as they are; quotes around them only forced them to be
// an answer.
func readText(q *workflow.Question, text string) (understood, error) {
	cleaned, err := reading.Clean(text)
	if err != nil {
		return understood{}, err
	}
	if inner, quoted := reading.Literal(cleaned); quoted && !strings.ContainsAny(inner, `"“”「」`) {
		cleaned = inner
	}
	if q.Type != workflow.TypeLong {
		cleaned = strings.Join(strings.Fields(cleaned), " ")
	}
	if cleaned == "" {
		return understood{}, &reading.Error{Code: reading.Empty}
	}
	if utf8.RuneCountInString(cleaned) > longestText {
		return understood{}, &reading.Error{Code: reading.TooLong, Heard: heard(cleaned)}
	}
	if q.Type == workflow.TypeFile {
		cleaned = reference + cleaned
	}
	return understood{value: workflow.Value{cleaned}}, nil
}

// readYesNo reads yes and no, also by the number of the button.
func readYesNo(text string) (understood, error) {
	switch strings.TrimSpace(reading.Fold(text)) {
	case "1":
		return understood{value: workflow.Value{"yes"}}, nil
	case "2":
		return understood{value: workflow.Value{"no"}}, nil
	}
	yes, err := reading.YesNo(text)
	switch {
	case err != nil:
		return understood{}, err
	case yes:
		return understood{value: workflow.Value{"yes"}}, nil
	}
	return understood{value: workflow.Value{"no"}}, nil
}

// readChoices reads choices by number, code and word.
func readChoices(q *workflow.Question, text string) (understood, error) {
	options := make([]reading.Option, len(q.Choices))
	for i, c := range q.Choices {
		options[i] = reading.Option{Code: c.Code, Words: append([]string{c.Label.ZH, c.Label.EN}, c.Words...)}
	}
	picked, err := reading.Choice(text, options)
	var u understood
	if err != nil {
		return u, err
	}
	for _, i := range picked {
		u.value = append(u.value, q.Choices[i].Code)
	}
	return u, nil
}

// address reads the address of a page. Nothing is fetched from it, ever: it is
// shown to reviewers, so it must be one they can tell where it leads.
func address(text string) (string, error) {
	cleaned, err := reading.Clean(text)
	if err != nil {
		return "", err
	}
	if cleaned == "" {
		return "", &reading.Error{Code: reading.Empty}
	}
	u, err := url.Parse(cleaned)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || !strings.Contains(u.Hostname(), ".") ||
		strings.ContainsAny(cleaned, " \n\t") {
		return "", errNotAddress
	}
	return cleaned, nil
}
