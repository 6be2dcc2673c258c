package slacktest_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"lian/adapters/slack/slacktest"
)

func TestPostIsRefused_23(t *testing.T) {
	w, api := office(t)
	w.Channel("C3", "old", w.Bot)
	w.Archive("C3")
	w.Join(slacktest.User{ID: "U9", Name: "离职", Deactivated: true})
	sixty := slack.MsgOptionBlocks(blocks(60)...)
	heavy := slack.MsgOptionBlocks(sections(5, strings.Repeat("长", 2900))...)
	for _, c := range []struct {
		check         int
		where, text   string
		option        slack.MsgOption
		code, pointer string
	}{
		{check: 23, where: "U1", code: "no_text"},
		{check: 23, where: "C9", text: "到", code: "channel_not_found"},
		{check: 23, where: "C2", text: "到", code: "not_in_channel"},
		{check: 23, where: "C3", text: "到", code: "is_archived"},
		{check: 28, where: "U9", text: "到", code: "channel_not_found"},
		{check: 17, where: "U1", text: "到", option: sixty, code: "invalid_blocks", pointer: "/blocks"},
		{check: 23, where: "U1", text: "到", option: heavy, code: "msg_blocks_too_long"},
		{check: 18, where: "U1", text: "到", option: slack.MsgOptionBlocks(header(strings.Repeat("题", 151))), code: "invalid_blocks", pointer: "/blocks/0"},
	} {
		t.Run(fmt.Sprintf("%d %s", c.check, c.code), func(t *testing.T) {
			opts := manners(c.text)
			if c.option != nil {
				opts = append(opts, c.option)
			}
			_, _, err := api.PostMessage(c.where, opts...)
			wantError(t, err, c.code)
			if no, ok := err.(slack.SlackErrorResponse); ok && !strings.Contains(strings.Join(no.ResponseMetadata.Messages, " "), c.pointer) {
				t.Errorf("messages %q do not point at %s", no.ResponseMetadata.Messages, c.pointer)
			}
		})
	}
	w.Break(func(f *slacktest.Faults) { f.MessagesTabOff = true })
	_, _, err := api.PostMessage("U1", manners("到")...)
	wantError(t, err, "messages_tab_disabled")
}

func blocks(n int) (list []slack.Block) {
	for range n {
		list = append(list, slack.NewDividerBlock())
	}
	return list
}

func sections(n int, text string) (list []slack.Block) {
	for range n {
		list = append(list, slack.NewSectionBlock(slack.NewTextBlockObject(slack.PlainTextType, text, false, false), nil, nil))
	}
	return list
}

func header(text string) slack.Block {
	return slack.NewHeaderBlock(slack.NewTextBlockObject(slack.PlainTextType, text, false, false))
}

func TestPostToAPersonOpensTheDM_23_30(t *testing.T) {
	w, api := office(t)
	channel, first, err := api.PostMessage("U1", manners("一")...)
	if err != nil || channel != w.DM("U1") {
		t.Fatalf("channel %q, %v", channel, err)
	}
	_, second, err := api.PostMessage(channel, manners("二")...)
	if err != nil || second <= first {
		t.Errorf("ts %s after %s, %v", second, first, err)
	}
	if got := w.Messages("U1"); len(got) != 2 || slacktest.Legible(got[1]) != "二" {
		t.Errorf("messages %+v", got)
	}
}

func TestPostWithoutManners(t *testing.T) {
	w, api := office(t, func(o *slacktest.Options) { o.MetadataType = "lian" })
	for _, c := range []struct {
		check int
		opts  []slack.MsgOption
	}{
		{23, manners("", card("v"))},
		{23, manners(strings.Repeat("长", 4100))},
		{26, []slack.MsgOption{slack.MsgOptionText("无", false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl()}},
		{26, manners("别的", slack.MsgOptionMetadata(slack.SlackMetadata{EventType: "other", EventPayload: map[string]any{"key": "k"}}))},
		{39, manners("https://example.com", slack.MsgOptionEnableLinkUnfurl())},
		{39, manners("@林晓", slack.MsgOptionLinkNames(true))},
		{42, manners("令牌 xoxb-123-abc")},
	} {
		if _, _, err := api.PostMessage("U1", c.opts...); err != nil {
			t.Errorf("check %d: %v", c.check, err)
		}
		wantViolations(t, w, c.check)
	}
}

func TestLongTextIsTruncated_23(t *testing.T) {
	w, api := office(t)
	if _, _, err := api.PostMessage("U1", manners(strings.Repeat("长", 40_001))...); err != nil {
		t.Fatal(err)
	}
	if n := len([]rune(w.Messages("U1")[0].Text)); n != 40_000 {
		t.Errorf("%d characters", n)
	}
	wantViolations(t, w, 23)
}

func TestUpdate_24(t *testing.T) {
	w, api := office(t)
	run(t, w, 2)
	dm, ts, err := api.PostMessage("U1", manners("卡片", card("v"))...)
	if err != nil {
		t.Fatal(err)
	}
	said := w.Say("U1", "我说的")
	if !said.Acknowledged() {
		t.Fatal("not acknowledged")
	}
	theirs := w.Messages("U1")[1].TS
	for _, c := range []struct{ channel, ts, text, code string }{
		{"U1", ts, "新", "channel_not_found"},
		{dm, "1.000001", "新", "message_not_found"},
		{dm, theirs, "新", "cant_update_message"},
		{dm, ts, strings.Repeat("长", 4001), "msg_too_long"},
	} {
		_, _, _, err := api.UpdateMessage(c.channel, c.ts, slack.MsgOptionText(c.text, false))
		wantError(t, err, c.code)
	}
	if _, _, _, err := api.UpdateMessage(dm, ts, slack.MsgOptionText("只有字", false)); err != nil {
		t.Fatal(err)
	}
	m, _ := w.Message(dm, ts)
	if m.Blocks != nil || m.Metadata == nil || !m.Edited {
		t.Errorf("text alone takes the blocks and keeps the metadata: %+v", m)
	}
}

func TestEphemeral_25(t *testing.T) {
	w, api := office(t)
	_, err := api.PostEphemeral("C1", "U2", slack.MsgOptionText("悄悄", false))
	wantError(t, err, "user_not_in_channel")
	ts, err := api.PostEphemeral("C1", "U1", slack.MsgOptionText("悄悄", false))
	if err != nil || len(w.Ephemerals("U1")) != 1 || len(w.Messages("C1")) != 0 {
		t.Fatalf("%v, %d ephemerals", err, len(w.Ephemerals("U1")))
	}
	_, _, _, err = api.UpdateMessage("C1", ts, slack.MsgOptionText("改", false))
	wantError(t, err, "message_not_found")
	w.Break(func(f *slacktest.Faults) { f.DropEphemerals = 1 })
	if _, err := api.PostEphemeral("C1", "U1", slack.MsgOptionText("丢", false)); err != nil || len(w.Ephemerals("U1")) != 1 {
		t.Errorf("%v, %d ephemerals", err, len(w.Ephemerals("U1")))
	}
}

// raw calls a method without the client, and gives back its error.
func raw(t *testing.T, w *slacktest.Workspace, method, contentType, token, body string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, w.URL()+method, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", contentType)
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	var out struct {
		Error  string `json:"error"`
		Needed string `json:"needed"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(out.Error + " " + out.Needed)
}

const (
	form     = "application/x-www-form-urlencoded"
	jsonType = "application/json; charset=utf-8"
)

func TestArguments_16(t *testing.T) {
	w, _ := office(t)
	meta := `"unfurl_links":false,"unfurl_media":false,"metadata":{"event_type":"lian","event_payload":{}}`
	for _, c := range []struct{ kind, body, want string }{
		{jsonType, `{"channel":"U1","text":"对象",` + meta + `}`, ""},
		{jsonType, `{"channel":"U1","text":"对象","blocks":[{"type":"divider"}],` + meta + `}`, ""},
		{jsonType, `{"channel":"U1","text":"文本","blocks":"[{\"type\":\"divider\"}]",` + meta + `}`, ""},
		{jsonType, `{"channel":`, "invalid_json"},
		{form, "channel=U1&text=x&blocks=" + url.QueryEscape("[{"), "invalid_blocks_format"},
	} {
		if got := raw(t, w, "chat.postMessage", c.kind, w.BotToken, c.body); got != c.want {
			t.Errorf("%s: %q, want %q", c.body, got, c.want)
		}
	}
}
