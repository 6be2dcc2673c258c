package cards

import (
	"slices"

	"lian/bot/chat"
	"lian/workflow"
)

// seatCard draws a seat for one of those who hold or held it: what they must
// know, what is theirs to check, and buttons while it is theirs to decide.
// first is a sentence before everything else, or "".
func seatCard(v View, s *workflow.Seat, first string) chat.Message {
	stand := v.standing(s)
	c := v.card(v.titled(v.seatTitle(s)), stand.status, stand.tone)
	c.Sections = sections(append([]chat.Section{lead(first), stand.section}, v.seatSections(s, stand)...)...)
	c.Buttons = append(v.seatButtons(s, stand), v.looking()...)
	return v.message(string(workflow.NoticeReview), c)
}

// A stand is how a seat looks to the reader.
type stand struct {
	status  string
	tone    chat.Tone
	section chat.Section
	mine    bool // the reader is asked now
	settled bool // somebody's word stands here
}

// standing works out what a seat is to the reader: theirs to decide, decided
// by them or by somebody else, handed on, not yet their turn, or gone.
func (v View) standing(s *workflow.Seat) stand {
	switch {
	case len(v.Filing.Spoken(s)) > 0 && (s.State != workflow.SeatOpen || v.spokeOn(s)):
		return v.decided(s)
	case s.State == workflow.SeatVoid, s.State == workflow.SeatWaiting:
		return v.gone()
	case v.owns():
		return v.notice("cards.seat.own", chat.Muted)
	case !slices.Contains(s.Holders, v.Reader.ID):
		return v.notice("cards.seat.handed", chat.Muted, "Names", v.holders(s))
	case !v.can(workflow.ActPass, s.ID):
		return v.notice("cards.seat.later", chat.Muted, "Names", v.holders(s))
	}
	return v.yours(s)
}

func (v View) spokeOn(s *workflow.Seat) bool {
	return slices.ContainsFunc(v.Filing.Spoken(s), func(d workflow.Decision) bool { return d.Person == v.Reader.ID })
}

// decided tells who decided, when, what and why.
func (v View) decided(s *workflow.Seat) stand {
	mark := marks[s.State]
	st := stand{status: v.Say.Seat(s.State), tone: tones[mark], settled: true, section: chat.Section{Heading: v.words("cards.decision.heading")}}
	for _, d := range v.Filing.Spoken(s) {
		st.section.Items = append(st.section.Items, v.decisionItem(d, opinionLength))
	}
	if s.State == workflow.SeatOpen {
		st.status = v.words("cards.seat.spoken")
		st.section.Text = v.words("cards.seat.waits", "Names", v.holders(s))
	}
	return st
}

// gone tells that the filing left the seat before it spoke.
func (v View) gone() stand {
	st := v.notice("cards.seat.gone", chat.Muted, "State", v.Say.State(v.Filing.State))
	if v.Filing.Reason != "" {
		st.section.Text += "\n" + v.pair(v.words("cards.reason"), brief(v.Filing.Reason, opinionLength))
	}
	return st
}

// notice is a stand that one sentence tells: ID is its status, ID.text the
// sentence.
func (v View) notice(id string, tone chat.Tone, args ...any) stand {
	return stand{status: v.words(id), tone: tone, section: chat.Section{Text: v.words(id+".text", args...)}}
}

// yours asks the reader to decide, and says until when.
func (v View) yours(s *workflow.Seat) stand {
	due, tone := v.due(s)
	st := stand{status: v.words("cards.seat.yours"), tone: chat.Waiting, mine: true,
		section: chat.Section{Fields: []chat.Field{{Label: v.words("cards.due.label"), Value: due, Tone: tone}}}}
	if tone == chat.Bad {
		st.status, st.tone = v.words("cards.seat.overdue"), chat.Bad
	}
	if rule := v.signing(s); rule != "" {
		st.section.Fields = append(st.section.Fields, chat.Field{Label: v.words("cards.seat.signing"), Value: rule})
	}
	return st
}

// seatSections are what a seat of each step has to look at; once it is settled
// the key facts are enough, and where it is nobody's any more not even they.
func (v View) seatSections(s *workflow.Seat, st stand) []chat.Section {
	switch {
	case st.settled && s.Step == workflow.StepClose:
		return []chat.Section{v.results()}
	case st.settled:
		return []chat.Section{v.summary()}
	case !st.mine:
		return nil
	}
	switch s.Step {
	case workflow.StepAssess:
		return []chat.Section{v.changes(), v.summary(), v.findings(), v.risks(), v.checklist(s)}
	case workflow.StepApprove:
		return []chat.Section{v.changes(), v.authority(), v.summary(), v.riskLines(), v.opinions(v.words("cards.opinions"), v.reviewed), v.findings(), v.checklist(s)}
	case workflow.StepClose:
		return []chat.Section{v.results(), v.figures(), v.lessons(), v.checklist(s)}
	}
	return []chat.Section{v.changes(), v.summary(), v.findings(), v.checklist(s)}
}

// reviewed picks what the lanes say of the filing as it stands, not what they
// said of earlier revisions that they read again.
func (v View) reviewed(d workflow.Decision) bool {
	s := v.Filing.Seat(d.Seat)
	return (d.Step == workflow.StepReview || d.Step == workflow.StepAssess) && s != nil && s.Revision == d.Revision
}

// seatButtons are the buttons of a seat that is the reader's to decide.
func (v View) seatButtons(s *workflow.Seat, st stand) []chat.Button {
	if !st.mine {
		return v.buttons("", workflow.ActResume, workflow.ActComment)
	}
	buttons := v.buttons(s.ID, workflow.ActPass, workflow.ActReturn, workflow.ActReject, workflow.ActTransfer, workflow.ActAdd, workflow.ActComment)
	switch {
	case s.Step == workflow.StepAssess && s.AddedBy == "":
		return v.assessButtons(s, buttons)
	case s.Step == workflow.StepClose:
		return relabel(buttons, workflow.ActPass, v.words("cards.button.confirm"))
	}
	return buttons
}

// assessButtons put the risks to rate first; the assessment can be handed in
// once all are.
func (v View) assessButtons(s *workflow.Seat, buttons []chat.Button) []chat.Button {
	if workflow.Summarise(v.Filing.Risks).Open > 0 {
		return append(v.rates(s), without(buttons, workflow.ActPass)...)
	}
	return append(relabel(buttons, workflow.ActPass, v.words("cards.button.assessed")), v.rates(s)...)
}

// checklist is what the seat has to check.
func (v View) checklist(s *workflow.Seat) chat.Section {
	section := chat.Section{Heading: v.words("cards.checklist")}
	points, err := v.Filing.Checklist(v.Office, s)
	if err != nil {
		section.Items = []chat.Item{{Mark: chat.Attend, Tone: chat.Bad, Text: v.words("cards.checklist.failed")}}
		return section
	}
	for _, point := range points {
		section.Items = append(section.Items, chat.Item{Text: v.checkText(point), Note: point.Cites})
	}
	return section
}

// checkText is a point with its number; a star marks what a pass needs.
func (v View) checkText(point workflow.Check) string {
	if point.Star {
		return "★ " + point.ID + " " + v.in(point.Text)
	}
	return point.ID + " " + v.in(point.Text)
}

// changes is what an applicant changed since the revision before, for those
// who read that one: first of all, for it is why they read again.
func (v View) changes() chat.Section {
	f := v.Filing
	switch {
	case f.Is(workflow.Amending):
		return v.editedSoFar()
	case f.Revision > 1 && v.Earlier != nil:
		return Diff(v, v.Earlier, f.Answers)
	}
	return chat.Section{}
}
