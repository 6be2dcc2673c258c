package asking

import (
	"context"
	"slices"

	"lian/bot/chat"
	"lian/bot/reading"
	"lian/workflow"
)

var formWords = []reading.Name{reading.Back, reading.Skip, reading.Save, reading.Cancel, reading.Review, reading.Why,
	reading.Edit, reading.Go, reading.Form, reading.Done, reading.Restart}

// InForm tells whether a command means something only while a question is
// open.
func InForm(name reading.Name) bool { return slices.Contains(formWords, name) }

// obeys tells whether a command is the form's now. 帮助 is, while a question is
// open; 改善体验 looks like an edit and is an answer, unless it names a field.
func (v view) obeys(cmd reading.Command) bool {
	switch {
	case cmd.Name == reading.Help:
		return true
	case cmd.Unsure:
		return len(v.called(cmd.Rest)) > 0
	}
	return InForm(cmd.Name)
}

// obey does what a word of the form says.
func (i *Interview) obey(ctx context.Context, v view, cmd reading.Command) (chat.Reply, error) {
	switch cmd.Name {
	case reading.Review, reading.Why, reading.Help, reading.Form, reading.Cancel:
		return v.look(cmd.Name)
	case reading.Restart:
		return v.ask("", v.restarting()), nil
	}
	do, known := map[reading.Name]deed{
		reading.Back: (*sitting).back, reading.Skip: (*sitting).skip, reading.Save: (*sitting).save,
		reading.Done: (*sitting).done,
		reading.Edit: func(s *sitting) error { return s.editCalled(cmd.Rest) },
		reading.Go:   func(s *sitting) error { return s.goTo(cmd.Rest) },
	}[cmd.Name]
	if !known {
		return chat.Reply{}, &workflow.Problem{Code: workflow.NotNow, Args: map[string]string{"state": string(v.f.State)}}
	}
	return i.change(ctx, v.Turn, v.f.ID, 0, do)
}

// look answers words that change nothing.
func (v view) look(name reading.Name) (chat.Reply, error) {
	c, err := v.course()
	if err != nil {
		return chat.Reply{}, err
	}
	switch name {
	case reading.Review:
		return v.ask("", v.summary()), nil
	case reading.Cancel:
		return v.ask("", v.leaving()), nil
	case reading.Help:
		return v.ask(v.Say.Say("asking.help"), v.next()), nil
	case reading.Form:
		return chat.Reply{Messages: []chat.Message{v.next()}, Form: v.openForm(c)}, nil
	}
	if c.now == nil {
		return v.ask("", v.summary()), nil
	}
	return v.ask(v.because(c.now), v.next()), nil
}

// because tells why a question is asked, and who looks at its answer.
func (v view) because(q *workflow.Question) string {
	why := v.Say.Say("asking.because", "Field", v.in(q.Label), "Why", v.in(q.Why))
	var lanes []string
	p := v.Office.Book.Process
	for _, lane := range append(slices.Clone(p.Review.Lanes), p.Assess.Lanes...) {
		if slices.Contains(q.Lanes, lane.ID) {
			lanes = append(lanes, v.in(lane.Title))
		}
	}
	if len(lanes) == 0 {
		return why
	}
	return v.sentences(why, v.Say.Say("asking.because.lanes", "Lanes", v.Say.List(lanes)))
}

// ask is a sentence, if any, and a card below it.
func (v view) ask(lead string, m chat.Message) chat.Reply {
	if lead == "" {
		return chat.Reply{Messages: []chat.Message{m}}
	}
	return chat.Reply{Messages: []chat.Message{v.said("notice", lead), m}}
}

// leaving asks what becomes of the filing when the person stops here.
func (v view) leaving() chat.Message {
	id := "asking.leaving"
	card := &chat.Card{Buttons: []chat.Button{
		strong(v.Say.Say("asking.button.save"), v.action(DoSave, nil, "")),
		button(v.Say.Say("asking.button.goon"), v.action(DoQuestion, nil, "")),
	}}
	if v.f.Is(workflow.Draft, workflow.Amending) {
		discard := grave(v.Say.Say("asking.button.discard"), v.action(DoDiscard, nil, ""))
		discard.Confirm = v.Say.Say("asking.discard.sure")
		card.Buttons = append(card.Buttons, discard)
	} else {
		id = "asking.leaving.filed"
	}
	card.Sections = []chat.Section{{Text: v.Say.Say(id)}}
	return v.message("leaving", plain(card), card)
}

// restarting asks before a draft is begun anew.
func (v view) restarting() chat.Message {
	card := &chat.Card{Sections: []chat.Section{{Text: v.Say.Say("asking.restarting")}}, Buttons: []chat.Button{
		grave(v.Say.Say("asking.button.restart"), v.action(DoRestart, nil, "yes")),
		button(v.Say.Say("asking.button.goon"), v.action(DoQuestion, nil, "")),
	}}
	return v.message("restarting", plain(card), card)
}
