package cards

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"lian/bot/text"
	"lian/workflow"
)

// digestPrefix is how much of a file's digest people are shown: enough to
// tell two files apart by eye.
const digestPrefix = 12

// Value words an answer. A question that no rule book has any more shows what
// was stored; people and files may be nil.
func Value(say text.Speaker, q *workflow.Question, v workflow.Value, people func(id string) string, files func(id string) workflow.Attachment) string {
	if len(v) == 0 {
		return say.Say("cards.value.skipped")
	}
	if q == nil {
		return clean(say.List(v))
	}
	switch q.Type {
	case workflow.TypeNumber:
		return counted(say, q, v.Int())
	case workflow.TypeMoney:
		return say.Money(v.Int())
	case workflow.TypePercent:
		return say.Percent(v.Int())
	case workflow.TypeDate:
		return say.Day(v.Text())
	case workflow.TypeDates:
		return say.Days(v[0], v[len(v)-1])
	case workflow.TypeYesNo:
		return say.Say("words." + yesOrNo(v.Text() == "yes"))
	case workflow.TypeChoice, workflow.TypeChoices:
		return say.List(choiceLabels(q, v, say.Locale()))
	case workflow.TypeWindows:
		return say.List(windows(say, v))
	case workflow.TypePerson:
		if people != nil {
			return people(v.Text())
		}
	case workflow.TypeFile:
		return fileList(say, v, files)
	}
	return clean(say.List(v))
}

func windows(say text.Speaker, v workflow.Value) []string {
	said := make([]string, len(v))
	for i, window := range v {
		said[i] = tight.ReplaceAllString(clean(say.Window(window)), "$1\u2060–\u2060$2")
	}
	return said
}

// tight finds the hyphen between two times. It is set as an en dash that no
// line is broken at.
var tight = regexp.MustCompile(`(\d)-(\d)`)

// counted writes a number with the unit of its question. The rule book has the
// plural; where the language has a singular, the catalogue knows it.
func counted(say text.Speaker, q *workflow.Question, n int64) string {
	unit := q.Unit.In(say.Locale())
	if id := "cards.unit." + q.Unit.EN; q.Unit.EN != "" && say.Has(id) {
		return say.Say(id, "N", n, "Count", say.Count(n), "Unit", unit)
	}
	return withUnit(say.Count(n), unit)
}

func withUnit(number, unit string) string {
	if unit == "" {
		return number
	}
	return number + " " + unit
}

func yesOrNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func choiceLabels(q *workflow.Question, codes []string, locale string) []string {
	labels := slices.Clone(codes)
	for i, code := range codes {
		if c := q.Choice(code); c != nil {
			labels[i] = c.Label.In(locale)
		}
	}
	return labels
}

// fileList names files with size and digest. What was only referred to is
// marked: its content was not kept and may change.
func fileList(say text.Speaker, ids []string, files func(id string) workflow.Attachment) string {
	var names []string
	for _, id := range ids {
		a := workflow.Attachment{Name: id}
		if files != nil {
			a = files(id)
		}
		if a.Digest == "" {
			names = append(names, say.Say("cards.value.reference", "Name", line(a.Name)))
			continue
		}
		names = append(names, say.Say("cards.value.file", "Name", line(a.Name), "Size", say.Bytes(a.Size), "Digest", a.Digest[:min(len(a.Digest), digestPrefix)]))
	}
	return strings.Join(names, "\n")
}

// value words an answer as far as the reader may read it.
func (v View) value(q *workflow.Question, a workflow.Value) string {
	if !v.mayRead(q) {
		return v.words("cards.value.hidden")
	}
	return Value(v.Say, q, a, v.Name, v.file)
}

// computed words what lian worked out for a question; ok is false where there
// is nothing to say.
func (v View) computed(q *workflow.Question, facts workflow.Facts) (said string, ok bool) {
	result, err := q.Compute(facts)
	if err != nil {
		return v.words("cards.value.uncomputed"), true
	}
	switch r := result.(type) {
	case bool:
		return v.words("words." + yesOrNo(r)), true
	case int:
		return withUnit(v.Say.Count(int64(r)), v.in(q.Unit)), true
	case float64:
		return withUnit(strings.TrimSuffix(fmt.Sprintf("%.2f", r), ".00"), v.in(q.Unit)), true
	case time.Time:
		return v.Say.Day(r.Format(time.DateOnly)), !r.IsZero()
	case nil:
		return "", false
	}
	c := q.Choice(fmt.Sprint(result))
	if c == nil { // a code for conditions that the rule book has no word for
		return "", false
	}
	return v.in(c.Label), true
}

// facts are what the rule book's expressions see of the filing; nil where they
// cannot be worked out.
func (v View) facts() workflow.Facts {
	if v.Office.Book == nil || v.Office.Book.Facts == nil {
		return nil
	}
	facts, err := v.Office.Book.Facts(v.Filing.Answers, workflow.Summarise(v.Filing.Risks))
	if err != nil {
		return nil
	}
	facts["today"] = v.Office.Today()
	return facts
}
