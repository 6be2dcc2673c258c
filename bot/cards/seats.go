package cards

import (
	"slices"

	"lian/bot/chat"
	"lian/workflow"
)

// named is how many holders of a seat are named before the rest is counted.
const named = 3

// seatTitle names a seat by its lane, by its place in the authority table, or
// by who added it.
func (v View) seatTitle(s *workflow.Seat) string {
	title := v.laneTitle(s)
	if s.AddedBy != "" {
		return v.words("cards.seat.added", "Seat", title, "By", v.Name(s.AddedBy))
	}
	return title
}

func (v View) laneTitle(s *workflow.Seat) string {
	if s.Step == workflow.StepApprove {
		if rule := v.routeSeat(s); rule != nil && rule.Title != (workflow.Words{}) {
			return v.in(rule.Title)
		}
		return v.Say.Step(s.Step)
	}
	return v.laneName(s.Lane)
}

// laneName names a lane of any step; a lane that the rule book does not have
// any more is its role's, or its id.
func (v View) laneName(id string) string {
	p := v.Office.Book.Process
	for _, step := range []workflow.Step{p.Review, p.Assess, p.Close} {
		for _, lane := range step.Lanes {
			if lane.ID == id {
				return v.in(lane.Title)
			}
		}
	}
	return v.Say.Role(workflow.Role(id))
}

// laneNames names lanes in the order of the process.
func (v View) laneNames(ids []string) string {
	var names []string
	p := v.Office.Book.Process
	for _, step := range []workflow.Step{p.Review, p.Assess, p.Close} {
		for _, lane := range step.Lanes {
			if slices.Contains(ids, lane.ID) {
				names = append(names, v.in(lane.Title))
			}
		}
	}
	return v.Say.List(names)
}

// route is the row of the authority table that was chosen, or nil.
func (v View) route() *workflow.Route {
	routes := v.Office.Book.Process.Approve.Routes
	i := slices.IndexFunc(routes, func(r workflow.Route) bool { return r.ID == v.Filing.Route })
	if i < 0 {
		return nil
	}
	return &routes[i]
}

func (v View) routeSeat(s *workflow.Seat) *workflow.SeatRule {
	route := v.route()
	if route == nil {
		return nil
	}
	i := slices.IndexFunc(route.Seats, func(r workflow.SeatRule) bool { return r.ID == s.Rule })
	if i < 0 {
		return nil
	}
	return &route.Seats[i]
}

// waitingFor are the holders of an open seat who have not spoken; in turn only
// the next.
func (v View) waitingFor(s *workflow.Seat) []string {
	spoken := v.Filing.Spoken(s)
	var left []string
	for _, id := range s.Holders {
		if !slices.ContainsFunc(spoken, func(d workflow.Decision) bool { return d.Person == id }) {
			left = append(left, id)
		}
	}
	if s.InTurn && len(left) > 1 {
		return left[:1]
	}
	return left
}

// holders names who is waited for, and how many of them must pass.
func (v View) holders(s *workflow.Seat) string {
	ids := v.waitingFor(s)
	if len(ids) == 0 {
		return v.words("cards.seat.vacant")
	}
	who := v.names(ids[:min(len(ids), named)])
	if len(ids) > named {
		who = v.words("cards.seat.others", "Names", who, "N", len(ids))
	}
	if rule := v.signing(s); rule != "" {
		return v.words("cards.seat.rule", "Names", who, "Rule", rule)
	}
	return who
}

// signing tells how many of several holders must pass: 会签, 或签, 依次.
func (v View) signing(s *workflow.Seat) string {
	switch n := len(s.Holders); {
	case n <= 1:
		return ""
	case s.InTurn:
		return v.words("cards.sign.in_turn")
	case s.Need == 1:
		return v.words("cards.sign.any")
	case s.Need >= n:
		return v.words("cards.sign.all")
	}
	return v.words("cards.sign.some", "Need", s.Need, "Of", len(s.Holders))
}

// due tells when a seat is due, and how long that still is.
func (v View) due(s *workflow.Seat) (string, chat.Tone) {
	left := s.DueAt.Sub(v.Office.Now)
	if left < 0 {
		return v.words("cards.due", "At", v.Moment(s.DueAt), "Left", v.Say.Late(left)), chat.Bad
	}
	return v.words("cards.due", "At", v.Moment(s.DueAt), "Left", v.Say.Left(left)), chat.Waiting
}

var marks = map[workflow.SeatState]chat.Mark{workflow.SeatWaiting: chat.Later, workflow.SeatOpen: chat.Open,
	workflow.SeatPassed: chat.Done, workflow.SeatReturned: chat.Returned, workflow.SeatRejected: chat.Refused}

var tones = map[chat.Mark]chat.Tone{chat.Done: chat.Good, chat.Open: chat.Waiting, chat.Later: chat.Muted,
	chat.Returned: chat.Warn, chat.Refused: chat.Bad}

// seatItem is one seat in a list of progress.
func (v View) seatItem(s *workflow.Seat) chat.Item {
	mark := marks[s.State]
	item := chat.Item{Mark: mark, Tone: tones[mark], Text: v.seatTitle(s)}
	switch s.State {
	case workflow.SeatOpen:
		item.Text = v.pair(item.Text, v.holders(s))
		item.Note, item.Tone = v.due(s)
	case workflow.SeatWaiting:
		item.Note = v.Say.Seat(s.State)
	default:
		item.Text = v.pair(item.Text, v.spokenWord(s))
		item.Note = v.Moment(s.DecidedAt)
	}
	return item
}

// spokenWord names who settled a seat, and how.
func (v View) spokenWord(s *workflow.Seat) string {
	spoken := v.Filing.Spoken(s)
	if len(spoken) == 0 {
		return v.Say.Seat(s.State)
	}
	last := spoken[len(spoken)-1]
	return v.words("cards.decided", "Name", v.who(last), "Verdict", v.Say.Verdict(last.Verdict))
}

// who names who decided; somebody who stood in is named with the other.
func (v View) who(d workflow.Decision) string {
	if d.OnBehalf == "" {
		return v.Name(d.Person)
	}
	return v.words("cards.on_behalf", "Name", v.Name(d.Person), "For", v.Name(d.OnBehalf))
}

var verdictMarks = map[workflow.Verdict]chat.Mark{workflow.VerdictPass: chat.Done,
	workflow.VerdictReturn: chat.Returned, workflow.VerdictReject: chat.Refused}

// decisionItem is one decision with its opinion, shortened to max graphemes;
// 0 shows all of it.
func (v View) decisionItem(d workflow.Decision, max int) chat.Item {
	mark := verdictMarks[d.Verdict]
	item := chat.Item{Mark: mark, Tone: tones[mark],
		Text: v.words("cards.decision", "Seat", v.decidedSeat(d), "Name", v.who(d), "Verdict", v.Say.Verdict(d.Verdict), "At", v.Moment(d.At))}
	if d.Revision != v.Filing.Revision {
		item.Text += v.words("words.aside", "Text", v.words("cards.revision", "N", d.Revision))
	}
	if d.Verdict == workflow.VerdictReturn && len(d.Fields) > 0 {
		item.Note = v.words("cards.asked", "Fields", v.labels(d.Fields)) + "\n"
	}
	item.Note += opinionText(d.Opinion, max)
	return item
}

func opinionText(opinion string, max int) string {
	if max == 0 {
		return clean(opinion)
	}
	return brief(opinion, max)
}

func (v View) decidedSeat(d workflow.Decision) string {
	if s := v.Filing.Seat(d.Seat); s != nil {
		return v.seatTitle(s)
	}
	return v.laneName(d.Lane)
}

// opinions are the decisions so far, the newest last; the oldest of many are
// left to 详情.
func (v View) opinions(heading string, keep func(workflow.Decision) bool) chat.Section {
	s := chat.Section{Heading: heading}
	for _, d := range v.Filing.Decisions {
		if keep(d) {
			s.Items = append(s.Items, v.decisionItem(d, opinionLength))
		}
	}
	if more := len(s.Items) - opinionsShown; more > 0 {
		s.Items = append([]chat.Item{{Text: v.words("cards.opinions.more", "N", more)}}, s.Items[more:]...)
	}
	return s
}

// opinionsShown is how many decisions a card shows in full.
const opinionsShown = 8
