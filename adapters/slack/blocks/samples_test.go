package blocks

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"lian/adapters/slack/slacktest/blockkit"
	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/chat/chattest"
	"lian/workflow/policy"
)

// samples are all cards that lian draws, in a locale, and the suite's own.
func samples(t testing.TB, locale string) []cards.Sample {
	t.Helper()
	book, err := policy.Default()
	if err != nil {
		t.Fatal(err)
	}
	list, err := cards.Samples(book, locale)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range chattest.Samples(locale) {
		list = append(list, cards.Sample{Name: "chattest", State: m.Kind, Message: m})
	}
	return list
}

func everySample(t *testing.T, look func(t *testing.T, m chat.Message)) {
	for _, locale := range []string{"zh-CN", "en"} {
		for _, s := range samples(t, locale) {
			t.Run(locale+"/"+s.Name+"/"+s.State, func(t *testing.T) { look(t, s.Message) })
		}
	}
}

func TestEverySampleIsTakenAndLegible(t *testing.T) {
	everySample(t, func(t *testing.T, m chat.Message) {
		post := Message(m)
		accepted(t, post)
		legible(t, "the blocks", read(post.Blocks), m)
		if length(post.Text) < postText {
			legible(t, "the text", unescaped(post.Text), m)
		}
		home := Home(m, "")
		if refused := blockkit.View(raw(t, home.View)); len(refused) > 0 {
			t.Errorf("as a page: %q", refused)
		}
		legible(t, "the page", read(home.View.Blocks.BlockSet), m)
	})
}

func TestEveryButtonComesBackAsItWasSent(t *testing.T) {
	everySample(t, func(t *testing.T, m chat.Message) {
		var want, got []chat.Action
		if m.Card != nil {
			for _, b := range m.Card.Buttons {
				want = append(want, b.Action)
			}
		}
		for _, press := range presses(t, Message(m).Blocks) {
			a, err := Pressed(press)
			if err != nil {
				t.Errorf("%+v: %v", press, err)
			}
			got = append(got, a)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("actions (-sent +pressed):\n%s", diff)
		}
	})
}

func TestARedrawKeepsTheActionIDs(t *testing.T) {
	everySample(t, func(t *testing.T, m chat.Message) {
		before := presses(t, Message(m).Blocks)
		if m.Card == nil {
			return
		}
		m.Card.Status = "别的状态"
		for i := range m.Card.Buttons {
			m.Card.Buttons[i].Action.Revision++
		}
		for i, press := range presses(t, Message(m).Blocks) {
			if press.ActionID != before[i].ActionID {
				t.Errorf("%q became %q", before[i].ActionID, press.ActionID)
			}
		}
	})
}

// accepted wants what Slack would take, within the size it was seen to take.
func accepted(t *testing.T, p Post) {
	t.Helper()
	body := raw(t, map[string]any{"text": p.Text, "blocks": p.Blocks, "metadata": p.Metadata})
	if refused := blockkit.Message(body); len(refused) > 0 {
		t.Errorf("Slack refuses it: %q", refused)
	}
	if n := length(string(raw(t, p.Blocks))); n > 12_000 || len(p.Blocks) > 50 || length(p.Text) > 4000 {
		t.Errorf("%d characters in %d blocks, text of %d", n, len(p.Blocks), length(p.Text))
	}
	walk(p.Blocks, func(object map[string]any) {
		if text, _ := object["text"].(string); length(text) > 3000 {
			t.Errorf("%d characters in one text", length(text))
		}
	})
	ids := map[string]bool{}
	for _, press := range presses(t, p.Blocks) {
		if press.Type == "button" && ids[press.ActionID] {
			t.Errorf("action_id %q is there twice", press.ActionID)
		}
		ids[press.ActionID] = true
	}
}

// legible wants every word of a card.
func legible(t *testing.T, where, seen string, m chat.Message) {
	t.Helper()
	if m.Card == nil {
		m.Card = &chat.Card{Title: m.Text}
	}
	for _, part := range telling(*m.Card, chinese) {
		for _, word := range part.words {
			if !strings.Contains(seen, chat.Clean(word)) {
				t.Errorf("%s does not say %q:\n%s", where, word, seen)
			}
		}
	}
}

func raw(t testing.TB, v any) []byte {
	t.Helper()
	body, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// unescaped is mrkdwn or top-level text as Slack shows it.
func unescaped(text string) string {
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(text)
}

// read is everything that stands in blocks.
func read(blocks []slack.Block) string {
	var texts []string
	walk(blocks, func(object map[string]any) {
		text, is := object["text"].(string)
		if !is {
			return
		}
		if object["type"] == slack.MarkdownType {
			text = strings.ReplaceAll(unescaped(text), "*", "")
		}
		texts = append(texts, text)
	})
	return strings.Join(texts, "\n")
}

// walk visits every object of blocks, as Slack gets them.
func walk(blocks any, visit func(map[string]any)) {
	body, err := json.Marshal(blocks)
	if err != nil {
		panic(err)
	}
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		panic(err)
	}
	walkValue(value, visit)
}

func walkValue(value any, visit func(map[string]any)) {
	switch v := value.(type) {
	case []any:
		for _, each := range v {
			walkValue(each, visit)
		}
	case map[string]any:
		visit(v)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			walkValue(v[key], visit)
		}
	}
}

// presses are what Slack sends when each button and each option is pressed, in
// the order in which they stand.
func presses(t testing.TB, blocks []slack.Block) (list []slack.BlockAction) {
	t.Helper()
	for _, b := range blocks {
		row, is := b.(*slack.ActionBlock)
		if !is {
			continue
		}
		for _, e := range row.Elements.ElementSet {
			var options []*slack.OptionBlockObject
			var press slack.BlockAction
			switch e := e.(type) {
			case *slack.ButtonBlockElement:
				list = append(list, slack.BlockAction{ActionID: e.ActionID, Type: "button", Value: e.Value})
			case *slack.OverflowBlockElement:
				press, options = slack.BlockAction{ActionID: e.ActionID, Type: "overflow"}, e.Options
			case *slack.SelectBlockElement:
				press, options = slack.BlockAction{ActionID: e.ActionID, Type: "static_select"}, e.Options
			}
			for _, o := range options {
				press.SelectedOption = *o
				list = append(list, press)
			}
		}
	}
	return list
}
