package cards

import (
	"lian/bot/chat"
	"lian/workflow"
)

// How many lines a part of the digest has, and how many of the waiting get a
// button.
const (
	digestLines   = 10
	digestButtons = 5
)

// Digest is a manager's day on one card: what waits for them, what is overdue
// with whom, what was decided, what runs with complaints, what is to close.
func Digest(v View, d workflow.Digest, day string) chat.Message {
	c := chat.Card{Title: v.words("cards.digest.title", "Day", v.Say.Day(day)),
		Status: v.words("cards.digest.counts", "Waiting", len(d.Waiting), "Overdue", len(d.Overdue), "Running", len(d.Running), "ToClose", len(d.ToClose)),
		Tone:   digestTone(d)}
	c.Sections = sections(v.digestWaiting(d.Waiting), v.digestOverdue(d.Overdue), v.digestDecided(d), v.digestRunning(d.Running), v.digestToClose(d.ToClose))
	if d.Empty() {
		c.Sections = []chat.Section{lead(v.words("cards.digest.empty"))}
	}
	for _, w := range d.Waiting[:min(len(d.Waiting), digestButtons)] {
		b := v.opening(v.words("cards.button.handle", "Ref", ref(w.Summary)), ref(w.Summary), w.Seat)
		b.Tone = chat.Good // the first stands out: it is the most urgent
		c.Buttons = append(c.Buttons, b)
	}
	c.Buttons = append(c.Buttons, chat.Button{Label: v.words("cards.button.inbox"), More: true, Action: chat.Action{Name: GoInbox}})
	return v.message(string(workflow.NoticeDigest), c)
}

func digestTone(d workflow.Digest) chat.Tone {
	switch {
	case len(d.Overdue) > 0:
		return chat.Bad
	case len(d.Waiting) > 0:
		return chat.Waiting
	}
	return chat.Plain
}

// ref is what people call a filing of a list.
func ref(s workflow.Summary) string {
	if s.Number != "" {
		return s.Number
	}
	return s.ID
}

// part is one part of the digest: a heading with its count, and the lines that
// fit.
func (v View) part(heading string, n int, item func(i int) chat.Item) chat.Section {
	if n == 0 {
		return chat.Section{}
	}
	s := chat.Section{Heading: v.words(heading, "N", n)}
	for i := range min(n, digestLines) {
		s.Items = append(s.Items, item(i))
	}
	if n > digestLines {
		s.Items = append(s.Items, chat.Item{Text: v.words("words.more", "N", n-digestLines)})
	}
	return s
}

func (v View) digestWaiting(rows []workflow.Waiting) chat.Section {
	return v.part("cards.digest.waiting", len(rows), func(i int) chat.Item { return v.waitingItem(rows[i]) })
}

// waitingItem is one open seat in a list: what, where, until when.
func (v View) waitingItem(w workflow.Waiting) chat.Item {
	due, tone := v.due(&workflow.Seat{DueAt: w.DueAt})
	mark := chat.Open
	if tone == chat.Bad {
		mark = chat.Attend
	}
	return chat.Item{Mark: mark, Tone: tone, Text: v.rowText(w.Summary), Note: v.waitingLane(w) + v.words("words.dot") + due}
}

func (v View) rowText(s workflow.Summary) string {
	if s.Number == "" { // a draft: its id says nothing to people
		return v.rowTitle(s)
	}
	return v.words("cards.row", "Ref", ref(s), "Title", v.rowTitle(s))
}

func (v View) rowTitle(s workflow.Summary) string {
	if title := brief(s.Title, cellLength); title != "" {
		return title
	}
	return v.words("cards.untitled")
}

// waitingLane names the lane of a waiting seat; approval has no lanes.
func (v View) waitingLane(w workflow.Waiting) string {
	if w.Step == workflow.StepApprove || v.Office.Book == nil {
		return v.Say.Step(w.Step)
	}
	return v.laneName(w.Lane)
}

func (v View) digestOverdue(rows []workflow.Waiting) chat.Section {
	return v.part("cards.digest.overdue", len(rows), func(i int) chat.Item {
		w := rows[i]
		return chat.Item{Mark: chat.Attend, Tone: chat.Bad, Text: v.rowText(w.Summary),
			Note: v.words("cards.digest.overdue.item", "Lane", v.waitingLane(w), "Name", v.holderName(w.Holder), "Late", v.Say.Late(v.since(w.DueAt)))}
	})
}

// holderName names who holds an overdue seat, or that nobody does.
func (v View) holderName(id string) string {
	if id == "" {
		return v.words("cards.seat.vacant")
	}
	return v.Name(id)
}

func (v View) digestDecided(d workflow.Digest) chat.Section {
	return v.part("cards.digest.decided", len(d.Decided), func(i int) chat.Item {
		made := d.Decided[i]
		mark := verdictMarks[made.Verdict]
		return chat.Item{Mark: mark, Tone: tones[mark], Text: v.rowText(d.Titles[made.Filing]),
			Note: v.words("cards.digest.decided.item", "Name", v.who(made), "Verdict", v.Say.Verdict(made.Verdict), "Step", v.Say.Step(made.Step), "At", v.Moment(made.At))}
	})
}

func (v View) digestRunning(rows []workflow.Filing) chat.Section {
	return v.part("cards.digest.running", len(rows), func(i int) chat.Item {
		f := &rows[i]
		item := chat.Item{Mark: chat.Dot, Tone: chat.Plain, Text: v.rowText(workflow.Summary{ID: f.ID, Number: f.Number, Title: f.Title}),
			Note: v.words("cards.digest.running.item", "State", v.Say.State(f.State), "Dials", v.Say.Count(f.Totals().Dials), "N", f.ComplaintCount())}
		if f.ComplaintCount() > 0 || f.Is(workflow.Suspended) {
			item.Mark, item.Tone = chat.Attend, chat.Warn
		}
		return item
	})
}

func (v View) digestToClose(rows []workflow.Summary) chat.Section {
	return v.part("cards.digest.to_close", len(rows), func(i int) chat.Item {
		s := rows[i]
		return chat.Item{Mark: chat.Open, Tone: chat.Waiting, Text: v.rowText(s),
			Note: v.words("cards.digest.to_close.item", "State", v.Say.State(s.State), "Name", v.Name(s.Applicant), "Held", v.held(s.Since))}
	})
}
