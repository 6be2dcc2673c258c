package text

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"lian/workflow"
)

// listed is how many missing points a refusal names; the rest is counted.
const listed = 5

// detailed names, for refusals that are worded in more than one way, what must
// be known for the fuller sentence (words.problem.CODE.name); the first that
// is known wins.
var detailed = map[workflow.Code][]string{
	workflow.NotNow:         {"State"},
	workflow.Over:           {"State"},
	workflow.AlreadyDecided: {"Verdict", "Person"},
	workflow.OpinionEmpty:   {"Limit"},
	workflow.ChecksMissing:  {"List"},
	workflow.BadValue:       {"Example"},
	workflow.TooSmall:       {"Limit"},
	workflow.TooBig:         {"Limit"},
	workflow.TooMany:        {"Limit"},
	workflow.Conflict:       {"Person"},
	workflow.NoSuchPerson:   {"Person"},
	workflow.OutsideWindow:  {"First"},
	workflow.Unavailable:    {"Trace"},
}

// Problem words a refusal: what stands in the way and the next step. Where the
// rule book has words of its own they come first. The office names people and
// fields and tells the zone; of a zero office they are named by their ids.
func (s Speaker) Problem(p *workflow.Problem, o workflow.Office) string {
	if p == nil {
		return ""
	}
	known := s.known(p, o)
	id := "words.problem." + string(p.Code)
	for _, name := range detailed[p.Code] {
		if known[name] != "" {
			id += "." + strings.ToLower(name)
			break
		}
	}
	args := []any{"N", len(p.Fields)}
	for name, value := range known {
		args = append(args, name, value)
	}
	return s.join(p.Say.In(s.Locale()), s.Say(id, args...))
}

// join puts two sentences one after the other.
func (s Speaker) join(first, second string) string {
	switch {
	case first == "":
		return second
	case s.english:
		return strings.TrimRight(first, ".") + ". " + second
	}
	return strings.TrimRight(first, "。") + "。" + second
}

// known words everything a refusal carries.
func (s Speaker) known(p *workflow.Problem, o workflow.Office) map[string]string {
	q := question(o.Book, p.Field)
	return map[string]string{
		"Field":   s.Field(p.Field, o.Book),
		"Example": s.example(q),
		"List":    s.namedPoints(p, o.Book),
		"Party":   s.party(p.Args["party"]),
		"State":   s.State(workflow.State(p.Args["state"])),
		"Verdict": s.Verdict(workflow.Verdict(p.Args["verdict"])),
		"Person":  personName(o, p.Args["person"]),
		"Got":     s.bound(q, p.Args["got"]),
		"Limit":   s.bound(q, p.Args["limit"]),
		"First":   s.Day(p.Args["first"]),
		"Last":    s.Day(p.Args["last"]),
		"Next":    s.nextTime(p.Args["next"], o),
		"Trace":   p.Args["trace"],
	}
}

// Field names what a refusal is about: a question by its label, a part of a
// risk's rating by its word.
func (s Speaker) Field(key string, book *workflow.Book) string {
	if q := question(book, key); q != nil {
		return q.Label.In(s.Locale())
	}
	return s.named("words.field.", key)
}

func question(book *workflow.Book, key string) *workflow.Question {
	if book == nil {
		return nil
	}
	return book.Form.Question(key)
}

func (s Speaker) example(q *workflow.Question) string {
	if q == nil {
		return ""
	}
	return q.Example.In(s.Locale())
}

func (s Speaker) party(name string) string {
	if name == "" {
		return s.Say("words.party.other")
	}
	return s.Party(workflow.Party(name))
}

func personName(o workflow.Office, id string) string {
	if p := o.Person(id); p.Name != "" {
		return p.Name
	}
	return id
}

// bound writes a limit as its question is answered: money as money, days as
// days.
func (s Speaker) bound(q *workflow.Question, limit string) string {
	n, err := strconv.ParseInt(limit, 10, 64)
	switch {
	case err != nil:
		return s.Day(limit)
	case q != nil && q.Type == workflow.TypeMoney:
		return s.Money(n)
	case q != nil && q.Type == workflow.TypePercent:
		return s.Percent(n)
	}
	return s.Count(n)
}

func (s Speaker) nextTime(at string, o workflow.Office) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return s.Say("words.later")
	}
	zone := o.Zone
	if zone == nil {
		zone = time.UTC
	}
	return s.Moment(t, o.Now, zone)
}

// namedPoints lists the questions, points of a checklist or risks that a refusal
// names, the first few of them.
func (s Speaker) namedPoints(p *workflow.Problem, book *workflow.Book) string {
	if len(p.Fields) == 0 {
		return ""
	}
	var names []string
	for _, key := range p.Fields[:min(len(p.Fields), listed)] {
		names = append(names, s.point(p.Code, key, book))
	}
	if more := len(p.Fields) - listed; more > 0 {
		names = append(names, s.Say("words.more", "N", more))
	}
	return s.List(names)
}

func (s Speaker) point(code workflow.Code, key string, book *workflow.Book) string {
	switch {
	case book == nil:
		return key
	case code == workflow.RisksOpen:
		return s.Risk(key, book)
	case code == workflow.ChecksMissing:
		return s.check(key, book)
	}
	return s.Field(key, book)
}

// Risk names a risk of the catalogue.
func (s Speaker) Risk(id string, book *workflow.Book) string {
	i := slices.IndexFunc(book.Risks, func(r workflow.RiskKind) bool { return r.ID == id })
	if i < 0 {
		return id
	}
	return book.Risks[i].Title.In(s.Locale())
}

func (s Speaker) check(id string, book *workflow.Book) string {
	for _, list := range book.Checklists {
		for _, c := range list {
			if c.ID == id {
				return c.ID + " " + c.Text.In(s.Locale())
			}
		}
	}
	return id
}
