package workflowtest

import (
	"fmt"
	"slices"

	"lian/workflow"
)

// A Model is the pure model of a walk: one filing in memory, to which deeds are
// done as a store would have them done. A deed works on a copy, which is thrown
// away where the deed is refused.
type Model struct {
	Office workflow.Office
	Filing *workflow.Filing
	// Raised is what every change raised, one entry a version; the first is the
	// draft's.
	Raised []workflow.Raised
	// Story tells the deeds that were done, a line each.
	Story []string

	revisions []workflow.Revision
	refused   []int           // revisions of changes that never came into force
	turned    map[string]bool // lanes whose turn has come once
}

// NewModel has 林晓 draft the ordinary campaign.
func NewModel(t Fataler, book *workflow.Book, people []workflow.Person) *Model {
	t.Helper()
	o := OfficeAt(book, Start)
	o.People = slices.Clone(people)
	f := workflow.NewDraft(o, o.Person("lin"))
	for key, v := range Ordinary() {
		if err := f.Answer(o, o.Person("lin"), key, v); err != nil {
			t.Fatal(err)
		}
	}
	f.Version = 1
	return &Model{Office: o, Filing: f, turned: map[string]bool{}}
}

// Drafted returns the draft for a store to create, before anything was done.
func (m *Model) Drafted() *workflow.Filing {
	draft := *m.Filing
	return &draft
}

// Begin ends the drafting: what was raised until now is the first entry.
func (m *Model) Begin() { m.Raised = append(m.Raised, m.Filing.Collect()) }

// Let has time pass and people come and go, and says what the deed is that
// follows: most are turned into what somebody may do.
func (m *Model) Let(d Deed) Deed {
	m.Office.Now = m.Office.Now.Add(d.Pace(m.Filing))
	if d.Leaves {
		i := slices.IndexFunc(m.Office.People, func(p workflow.Person) bool { return p.ID == d.To })
		m.Office.People[i].Active = !m.Office.People[i].Active
	}
	return d.Guided(m.Filing, m.Office)
}

// Play does a deed. It returns the refusal, if it was one, and what the deed
// broke.
func (m *Model) Play(t Fataler, d Deed) (broken []string, refusal error) {
	t.Helper()
	before := Printed(t, m.Filing)
	work := before.Filing(t)
	work.Version = m.Filing.Version
	if err := d.Do(m.Office, work, m.Office.Person(d.Who)); err != nil {
		return nil, err
	}
	raised := work.Collect()
	if len(raised.Events)+len(raised.Notices) == 0 && Printed(t, work) == before {
		return nil, nil
	}
	broken = m.judge(m.Filing, work, raised)
	switch d.What {
	case workflow.ActRemind:
		broken = append(broken, m.nobodyGone(work)...)
	case workflow.ActSubmit:
		broken = append(broken, m.previewed(m.Filing, work)...)
	}
	work.Version++
	m.Story = append(m.Story, fmt.Sprintf("%s %s %s %s → %s, revision %d", m.Office.Now.Format("01-02 15:04"), m.Filing.State, d.Who, d.words(m.Filing), work.State, work.Revision))
	m.Filing, m.Raised = work, append(m.Raised, raised)
	for _, s := range work.OpenSeats("") {
		m.turned[s.Lane] = true
	}
	return broken, nil
}

// Straight is the next deed on the straight way: what takes the filing on,
// from the first who may do it, and the day after where nobody may yet.
func (m *Model) Straight() Deed {
	m.Office.Now = m.Office.Now.Add(Deed{}.Pace(m.Filing))
	onward := []workflow.Act{workflow.ActSubmit, workflow.ActStart, workflow.ActPass}
	if m.Filing.State == workflow.Assessing && workflow.Summarise(m.Filing.Risks).Open > 0 {
		onward = []workflow.Act{workflow.ActRate}
	}
	for _, p := range m.Office.People {
		for _, a := range m.Filing.WhatCanIDo(m.Office, p) {
			if slices.Contains(onward, a.Act) {
				seat := slices.IndexFunc(m.Filing.Seats, func(s workflow.Seat) bool { return s.ID == a.Seat })
				return Deed{Who: p.ID, What: a.Act, Seat: max(0, seat), Score: 2}
			}
		}
	}
	return Deed{Who: workflow.Clock.ID, What: workflow.ActRemind}
}

// words tell what a deed is in a story.
func (d Deed) words(f *workflow.Filing) string {
	switch d.What {
	case workflow.ActPass, workflow.ActReturn, workflow.ActReject:
		return string(d.What) + " " + d.seat(f)
	case workflow.ActTransfer, workflow.ActAdd:
		return string(d.What) + " " + d.seat(f) + " to " + d.To
	case workflow.ActAnswer:
		return fmt.Sprintf("%s %s with %d", d.What, d.Field, d.Score)
	}
	return string(d.What)
}
