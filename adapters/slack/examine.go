package slack

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/slack-go/slack"
)

// A Finding is one thing that lian doctor looked at. Mend says what to do
// where it is not well.
type Finding struct {
	What string
	Well bool
	Said string
	Mend string
}

// Examine looks whether the app is installed as it must be. A person ("" =
// nobody) is asked to lend their conversation with lian, in which a line is
// shown to them alone.
func (s *Slack) Examine(ctx context.Context, person string) []Finding {
	who, err := s.api.AuthTestContext(ctx)
	if err != nil {
		fault, _ := faultOf(err)
		return []Finding{{What: "bot token", Said: fault.Err.Error(), Mend: "install the app again (OAuth & Permissions) and set slack.bot_token"}}
	}
	found := []Finding{{What: "bot token", Well: true, Said: who.Team + " as " + who.User}, scopesFinding(who.Header), s.appTokenFinding(ctx)}
	if person != "" {
		found = append(found, s.messagesTabFinding(ctx, person))
	}
	return found
}

// scopesFinding compares what was granted with Scopes.
func scopesFinding(header http.Header) Finding {
	granted := strings.FieldsFunc(header.Get("X-OAuth-Scopes"), func(r rune) bool { return r == ',' || r == ' ' })
	var missing []string
	for _, scope := range Scopes {
		if !slices.Contains(granted, scope) {
			missing = append(missing, scope)
		}
	}
	if len(missing) > 0 {
		return Finding{What: "scopes", Said: "missing: " + strings.Join(missing, ", "),
			Mend: "paste lian slack manifest under App Manifest, save, and install the app again"}
	}
	return Finding{What: "scopes", Well: true, Said: "all granted"}
}

func (s *Slack) appTokenFinding(ctx context.Context) Finding {
	if s.AppToken == "" {
		return Finding{What: "intake", Well: true, Said: "HTTP, with the signing secret"}
	}
	_, _, err := s.api.StartSocketModeContext(ctx)
	if err == nil {
		return Finding{What: "app token", Well: true, Said: "Socket Mode answers"}
	}
	fault, _ := faultOf(err)
	mend := "make an app-level token with connections:write (Basic Information) and set slack.app_token"
	if code(err) == "not_allowed_token_type" {
		mend = "slack.app_token must be the app-level token, which begins with xapp-"
	}
	return Finding{What: "app token", Said: fault.Err.Error(), Mend: mend}
}

func (s *Slack) messagesTabFinding(ctx context.Context, person string) Finding {
	channel, _, _, err := s.api.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{person}})
	if err == nil {
		_, err = s.api.PostEphemeralContext(ctx, channel.ID, person, slack.MsgOptionText("lian doctor ✓", false))
	}
	if err == nil {
		return Finding{What: "messages", Well: true, Said: "people can be written to"}
	}
	fault, _ := faultOf(err)
	mend := "see Slack's error code"
	switch code(err) {
	case "messages_tab_disabled":
		mend = "switch on App Home > Messages Tab, and let people send messages there"
	case "user_not_found", "user_disabled", "channel_not_found":
		mend = "the account of this person is wrong or was deactivated; see lian people list"
	}
	return Finding{What: "messages", Said: fault.Err.Error(), Mend: mend}
}
