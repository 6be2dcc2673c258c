package cards

import (
	"strconv"

	"lian/bot/chat"
	"lian/workflow"
)

// inboxKind is the kind of the one card whose tabs turn in place.
const inboxKind = "inbox"

// PageLength is how many lines one page of a list has.
const PageLength = 8

// Inbox lists the seats that wait for the reader: count of all, and page n
// (from 0) of them.
func Inbox(v View, rows []workflow.Waiting, count, n int) chat.Message {
	c := chat.Card{Title: v.words("cards.inbox.title"), Status: v.words("cards.inbox.count", "N", count), Tone: chat.Waiting}
	s := chat.Section{}
	for _, w := range rows {
		s.Items = append(s.Items, v.waitingItem(w))
		c.Buttons = append(c.Buttons, v.rowButton(w.Summary, w.Seat))
	}
	if len(rows) == 0 {
		s.Text, c.Tone = v.words("cards.inbox.empty"), chat.Good
	}
	c.Sections = []chat.Section{s}
	c.Buttons = append(c.Buttons, v.paging(GoInbox, n, (n+1)*PageLength < count)...)
	c.Buttons = append(c.Buttons, v.tabs(GoInbox)...)
	return v.message(inboxKind, c)
}

// Filings lists filings on page n (from 0) of a tab: "mine", "decided" or
// "search".
func Filings(v View, tab string, rows []workflow.Summary, n int, more bool) chat.Message {
	c := chat.Card{Title: v.words("cards.list." + tab)}
	s := chat.Section{}
	for _, row := range rows {
		s.Items = append(s.Items, v.summaryItem(row))
		c.Buttons = append(c.Buttons, v.rowButton(row, ""))
		if tab == GoMine {
			c.Buttons = append(c.Buttons, v.rowCopy(row)...)
		}
	}
	if len(rows) == 0 {
		s.Text = v.words("cards.list." + tab + ".empty")
	}
	c.Sections = []chat.Section{s}
	kind := "filings"
	if tab == GoMine || tab == GoDone {
		kind = inboxKind
		c.Buttons = append(c.Buttons, v.paging(tab, n, more)...)
		c.Buttons = append(c.Buttons, v.tabs(tab)...)
	}
	return v.message(kind, c)
}

// summaryItem is one filing in a list: what it is, where it stands, since when.
func (v View) summaryItem(s workflow.Summary) chat.Item {
	since := s.Since
	if since.IsZero() {
		since = s.UpdatedAt
	}
	return chat.Item{Tone: stateTone(s.State), Text: v.rowText(s),
		Note: v.words("cards.list.item", "State", v.Say.State(s.State), "Name", v.Name(s.Applicant), "Held", v.held(since))}
}

// rowButton opens a filing; a draft goes on where it stood.
func (v View) rowButton(s workflow.Summary, seat string) chat.Button {
	if s.State == workflow.Draft {
		return chat.Button{Label: chat.Cut(v.words("cards.button.continue_with", "Title", v.rowTitle(s)), labelLength), Action: chat.Action{Name: GoContinue, Subject: ref(s)}}
	}
	if seat == "" {
		return v.opening(v.words("cards.button.open", "Ref", ref(s)), ref(s), "")
	}
	return v.opening(v.words("cards.button.handle", "Ref", ref(s)), ref(s), seat)
}

// rowCopy offers a filing that is over as the beginning of another.
func (v View) rowCopy(s workflow.Summary) []chat.Button {
	if !s.State.Final() || s.Number == "" {
		return nil
	}
	return []chat.Button{{Label: v.words("cards.button.copy_of", "Ref", ref(s)), More: true, Action: chat.Action{Name: GoCopy, Subject: ref(s)}}}
}

// paging leads to the pages before and after.
func (v View) paging(tab string, n int, more bool) []chat.Button {
	var buttons []chat.Button
	if n > 0 {
		buttons = append(buttons, chat.Button{Label: v.words("cards.button.previous"), Action: chat.Action{Name: tab, Value: strconv.Itoa(n - 1)}})
	}
	if more {
		buttons = append(buttons, chat.Button{Label: v.words("cards.button.next"), Action: chat.Action{Name: tab, Value: strconv.Itoa(n + 1)}})
	}
	return buttons
}

// tabs lead to the other lists.
func (v View) tabs(here string) []chat.Button {
	var buttons []chat.Button
	for _, tab := range []string{GoInbox, GoMine, GoDone} {
		if tab != here {
			buttons = append(buttons, chat.Button{Label: v.words("cards.button." + tab), More: true, Action: chat.Action{Name: tab}})
		}
	}
	return buttons
}
