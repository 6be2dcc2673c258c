package cards

import (
	"lian/bot/chat"
	"lian/workflow"
)

// Comment shows what somebody said about the filing; said is "" where the card
// is drawn again and only the journal remembers it.
func Comment(v View, said string) chat.Message {
	by, said, at := v.lastComment(said)
	if said == "" {
		return Status(v)
	}
	c := v.card(v.titled(v.words("cards.comment.title")), v.Say.State(v.Filing.State), chat.Plain)
	c.Sections = []chat.Section{{Heading: by, Text: chat.Cut(clean(said), commentLength)}, v.where()}
	c.Footer = at
	c.Buttons = append(v.buttons("", workflow.ActComment), v.opening(v.words("cards.button.show"), v.Filing.Ref(), ""))
	c.Buttons = append(c.Buttons, v.looking()...)
	return v.message(string(workflow.NoticeComment), c)
}

// commentLength is how much of a comment its card shows, in graphemes.
const commentLength = 1000

// lastComment finds in the journal who said something, and when; of said ""
// the newest comment.
func (v View) lastComment(said string) (by, words, at string) {
	for i := len(v.Journal) - 1; i >= 0; i-- {
		e := v.Journal[i]
		if e.Type == workflow.ActComment && (said == "" || e.Detail["text"] == said) {
			return v.Name(e.Actor), e.Detail["text"], v.Moment(e.At)
		}
	}
	return "", said, ""
}

// Complaint tells owner, compliance and ops that a complaint came in, beside
// all of them so far.
func Complaint(v View) chat.Message {
	if !v.Filing.Is(workflow.Running, workflow.Suspended, workflow.Amending, workflow.Ended, workflow.Closing) {
		return v.now()
	}
	c := v.card(v.titled(v.words("cards.complaint.title")), v.words("cards.complaints", "N", v.Filing.ComplaintCount()), chat.Warn)
	c.Sections = sections(lead(v.words("cards.complaint.lead")), v.causes(), v.complaintRate(), v.where())
	c.Buttons = append(v.buttons("", workflow.ActSuspend, workflow.ActResume, workflow.ActComplain, workflow.ActComment), v.opening(v.words("cards.button.show"), v.Filing.Ref(), ""))
	c.Buttons = append(c.Buttons, v.looking()...)
	return v.message(string(workflow.NoticeComplaint), c)
}

// complaintRate sets complaints against calls, per ten thousand as the field
// counts them.
func (v View) complaintRate() chat.Section {
	t := v.Filing.Totals()
	if t.Dials == 0 {
		return chat.Section{}
	}
	per10k := int64(v.Filing.ComplaintCount()) * 10000 / t.Dials
	return chat.Section{Fields: []chat.Field{v.figure(workflow.KeyReportDials, t.Dials),
		{Label: v.words("cards.complaint.rate"), Value: v.words("cards.complaint.rate.value", "N", v.Say.Count(per10k))}}}
}

// Vacant tells an administrator of a seat that nobody can take: it never
// passes by itself.
func Vacant(v View, seat string) chat.Message {
	s := v.Filing.Seat(seat)
	if s == nil || s.State != workflow.SeatOpen || len(s.Holders) >= s.Need {
		return Status(v)
	}
	c := v.card(v.titled(v.words("cards.vacant.title")), v.words("cards.vacant.status"), chat.Bad)
	fields := []chat.Field{
		{Label: v.words("cards.vacant.seat"), Value: v.seatTitle(s)},
		{Label: v.words("cards.vacant.role"), Value: v.Say.Role(s.Role)},
		{Label: v.words("cards.vacant.need"), Value: v.words("cards.vacant.need.value", "Need", s.Need, "Have", len(s.Holders))}}
	if s.Level != "" {
		fields = append(fields, chat.Field{Label: v.words("cards.vacant.level"), Value: v.authorityLevel(s.Level)})
	}
	c.Sections = []chat.Section{lead(v.words("cards.vacant.lead")), {Fields: fields}}
	c.Buttons = v.looking()
	return v.message(string(workflow.NoticeVacant), c)
}

// authorityLevel names a level of authority.
func (v View) authorityLevel(level string) string {
	if id := "words.authority." + level; v.Say.Has(id) {
		return v.words(id)
	}
	return level
}
