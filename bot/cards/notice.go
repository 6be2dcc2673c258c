package cards

import (
	"lian/bot/chat"
	"lian/workflow"
)

// ForNotice draws the card that a notice asks for, from the filing as it is
// now. Digests are drawn by Digest.
func ForNotice(v View, n workflow.Notice) chat.Message {
	if n.Kind != workflow.NoticeComment { // it is not kept true: what was said stays said
		v.hangs = n.Kind
	}
	m := v.forNotice(n)
	m.Kind = string(n.Kind)
	return m
}

func (v View) forNotice(n workflow.Notice) chat.Message {
	switch n.Kind {
	case workflow.NoticeReminder:
		return v.reminder(n.Seat)
	case workflow.NoticeNudge:
		return Nudge(v, n.Seat)
	case workflow.NoticeComment:
		return Comment(v, n.Text)
	}
	return v.standingCard(n.Kind, n.Seat)
}

// ForScreen draws a card that hangs on somebody's screen again, as things are
// now. A comment's words are not kept with the screen: its card becomes the
// filing's. The buttons of such a card carry its kind in Value, so that a press
// draws the same card again.
func ForScreen(v View, kind workflow.NoticeKind, seat string) chat.Message {
	v.hangs = kind
	return ForLook(v, kind, seat)
}

// ForLook draws the same card for somebody who asked to see the filing: a look
// at it as it is now, that is not kept true.
func ForLook(v View, kind workflow.NoticeKind, seat string) chat.Message {
	m := v.standingCard(kind, seat)
	m.Kind = string(kind)
	return m
}

// standingCard draws the card of a kind.
func (v View) standingCard(kind workflow.NoticeKind, seat string) chat.Message {
	switch kind {
	case workflow.NoticeReview, workflow.NoticeReminder, workflow.NoticeNudge:
		return v.forSeat(seat, "")
	case workflow.NoticeReturned:
		return Returned(v)
	case workflow.NoticeOutcome:
		return Outcome(v)
	case workflow.NoticeLaunch:
		return Launch(v)
	case workflow.NoticeRunning:
		return Running(v)
	case workflow.NoticeSuspended:
		return Suspended(v)
	case workflow.NoticeComplaint:
		return Complaint(v)
	case workflow.NoticeCloseDue:
		return CloseOut(v)
	case workflow.NoticeVacant:
		return Vacant(v, seat)
	}
	return Status(v)
}

// now draws the card that fits the filing's state, for cards whose own state
// is over.
func (v View) now() chat.Message {
	switch v.Filing.State {
	case workflow.Returned:
		return Returned(v)
	case workflow.Approved:
		return v.approvedCard()
	case workflow.Running, workflow.Amending:
		return Running(v)
	case workflow.Suspended:
		return Suspended(v)
	case workflow.Ended, workflow.Closing:
		return CloseOut(v)
	case workflow.Closed, workflow.Rejected, workflow.Withdrawn, workflow.Cancelled, workflow.Expired:
		return Outcome(v)
	}
	return Status(v)
}

// current draws what serves the reader best: a seat they hold, else the
// filing.
func (v View) current() chat.Message {
	if open := v.Filing.OpenSeats(v.Reader.ID); len(open) > 0 {
		return v.forSeat(open[0].ID, "")
	}
	return v.now()
}

// approvedCard is ops' to start and news to everybody else.
func (v View) approvedCard() chat.Message {
	if v.can(workflow.ActStart, "") {
		return Launch(v)
	}
	return Outcome(v)
}

// reminder reminds of a seat, of a draft that will be archived, or of a return
// that waits for its owner.
func (v View) reminder(seat string) chat.Message {
	if seat != "" {
		return Reminder(v, seat)
	}
	m := v.now()
	switch v.Filing.State {
	case workflow.Draft:
		return v.led(m, v.words("cards.reminder.draft"))
	case workflow.Returned:
		return v.led(m, v.words("cards.reminder.returned", "Ago", v.Say.Ago(v.since(v.Filing.Since))))
	}
	return m
}

// led puts a sentence before a card.
func (v View) led(m chat.Message, sentence string) chat.Message {
	m.Card.Sections = append([]chat.Section{lead(sentence)}, m.Card.Sections...)
	m.Text = v.story(*m.Card)
	return m
}
