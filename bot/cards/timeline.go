package cards

import (
	"slices"

	"lian/bot/chat"
	"lian/workflow"
)

// timelineLength is how many events a timeline shows, the newest; a filing
// that was returned often has more, and the export has all.
const timelineLength = 60

// Timeline tells what happened, in words, the newest first. What the clock or
// the process did by itself is marked 自动.
func Timeline(v View, events []workflow.Event) chat.Message {
	c := v.card(v.titled(v.words("cards.timeline.title")), v.Say.State(v.Filing.State), stateTone(v.Filing.State))
	s := chat.Section{}
	for _, e := range slices.Backward(events) {
		if len(s.Items) == timelineLength {
			c.Footer = v.words("cards.timeline.earlier", "N", len(events)-timelineLength)
			break
		}
		s.Items = append(s.Items, v.eventItem(e))
	}
	if len(events) == 0 {
		s.Text = v.words("cards.timeline.empty")
	}
	c.Sections = []chat.Section{s}
	c.Buttons = []chat.Button{v.opening(v.words("cards.button.show"), v.Filing.Ref(), ""),
		{Label: v.words("cards.button.details"), Action: v.action(GoDetails)}}
	return v.message("timeline", c)
}

var eventMarks = map[workflow.Act]chat.Mark{
	workflow.ActPass: chat.Done, workflow.ActApprove: chat.Done, workflow.ActFinish: chat.Done, workflow.ActJoin: chat.Done, workflow.ActAssessed: chat.Done,
	workflow.ActReturn: chat.Returned, workflow.ActSendBack: chat.Returned, workflow.ActReopen: chat.Returned,
	workflow.ActReject: chat.Refused, workflow.ActRefuse: chat.Refused,
	workflow.ActComplain: chat.Attend, workflow.ActSuspend: chat.Attend, workflow.ActExpire: chat.Attend,
}

func (v View) eventItem(e workflow.Event) chat.Item {
	mark := eventMarks[e.Type]
	return chat.Item{Mark: mark, Tone: tones[mark],
		Text: v.words("cards.event", "At", v.Moment(e.At), "Who", v.Name(e.Actor), "What", v.Say.Act(e.Type)),
		Note: v.eventDetail(e)}
}

// eventDetail words what an event carries: where, to whom, why.
func (v View) eventDetail(e workflow.Event) string {
	var parts []string
	if id := e.Detail["seat"]; id != "" {
		parts = append(parts, v.seatNamed(id))
	}
	if from := e.Detail["from"]; from != "" {
		parts = append(parts, v.words("cards.event.from", "Name", v.Name(from)))
	}
	if to := e.Detail["to"]; to != "" {
		parts = append(parts, v.words("cards.event.to", "Name", v.Name(to)))
	}
	if risk := e.Detail["risk"]; risk != "" {
		parts = append(parts, v.riskName(risk))
	}
	if day := e.Detail["day"]; day != "" {
		parts = append(parts, v.Say.Day(day))
	}
	if cause := e.Detail["cause"]; cause != "" {
		parts = append(parts, Value(v.Say, v.question(workflow.KeyComplaintCause), workflow.Value{cause}, v.Name, v.file))
	}
	return v.Say.List(append(parts, v.eventWords(e)...))
}

// eventWords are what somebody wrote with an event.
func (v View) eventWords(e workflow.Event) []string {
	var words []string
	for _, key := range []string{"reason", "text", "note"} {
		said := e.Detail[key]
		if e.Type == workflow.ActEnd && said == "schedule" {
			said = v.words("cards.event.last_day")
		}
		if said != "" {
			words = append(words, brief(said, opinionLength))
		}
	}
	return words
}

func (v View) seatNamed(id string) string {
	if s := v.Filing.Seat(id); s != nil {
		return v.seatTitle(s)
	}
	return id
}
