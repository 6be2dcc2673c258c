package chattest

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"lian/bot/chat"
)

// showsSamples: what a card says above all, its title, its status and its
// buttons, is legible on every product.
func showsSamples(t *testing.T, b Bench, _ *handled) {
	samples := append(append(Samples("zh-CN"), Samples("en")...), b.Samples...)
	for _, m := range samples {
		seen := sendAndSee(t, b, m)
		for _, want := range essentials(m) {
			if !strings.Contains(seen.Text, want) {
				t.Errorf("%s: %q cannot be read in %q", m.Kind, want, seen.Text)
			}
		}
		if m.Card != nil {
			wantButtons(t, seen.Buttons, m.Card.Buttons)
		}
	}
}

// essentials are the words of m that no product may drop.
func essentials(m chat.Message) []string {
	if m.Card == nil {
		return []string{m.Text}
	}
	words := []string{m.Card.Title, m.Card.Status}
	for _, s := range m.Card.Sections {
		for _, f := range s.Fields {
			words = append(words, f.Label, f.Value)
		}
		for _, i := range s.Items {
			words = append(words, i.Text)
		}
	}
	return words
}

func wantButtons(t *testing.T, got, want []chat.Button) {
	t.Helper()
	type face struct {
		Label  string
		Action chat.Action
	}
	faces := func(buttons []chat.Button) (list []face) {
		for _, b := range buttons {
			list = append(list, face{b.Label, b.Action})
		}
		return list
	}
	if diff := cmp.Diff(faces(want), faces(got)); diff != "" {
		t.Errorf("buttons (-want +got):\n%s", diff)
	}
}

func showsLongText(t *testing.T, b Bench, _ *handled) {
	long := strings.Repeat("个人信息保护法第二十四条，👨‍👩‍👧‍👦自动化决策应当保证透明。", 900)
	m := Samples("zh-CN")[1]
	m.Text = long
	m.Card.Title = chat.Cut(long, 400)
	m.Card.Sections = append(m.Card.Sections, chat.Section{Heading: "全文", Text: long})
	for _, long := range []chat.Message{{Kind: "notice", Text: long}, m} {
		seen := sendAndSee(t, b, long)
		if !strings.Contains(seen.Text, "个人信息保护法第二十四条，👨‍👩‍👧‍👦") {
			t.Errorf("the beginning of the long text cannot be read")
		}
		if !utf8.ValidString(seen.Text) || strings.ContainsRune(seen.Text, utf8.RuneError) {
			t.Errorf("a character was torn apart")
		}
	}
}

// hostile are texts that some product would take for something else.
var hostile = []string{
	"<!channel> <!here> 快看", "<@U024BE7LH> 您好", "@所有人 请看", "<script>alert('立案')</script>",
	"[点此领取](https://example.com/欺诈)", "<https://example.com|官方网站>", "*不是粗体* _不是斜体_ `不是代码`",
	"# 不是标题\n> 不是引用\n- 不是列表", "&lt;不是实体&gt; &amp; 100%", "{{template}} ${env} #{x}", "'; DROP TABLE filings; --",
}

func showsHostileText(t *testing.T, b Bench, _ *handled) {
	for _, text := range hostile {
		seen := sendAndSee(t, b, chat.Message{Kind: "notice", Text: text})
		if !strings.Contains(seen.Text, text) {
			t.Errorf("text %q is read as %q", text, seen.Text)
		}
		seen = sendAndSee(t, b, chat.Message{Kind: "status", Text: text, Card: &chat.Card{
			Title: "状态", Sections: []chat.Section{{Fields: []chat.Field{{Label: "名称", Value: text}}}}}})
		if !strings.Contains(seen.Text, text) {
			t.Errorf("field %q is read as %q", text, seen.Text)
		}
	}
	seen := sendAndSee(t, b, chat.Message{Kind: "status", Text: "报告\u202egnp.exe", Card: &chat.Card{Title: "报告\u202egnp.exe", Status: "\u2066已通过"}})
	if strings.ContainsAny(seen.Text, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
		t.Errorf("a character that turns the direction of reading got through: %+q", seen.Text)
	}
}

func showsKeyOnce(t *testing.T, b Bench, _ *handled) {
	m := Samples("zh-CN")[1]
	m.Key = "notice/LA-2026-000128/法务/2"
	receipts := make([]chat.Receipt, 4)
	var sending sync.WaitGroup
	for i := range receipts {
		sending.Go(func() {
			r, err := b.Platform.Send(t.Context(), b.User, m)
			if err != nil {
				t.Errorf("send %d: %v", i, err)
			}
			receipts[i] = r
		})
	}
	sending.Wait()
	for _, r := range receipts[1:] {
		if r != receipts[0] {
			t.Errorf("one key, two receipts: %v and %v", receipts[0], r)
		}
	}
	if n := len(b.Seen(t)); n != 1 {
		t.Errorf("one key is shown %d times", n)
	}
}

func updates(t *testing.T, b Bench, _ *handled) {
	r := send(t, b, Samples("zh-CN")[1])
	send(t, b, chat.Message{Kind: "notice", Text: "后来的一条消息"})
	m := Samples("zh-CN")[1]
	m.Card.Status, m.Card.Buttons = "法务已通过", nil
	if err := b.Platform.Update(t.Context(), r, m); err != nil {
		t.Fatalf("update: %v", err)
	}
	seen := b.Seen(t)
	if len(seen) != 2 {
		t.Fatalf("%d messages after an update, want 2", len(seen))
	}
	if !strings.Contains(seen[0].Text, "法务已通过") || strings.Contains(seen[0].Text, "等待法务审查") || len(seen[0].Buttons) != 0 {
		t.Errorf("the message still has its old face: %+v", seen[0])
	}
}

func knowsGone(t *testing.T, b Bench, _ *handled) {
	r := send(t, b, Samples("zh-CN")[0])
	r.Message = "00000000000000000000"
	wantReason(t, b, b.Platform.Update(t.Context(), r, Samples("zh-CN")[0]), chat.Gone)
}

func knowsStranger(t *testing.T, b Bench, _ *handled) {
	_, err := b.Platform.Send(t.Context(), b.Stranger, Samples("zh-CN")[0])
	wantReason(t, b, err, chat.NoSuchUser)
}

func saysUnreachable(t *testing.T, b Bench, _ *handled) {
	m := Samples("zh-CN")[0]
	b.Break(t)
	_, err := b.Platform.Send(t.Context(), b.User, m)
	wantReason(t, b, err, chat.Unreachable)
	if strings.Contains(err.Error(), m.Text) {
		t.Errorf("the error holds the message: %v", err)
	}
}

// wantReason wants a SendError with that reason, and no secret in its text.
func wantReason(t *testing.T, b Bench, err error, want chat.Reason) {
	t.Helper()
	var fault *chat.SendError
	if !errors.As(err, &fault) {
		t.Fatalf("got %T %v, want a *chat.SendError", err, err)
	}
	if fault.Reason != want {
		t.Errorf("reason %q, want %q", fault.Reason, want)
	}
	noSecret(t, b, err.Error())
}

func noSecret(t *testing.T, b Bench, text string) {
	t.Helper()
	for _, secret := range b.Secrets {
		if strings.Contains(text, secret) {
			t.Errorf("a secret got out: %q", text)
		}
	}
}

func send(t *testing.T, b Bench, m chat.Message) chat.Receipt {
	t.Helper()
	r, err := b.Platform.Send(context.Background(), b.User, m)
	if err != nil {
		t.Fatalf("send: %v", err)
	}
	if r.Platform != b.Platform.Name() || r.Message == "" {
		t.Errorf("receipt %+v names no message of %s", r, b.Platform.Name())
	}
	return r
}

// sendAndSee sends m and gives it back as the person reads it.
func sendAndSee(t *testing.T, b Bench, m chat.Message) Seen {
	t.Helper()
	before := len(b.Seen(t))
	send(t, b, m)
	seen := b.Seen(t)
	if len(seen) <= before {
		t.Fatalf("%s was sent, and nothing is shown", m.Kind)
	}
	return seen[before]
}
