package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"lian/bot/text"
	"lian/workflow/policy"
)

// A person is a hand that acts as one of the people of the page.
type person struct {
	*hand
	id string
}

// as goes to a persona's conversation, by the bar over the page.
func (h *hand) as(id string) person {
	h.t.Helper()
	p := person{h, id}
	p.come()
	return p
}

// come brings the conversation onto the screen; others may have taken its place.
func (p person) come() {
	p.t.Helper()
	if !call[bool](p.hand, "open", p.id) {
		p.click("persona", p.id)
	}
	p.hand.sees("composer", p.id)
}

// say types a message and sends it.
func (p person) say(text string) {
	p.t.Helper()
	p.come()
	p.click("composer", p.id)
	p.write(text)
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(kb.Enter)))
	p.hand.sees("unsent", p.id)
}

// answer types the answer once the question is asked.
func (p person) answer(question, text string) {
	p.t.Helper()
	p.come()
	p.hand.sees("question", p.id, question)
	p.say(text)
}

// pick answers a question by one of its buttons.
func (p person) pick(question, choice string) {
	p.t.Helper()
	p.come()
	p.hand.sees("question", p.id, question)
	p.press(choice)
}

// press presses the button of the newest card that has it, under 更多 where it
// does not stand out, and says yes where the page asks once more.
func (p person) press(label string) {
	p.t.Helper()
	p.come()
	p.click("button", p.id, label)
	if call[bool](p.hand, "menu") {
		p.click("entry", label)
	}
	if call[bool](p.hand, "asked") {
		p.click("submit")
		p.hand.sees("noWindow")
	}
}

// sees waits until one of the messages in front of the person says each.
func (p person) sees(texts ...string) {
	p.t.Helper()
	p.come()
	for _, text := range texts {
		p.hand.sees("says", p.id, text)
	}
}

// seesNot makes sure that no message says it now.
func (p person) seesNot(texts ...string) {
	p.t.Helper()
	p.come()
	for _, text := range texts {
		if call[bool](p.hand, "found", "says", p.id, text) {
			p.t.Fatalf("%s sees %q", p.id, text)
		}
	}
}

// lacks makes sure that no card in front of the person has the button.
func (p person) lacks(label string) {
	p.t.Helper()
	p.come()
	if call[bool](p.hand, "found", "button", p.id, label) {
		p.t.Fatalf("%s has the button %s", p.id, label)
	}
}

// entries are what somebody fills into a form: the labels of its fields and
// what goes in. Several choices are separated by 、, and 全部 is all of them.
type entries [][2]string

// fill fills in the form that is open and sends it.
func (p person) fill(title string, all entries) {
	p.t.Helper()
	p.hand.sees("window", title)
	for _, e := range all {
		p.enter(e[0], e[1])
	}
	p.send()
}

// send sends the form that is open; it goes away where nothing is wrong.
func (p person) send() {
	p.t.Helper()
	p.click("submit")
	p.hand.sees("noWindow")
}

// speaksEnglish chooses the language of the conversation.
func (p person) speaksEnglish() {
	p.t.Helper()
	p.click("language", p.id, "en")
	p.hand.sees("says", p.id, "English")
}

// enter fills in one field.
func (p person) enter(label, value string) {
	p.t.Helper()
	p.hand.sees("control", label)
	switch kind := call[string](p.hand, "kind", label); kind {
	case "radio", "checkbox":
		p.tick(label, value)
	case "select":
		if !call[bool](p.hand, "choose", label, value) {
			p.t.Fatalf("%s does not offer %s", label, value)
		}
	case "file":
		p.drop([]string{value}, "zone", label)
	default:
		p.click("control", label)
		p.write(value)
	}
}

// tick ticks the choices that are not ticked yet.
func (p person) tick(label, value string) {
	p.t.Helper()
	options := call[[]string](p.hand, "options", label)
	wanted := strings.Split(value, "、")
	for _, option := range options {
		if (value == "全部" || slices.Contains(wanted, option)) && !call[bool](p.hand, "ticked", label, option) {
			p.click("option", label, option)
		}
	}
	if !call[bool](p.hand, "anyTicked", label) {
		p.t.Fatalf("%s offers %q, not %s", label, options, value)
	}
}

// handOver drops a file onto the conversation and sends it.
func (p person) handOver(file string) {
	p.t.Helper()
	p.come()
	p.drop([]string{file}, "composer", p.id)
	p.hand.sees("held", p.id)
	p.click("composer", p.id)
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(kb.Enter)))
	p.hand.sees("unsent", p.id)
}

// fillByExample fills in the form that is open with the examples of the rule
// book, as far as its fields are empty, and sends it. Files are dropped.
func (p person) fillByExample(title string) {
	p.t.Helper()
	p.hand.sees("window", title)
	for _, label := range call[[]string](p.hand, "fields") {
		unitless, _, _ := strings.Cut(label, " (")
		example := p.examples[unitless]
		if strings.HasPrefix(example, "文档中心") {
			example = evidence(p.hand)
		}
		if example != "" && !call[bool](p.hand, "filled", label) {
			p.enter(label, example)
		}
	}
	p.click("submit")
	p.hand.sees("noWindow")
}

// examples are the rule book's answers, by the label of their question.
func examples(t *testing.T) map[string]string {
	t.Helper()
	book, err := policy.Load("")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, section := range book.Form.Sections {
		for _, q := range section.Questions {
			all[q.Label.In(text.Chinese)] = q.Example.In(text.Chinese)
		}
	}
	return all
}
