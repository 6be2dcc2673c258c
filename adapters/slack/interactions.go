package slack

import (
	"encoding/json"

	"github.com/slack-go/slack"

	"lian/adapters/slack/blocks"
	"lian/bot/chat"
)

// Shortcuts of the manifest.
const (
	fileShortcut = "lian_file_campaign" // from anywhere
	lookShortcut = "lian_look"          // on a message
)

func (s *Slack) interactionDeed(e envelope) (deed, error) {
	var c slack.InteractionCallback
	if json.Unmarshal(e.payload, &c) != nil || c.User.ID == "" {
		return deed{}, errUnreadable
	}
	if err := s.sameApp(c.APIAppID); err != nil {
		return deed{}, err
	}
	d := deed{envelope: e, id: c.TriggerID, user: c.User.ID, team: first(c.User.TeamID, c.Team.ID), direct: true,
		trigger: c.TriggerID, responseURL: c.ResponseURL, channel: c.Channel.ID}
	switch c.Type {
	case slack.InteractionTypeBlockActions:
		return s.pressed(d, c)
	case slack.InteractionTypeViewSubmission:
		return filled(d, c.View)
	case slack.InteractionTypeShortcut:
		d.act, d.channel = chat.Said{Text: "立案"}, ""
		return known(d, c.CallbackID == fileShortcut)
	case slack.InteractionTypeMessageAction:
		return s.looked(d, c)
	case slack.InteractionTypeBlockSuggestion, slack.InteractionTypeViewClosed:
		return deed{}, errNotForUs
	}
	return deed{}, errKind
}

// pressed is a button, or a choice from a menu.
func (s *Slack) pressed(d deed, c slack.InteractionCallback) (deed, error) {
	if len(c.ActionCallback.BlockActions) == 0 {
		return deed{}, errUnreadable
	}
	press := c.ActionCallback.BlockActions[0]
	action, err := blocks.Pressed(*press)
	if err != nil { // tampered with, or of another time: no action at all, which the bot refuses
		s.strange(s.working, err.Error(), d.payload)
	}
	d.act, d.asks, d.title = chat.Pressed{Action: action}, blocks.Opens(*press), press.Text.Text
	d.id = first(d.id, c.Container.MessageTs+"/"+press.ActionID+"/"+press.ActionTs)
	d.message, d.home = c.Container.MessageTs, c.View.Type == slack.VTHomeTab
	if c.Container.IsEphemeral {
		d.message = ""
	}
	return d, nil
}

// filled is a form that was sent in. Its card is named in the form itself,
// for Slack does not tell.
func filled(d deed, v slack.View) (deed, error) {
	fill, files, origin, err := blocks.Filled(v)
	if err != nil {
		return deed{}, err
	}
	d.act, d.files, d.view = fill, files, &v
	d.channel, d.message = origin.Channel, origin.Message
	d.id = first(d.id, v.ID+"/"+v.Hash)
	return d, nil
}

// looked is the shortcut on a message. On one of lian's it shows the filing;
// on any other it starts one.
func (s *Slack) looked(d deed, c slack.InteractionCallback) (deed, error) {
	d.act, d.message = chat.Said{Text: "立案"}, ""
	if subject, is := c.Message.Metadata.EventPayload["subject"].(string); is && subject != "" && c.Message.User == s.me.user {
		d.act = chat.Said{Text: "查看 " + subject}
	}
	return known(d, c.CallbackID == lookShortcut)
}

func known(d deed, is bool) (deed, error) {
	if !is {
		return deed{}, errKind
	}
	return d, nil
}

func (s *Slack) commandDeed(e envelope) (deed, error) {
	var c struct {
		TriggerID   string `json:"trigger_id"`
		TeamID      string `json:"team_id"`
		APIAppID    string `json:"api_app_id"`
		ChannelID   string `json:"channel_id"`
		UserID      string `json:"user_id"`
		Text        string `json:"text"`
		ResponseURL string `json:"response_url"`
	}
	if json.Unmarshal(e.payload, &c) != nil || c.UserID == "" || c.TriggerID == "" {
		return deed{}, errUnreadable
	}
	if err := s.sameApp(c.APIAppID); err != nil {
		return deed{}, err
	}
	return deed{envelope: e, id: c.TriggerID, user: c.UserID, team: c.TeamID, direct: true, channel: c.ChannelID,
		trigger: c.TriggerID, responseURL: c.ResponseURL, act: chat.Said{Text: first(c.Text, "帮助")}}, nil
}
