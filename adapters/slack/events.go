package slack

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// outer is the frame of the Events API.
type outer struct {
	TeamID   string          `json:"team_id"`
	APIAppID string          `json:"api_app_id"`
	EventID  string          `json:"event_id"`
	Event    json.RawMessage `json:"event"`
}

// inner is what lian reads of an event.
type inner struct {
	Type        string       `json:"type"`
	Subtype     string       `json:"subtype"`
	Channel     string       `json:"channel"`
	ChannelType string       `json:"channel_type"`
	User        string       `json:"user"`
	BotID       string       `json:"bot_id"`
	Team        string       `json:"team"`
	UserTeam    string       `json:"user_team"`
	Text        string       `json:"text"`
	TS          string       `json:"ts"`
	ThreadTS    string       `json:"thread_ts"`
	Tab         string       `json:"tab"`
	Files       []slack.File `json:"files"`
}

// spoken are the subtypes of messages that somebody says now.
var spoken = []string{"", "file_share", "thread_broadcast"}

func (s *Slack) eventDeed(ctx context.Context, e envelope) (deed, error) {
	var out outer
	var in inner
	if json.Unmarshal(e.payload, &out) != nil || json.Unmarshal(out.Event, &in) != nil || out.EventID == "" {
		return deed{}, errUnreadable
	}
	if err := s.sameApp(out.APIAppID); err != nil {
		return deed{}, err
	}
	d := deed{envelope: e, id: out.EventID, user: in.User, team: first(in.UserTeam, in.Team, out.TeamID), channel: in.Channel}
	switch in.Type {
	case "message":
		return s.said(d, in, true)
	case "app_mention":
		return s.said(d, in, false)
	case "app_home_opened":
		if in.Tab != "home" {
			return deed{}, errNotForUs
		}
		d.act, d.home, d.direct, d.channel = chat.Opened{}, true, true, ""
		return d, nil
	case "tokens_revoked", "app_uninstalled":
		s.Log.ErrorContext(ctx, "slack: the app was removed from the workspace, or its tokens were revoked; install it again", "event", in.Type)
		return deed{}, errNotForUs
	}
	return deed{}, errNotForUs
}

// said is a message to lian. In a channel that is one which names it: what
// people say to each other Slack does not even send.
func (s *Slack) said(d deed, in inner, direct bool) (deed, error) {
	mine := in.BotID != "" || in.User == s.me.user || in.User == ""
	if mine || !slices.Contains(spoken, in.Subtype) || direct && in.ChannelType != "im" {
		return deed{}, errNotForUs
	}
	said := chat.Said{Text: in.Text}
	for _, f := range in.Files {
		if f.Mode != "tombstone" {
			said.Files = append(said.Files, s.fileOf(f))
		}
	}
	d.act, d.direct, d.message = said, direct, in.TS
	if in.ThreadTS != in.TS {
		d.thread = in.ThreadTS
	}
	return d, nil
}

// sameApp refuses what was meant for another app.
func (s *Slack) sameApp(id string) error {
	if id != "" && s.me.app != "" && id != s.me.app {
		return errForeignApp
	}
	return nil
}

func first(words ...string) string {
	for _, word := range words {
		if word != "" {
			return word
		}
	}
	return ""
}
