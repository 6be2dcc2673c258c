package blocks

import (
	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// A Post is a message as Slack takes it.
type Post struct {
	// Text is the whole story, escaped: what notifications show and screen
	// readers read. At most 4,000 characters, for chat.update takes no more.
	Text     string
	Blocks   []slack.Block
	Metadata slack.SlackMetadata
}

const (
	postText  = 4000
	eventType = "lian"
)

// Message draws a message for chat.postMessage and chat.update.
func Message(m chat.Message) Post {
	t := tongueOf(m)
	return Post{
		Text:   escapedWithin(story(m, t), postText, t.tail(m.Card)),
		Blocks: fitted(m, conversation),
		Metadata: slack.SlackMetadata{EventType: eventType, EventPayload: map[string]any{
			"key": m.Key, "kind": m.Kind, "subject": m.Subject, "field": m.Field}},
	}
}

// homeCallback is the callback_id of the bot's page.
const homeCallback = "lian.home"

// Home draws a message as the bot's own page, App Home, in place of the page
// with that hash; "" = whatever is there. The caller adds whose page it is.
func Home(m chat.Message, hash string) slack.PublishViewContextRequest {
	r := slack.PublishViewContextRequest{View: slack.HomeTabViewRequest{
		Type: slack.VTHomeTab, CallbackID: homeCallback, Blocks: slack.Blocks{BlockSet: fitted(m, page)}}}
	if hash != "" {
		r.Hash = &hash
	}
	return r
}
