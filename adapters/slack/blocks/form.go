package blocks

import (
	"encoding/json"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// An Origin is the message that a form came from; zero where it came from none.
type Origin struct{ Channel, Message string }

// kept is what a form's private_metadata holds until the form comes back.
type kept struct {
	Action  chat.Action `json:"a"`
	Channel string      `json:"c,omitempty"`
	Message string      `json:"m,omitempty"`
}

// Modal draws a form as a window. An action too long for the window's
// metadata, which no form of lian has, is told instead of lost.
func Modal(f chat.Form, o Origin, locale string) slack.ModalViewRequest {
	t := in(locale)
	private, err := json.Marshal(kept{Action: f.Action, Channel: o.Channel, Message: o.Message})
	if err != nil || length(string(private)) > viewPrivate {
		return Told(f.Title, t.tooLong, locale)
	}
	v := notice(formCallback, f.Title, f.Intro, t.cancel)
	if blank(f.Intro) {
		v.Blocks.BlockSet = nil
	}
	submit := f.Submit
	if blank(submit) {
		submit = t.submit
	}
	v.Submit, v.PrivateMetadata = plain(submit, titleText), string(private)
	for _, input := range f.Inputs {
		v.Blocks.BlockSet = append(v.Blocks.BlockSet, t.inputs(input)...)
	}
	return v
}
