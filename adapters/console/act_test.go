package console_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lian/adapters/console"
	"lian/bot/chat"
)

// echo answers 立案 with a question.
func echo(e chat.Event) (chat.Reply, error) {
	said, _ := e.Act.(chat.Said)
	return chat.Reply{Messages: []chat.Message{{Kind: "question", Text: "收到：" + said.Text}}}, nil
}

func TestWordsAreKeptAndAnswered(t *testing.T) {
	page, _ := open(t, console.Config{}, echo)
	page.load()
	out := page.post("/console/act", deed{"id": "a1", "as": "lin.xiaoyu", "text": "立案"})
	if out.Status != 200 || out.Event != "lin.xiaoyu/a1" {
		t.Fatalf("got %+v", out)
	}
	if diff := cmp.Diff([]string{"> 立案", "收到：立案"}, page.texts("lin.xiaoyu")); diff != "" {
		t.Errorf("conversation (-want +got):\n%s", diff)
	}
	if got := page.messages("lin.xiaoyu")[0].At; got != "2026-11-24T09:10:00+08:00" {
		t.Errorf("at %s, want the zone's wall clock", got)
	}
}

func TestOneDeedDeliveredTwiceIsOneDeed(t *testing.T) {
	var ids []string
	page, _ := open(t, console.Config{}, func(e chat.Event) (chat.Reply, error) {
		ids = append(ids, e.ID)
		return echo(e)
	})
	page.load()
	for range 3 {
		page.post("/console/act", deed{"id": "a1", "as": "lin.xiaoyu", "text": "提交"})
	}
	if diff := cmp.Diff([]string{"> 提交", "收到：提交"}, page.texts("lin.xiaoyu")); diff != "" {
		t.Errorf("conversation (-want +got):\n%s", diff)
	}
	if len(ids) != 3 || ids[0] != ids[1] || ids[1] != ids[2] {
		t.Errorf("ids %q, want one id three times", ids)
	}
	page.post("/console/act", deed{"id": "a1", "as": "li.fang", "text": "提交"})
	if ids[3] == ids[0] {
		t.Errorf("two people's deeds share the id %q", ids[0])
	}
}

func TestFormGoesAroundUntilItIsRight(t *testing.T) {
	form := &chat.Form{Title: "退回", Action: chat.Action{Name: "return", Subject: "LA-2026-000128", Revision: 2},
		Inputs: []chat.Input{{Key: "reason", Kind: chat.Long, Label: "退回原因", Required: true}}}
	page, c := open(t, console.Config{}, func(e chat.Event) (chat.Reply, error) {
		filled, ok := e.Act.(chat.Filled)
		switch {
		case !ok:
			return chat.Reply{Form: form}, nil
		case len(filled.Values["reason"]) == 0:
			return chat.Reply{Problems: []chat.InputProblem{{Key: "reason", Text: "请写明原因。"}}}, nil
		}
		return chat.Reply{Instead: &chat.Message{Kind: "review", Text: "已退回：" + filled.Values["reason"][0]}}, nil
	})
	page.load()
	r, err := c.Send(t.Context(), chat.Account{Platform: "console", User: "li.fang"}, chat.Message{Text: "等待法务审查"})
	if err != nil {
		t.Fatal(err)
	}
	out := page.post("/console/act", deed{"id": "p1", "as": "li.fang", "press": chat.Action{Name: "return"}, "on": r.Message})
	if diff := cmp.Diff(form, out.Form); diff != "" {
		t.Fatalf("form (-want +got):\n%s", diff)
	}
	fill := func(id string, values map[string][]string) outcome {
		return page.post("/console/act", deed{"id": id, "as": "li.fang", "fill": deed{"action": form.Action, "values": values}, "on": r.Message})
	}
	if out := fill("f1", nil); len(out.Problems) != 1 || out.Problems[0].Key != "reason" {
		t.Errorf("problems %+v, want one at reason", out.Problems)
	}
	fill("f2", map[string][]string{"reason": {"话术缺少拒绝方式"}})
	if diff := cmp.Diff([]string{"已退回：话术缺少拒绝方式"}, page.texts("li.fang")); diff != "" {
		t.Errorf("conversation (-want +got):\n%s", diff)
	}
}

func TestInsteadOfACardThatIsGoneIsANewMessage(t *testing.T) {
	page, _ := open(t, console.Config{}, func(chat.Event) (chat.Reply, error) {
		return chat.Reply{Instead: &chat.Message{Text: "这是最新的卡片"}}, nil
	})
	page.load()
	for range 2 {
		page.post("/console/act", deed{"id": "p1", "as": "li.fang", "press": chat.Action{Name: "pass"}, "on": "m999"})
	}
	if diff := cmp.Diff([]string{"这是最新的卡片"}, page.texts("li.fang")); diff != "" {
		t.Errorf("conversation (-want +got):\n%s", diff)
	}
}

func TestFilesReachTheBot(t *testing.T) {
	type taken struct{ Key, Name, Content string }
	var got []taken
	page, _ := open(t, console.Config{}, func(e chat.Event) (chat.Reply, error) {
		files := map[string][]chat.File{}
		switch a := e.Act.(type) {
		case chat.Said:
			files["said"] = a.Files
		case chat.Filled:
			files = a.Files
		}
		for key, list := range files {
			for _, f := range list {
				got = append(got, taken{key, f.Name, content(t, f)})
			}
		}
		return chat.Reply{}, nil
	})
	page.load()
	long := strings.Repeat("您好，这里是云栖商城。", 200_000) // more than stays in memory
	kind, body := parts(t, `{"id":"u1","as":"lin.xiaoyu","text":"话术在附件里"}`, map[string]string{"file": long})
	if out := page.send("/console/act", kind, body); out.Status != 200 {
		t.Fatalf("dropped file: %+v", out)
	}
	kind, body = parts(t, `{"id":"u2","as":"lin.xiaoyu","fill":{"action":{"n":"answer"},"values":{}}}`, map[string]string{"file:consent": "同意书"})
	if out := page.send("/console/act", kind, body); out.Status != 200 {
		t.Fatalf("form's file: %+v", out)
	}
	want := []taken{{"said", "话术.txt", long}, {"consent", "话术.txt", "同意书"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files (-want +got):\n%.400s", diff)
	}
	if diff := cmp.Diff([]string{"> 话术在附件里\n附件：话术.txt"}, page.texts("lin.xiaoyu")); diff != "" {
		t.Errorf("conversation (-want +got):\n%s", diff)
	}
}

func content(t *testing.T, f chat.File) string {
	t.Helper()
	r, err := f.Open(t.Context())
	if err != nil {
		t.Error(err)
		return ""
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil || int64(len(text)) != f.Size {
		t.Errorf("%s: %d bytes of %d, %v", f.Name, len(text), f.Size, err)
	}
	return string(text)
}

func parts(t *testing.T, act string, files map[string]string) (kind string, body io.Reader) {
	t.Helper()
	var buf bytes.Buffer
	w := multipart.NewWriter(&buf)
	err := w.WriteField("act", act)
	for part, text := range files {
		f, e := w.CreateFormFile(part, "话术.txt")
		_, e2 := io.WriteString(f, text)
		err = errors.Join(err, e, e2)
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), &buf
}

func TestBadDeedsAreRefusedAndReachNobody(t *testing.T) {
	page, _ := open(t, console.Config{}, func(e chat.Event) (chat.Reply, error) {
		t.Errorf("the bot heard %+v", e)
		return chat.Reply{}, nil
	})
	page.load()
	for _, bad := range []struct {
		body   string
		status int
		code   string
	}{
		{`{"id":"a","as":"nobody","text":"立案"}`, 400, "no_such_persona"},
		{`{"id":"","as":"li.fang","text":"立案"}`, 400, "bad_id"},
		{`{"id":"a/b 斜线","as":"li.fang","text":"立案"}`, 400, "bad_id"},
		{`{"id":"a","as":"li.fang"}`, 400, "bad_act"},
		{`{"id":"a","as":"li.fang","text":"立案","press":{"n":"pass"}}`, 400, "bad_act"},
		{`{"id":"a","as":"li.fang","txet":"立案"}`, 400, "bad_json"},
		{`{"id":"a","as":"li.fang","text":"立案"}{}`, 400, "bad_json"},
		{`立案`, 400, "bad_json"},
		{`{"id":"a","as":"li.fang","text":"` + strings.Repeat("长", 1<<20) + `"}`, 413, "too_large"},
	} {
		out := page.send("/console/act", "application/json", strings.NewReader(bad.body))
		if out.Status != bad.status || out.Code != bad.code {
			t.Errorf("%.60s: %d %s, want %d %s", bad.body, out.Status, out.Code, bad.status, bad.code)
		}
	}
	if out := page.send("/console/act", "text/plain", strings.NewReader("{}")); out.Status != 415 {
		t.Errorf("text/plain: %d, want 415", out.Status)
	}
	kind, body := parts(t, `{"id":"a","as":"li.fang","text":"立案"}`, map[string]string{"script": "话术"})
	if out := page.send("/console/act", kind, body); out.Status != 400 || out.Code != "bad_part" {
		t.Errorf("unknown part: %d %s, want 400 bad_part", out.Status, out.Code)
	}
}

func TestWhatWasNotRecordedIsSaidInThePersonsLanguage(t *testing.T) {
	page, _ := open(t, console.Config{}, func(chat.Event) (chat.Reply, error) {
		return chat.Reply{}, fmt.Errorf("dial mysql://lian:mima@10.0.0.7: refused")
	})
	page.load()
	for locale, want := range map[string]string{"": "没有记录，请再按一次。", "en": "Not recorded, please press again."} {
		out := page.post("/console/act", deed{"id": "a" + locale, "as": "li.fang", "locale": locale, "text": "通过"})
		if out.Status != 503 || out.Detail != want || out.Code != "not_recorded" {
			t.Errorf("%q: %+v, want 503 %s", locale, out, want)
		}
	}
}
