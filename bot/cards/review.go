package cards

import (
	"lian/bot/chat"
	"lian/workflow"
)

// Review asks the holder of a seat in the joint review for an opinion. After
// the decision it says who decided, when and why, on every copy of the card.
func Review(v View, seat string) chat.Message { return v.forSeat(seat, "") }

// Assess asks the risk officer to rate each risk and then to hand in the
// assessment.
func Assess(v View, seat string) chat.Message { return v.forSeat(seat, "") }

// Approve asks an approver, with everything the lanes said.
func Approve(v View, seat string) chat.Message { return v.forSeat(seat, "") }

// Reminder is a seat's card that says it is due.
func Reminder(v View, seat string) chat.Message {
	return v.forSeat(seat, v.words("cards.reminder"))
}

// Nudge is a seat's card that says the applicant asks.
func Nudge(v View, seat string) chat.Message {
	return v.forSeat(seat, v.words("cards.nudge", "Name", v.Name(v.Filing.Applicant)))
}

// forSeat draws a seat, or the status where the seat is no more.
func (v View) forSeat(id, first string) chat.Message {
	s := v.Filing.Seat(id)
	if s == nil {
		return Status(v)
	}
	if first != "" && !v.standing(s).mine {
		first = "" // settled since: there is nothing to remind of
	}
	return seatCard(v, s, first)
}

// authority tells an approver why the filing comes to them, and the amount in
// words that cannot be misread.
func (v View) authority() chat.Section {
	s := chat.Section{Heading: v.words("cards.authority")}
	if route := v.route(); route != nil {
		s.Fields = append(s.Fields, chat.Field{Label: v.words("cards.route"), Value: v.in(route.Title)})
	}
	s.Fields = append(s.Fields, chat.Field{Label: v.words("cards.route.why"), Value: v.routeReason(), Wide: true})
	q := v.question(workflow.KeyBudget)
	if a := v.Filing.Answers[workflow.KeyBudget]; q != nil && len(a) > 0 && v.mayRead(q) {
		s.Fields = append(s.Fields, chat.Field{Label: v.words("cards.amount.words"), Value: v.Say.MoneyWords(a.Int()), Wide: true})
	}
	return s
}

// routeReason names the facts that choose a row of the authority table.
func (v View) routeReason() string {
	r := workflow.Summarise(v.Filing.Risks)
	reasons := []string{v.pair(v.words("cards.residual"), v.Say.Level(r.Level))}
	for _, key := range []string{workflow.KeySize, workflow.KeyBudget} {
		if q := v.question(key); q != nil && v.mayRead(q) && len(v.Filing.Answers[key]) > 0 {
			reasons = append(reasons, v.pair(v.in(q.Label), v.value(q, v.Filing.Answers[key])))
		}
	}
	return v.Say.List(reasons)
}
