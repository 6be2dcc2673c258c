package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lian/bot/chat"
	"lian/workflow"
)

// acts are all the names a button can have, with some that none has.
var acts = []string{"pass", "return", "reject", "rate", "transfer", "add", "comment", "withdraw", "cancel", "suspend", "resume", "end", "amend",
	"report", "submit", "nudge", "start", "drop", "close", "details", "timeline", "show", "inbox", "mine", "decided", "help",
	"answer", "toggle", "finish", "skip", "back", "edit", "keep", "default", "doubt", "clear-yes", "clear-no", "form", "fill", "summary", "question",
	"why", "form-help", "save", "leave", "discard", "restart", "attach", "remove", "continue", "no such button", "", "approve", "create", "accept"}

// TestAFilingOneMayNotSeeIsAsOneThatIsNotThere, whatever button or word is
// tried: the answers are the same, letter by letter.
func TestAFilingOneMayNotSeeIsAsOneThatIsNotThere(t *testing.T) {
	c := openCompany(t)
	f := c.filed("绝密的双十二")
	const nowhere = "LA-2026-999999"
	other := c.drafted("绝密的草稿")
	before, hidden := c.print(f.ID), c.print(other.ID)
	for _, name := range acts {
		for _, ref := range []string{f.Number, f.ID, other.ID} {
			there := chat.Action{Name: name, Subject: ref, Seat: seatLegal, Revision: 1, Field: "script.text", Value: "yes"}
			missing := there
			missing.Subject = nowhere
			c.alike(name, c.presses("wang", there), c.presses("wang", missing))
			c.alike(name, c.fills("wang", there, c.ticked("legal")), c.fills("wang", missing, c.ticked("legal")))
		}
	}
	for _, d := range deeds {
		if d.zh == "投诉" || d.zh == "暂停" { // a complaint is everybody's, and stopping is an approver's
			continue
		}
		c.alike(d.zh, c.says("wang", d.zh+" "+f.Number+" "+d.words), c.says("wang", d.zh+" "+nowhere+" "+d.words))
	}
	for _, word := range []string{"驳回", "同意", "继续", "提交"} {
		c.alike(word, c.says("wang", word+" "+f.Number), c.says("wang", word+" "+nowhere))
		c.alike(word, c.says("wang", word+" "+other.ID), c.says("wang", word+" D-01ARZ3NDEKTSV4RRFFQ69G5FAV"))
	}
	c.same(f.ID, before)
	c.same(other.ID, hidden)
}

func (c *company) alike(what string, a, b chat.Reply) {
	c.Helper()
	if told(a) == "" || strings.Contains(told(a), "绝密") {
		c.Errorf("%s: %q", what, told(a))
	}
	if diff := cmp.Diff(told(b), told(a)); diff != "" {
		c.Errorf("%s tells more of a filing one may not see (-nowhere +there):\n%s", what, diff)
	}
}

// A complaint may come from anybody, who is told nothing of the campaign.
func TestAComplaintFromSomebodyOutside(t *testing.T) {
	c := openCompany(t)
	f := c.in(workflow.Running, "绝密的双十二")
	c.must(c.store.SavePeople(t.Context(), []workflow.Person{{ID: "new", Name: "新人", Roles: []workflow.Role{workflow.RoleMarketing}, Active: true}},
		[]workflow.Account{{Platform: product, User: "new", Person: "new"}}))
	opened := c.says("new", "投诉 "+f.Number+" 客户张先生要求停止来电")
	c.misses(opened, "绝密")
	c.reads(opened, "客户张先生要求停止来电") // what was typed is in the form
	reply := c.fills("new", opened.Form.Action, map[string][]string{"complaint.cause": {"frequency"}, "complaint.channel": {"hotline"},
		"complaint.day": {"今天"}, "complaint.text": {"客户张先生要求停止来电"}})
	c.misses(reply, "绝密")
	if kept, err := c.store.Complaints(t.Context(), f.ID); err != nil || len(kept) != 1 || reply.Instead != nil {
		t.Errorf("%d complaints, %v: %s", len(kept), err, told(reply))
	}
}

func TestALinkCodeBindsAnAccountOnce(t *testing.T) {
	c := openCompany(t)
	invite := func(code string, until time.Duration) {
		c.must(c.store.Invite(t.Context(), code, "zhao", c.now.Add(until)))
	}
	invite("K7QH2M9XPB", time.Hour)
	invite("EXPIRED234", -time.Minute)
	for _, wrong := range []string{"K7QH2M9XPC", "k7qh2m9xpb", "EXPIRED234", "你好", "待办", "", "' OR 1=1 --", long(70000)} {
		c.reads(c.says("U-new", wrong), "还不认识您的账号")
	}
	c.reads(c.presses("U-new", chat.Action{Name: "inbox", Value: "K7QH2M9XPB"}), "还不认识您的账号")
	c.reads(c.says("U-new", "  K7QH2M9XPB\n"), "赵敏")
	c.reads(c.says("U-new", "待办"), "没有等您处理的事项")
	c.reads(c.says("U-other", "K7QH2M9XPB"), "还不认识您的账号") // it is used up
	c.misses(c.says("U-new", "K7QH2M9XPB"), "您好")        // and means nothing to those who are known
	c.reads(c.hands(chat.Event{ID: "en", From: chat.Account{Platform: product, User: "U-en"}, Locale: "en", Direct: true, Act: chat.Opened{}}), "administrator")
}

func TestAnAccountIsComparedByteForByte(t *testing.T) {
	c := openCompany(t)
	for _, from := range []chat.Account{{Platform: product, User: "ZHAO"}, {Platform: product, User: "zhao "}, {Platform: product, User: "zhào"},
		{Platform: product, User: ""}, {Platform: product, Workspace: "T2", User: "zhao"}, {Platform: "slack", User: "zhao"}, {Platform: "", User: "zhao"}} {
		c.reads(c.hands(chat.Event{ID: fmt.Sprint(from), From: from, Direct: true, Act: chat.Said{Text: "待办"}}), "还不认识您的账号")
	}
}

// TestHiddenAnswersStayHidden: some answers have readers of their own; in the
// details the others read that there is something they may not see.
func TestHiddenAnswersStayHidden(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	details := chat.Action{Name: "details", Subject: f.Number}
	secret := f.Answers["list.detail"].Text() // readers: not marketing, not the manager
	for _, who := range []string{"zhao", "chen", "lin", "li"} {
		c.reads(c.presses(who, details), secret)
	}
	for _, who := range []string{"zhou", "gao"} {
		reply := c.presses(who, details)
		c.misses(reply, secret)
		c.reads(reply, "不可见")
		c.misses(c.says(who, "查看 "+f.Number), secret)
		c.misses(c.presses(who, chat.Action{Name: "timeline", Subject: f.Number}), secret)
	}
	if form := c.presses("zhou", chat.Action{Name: "return", Subject: f.Number}).Form; form == nil {
		t.Error("marketing cannot return it")
	}
}

func TestSearchShowsOnlyWhatOneMayRead(t *testing.T) {
	c := openCompany(t)
	f, draft := c.filed("双十二老客回访"), c.drafted("双十二草稿")
	for who, want := range map[string]bool{"lin": true, "zhao": true, "gao": true, "li": true, "wang": false, "sun": false} {
		reply := c.says(who, "搜索 双十二")
		if got := strings.Contains(told(reply), f.Number); got != want {
			t.Errorf("%s sees it: %v, want %v", who, got, want)
		}
		if got := strings.Contains(told(reply), draft.Title); got != (who == "lin") {
			t.Errorf("%s sees the draft: %v", who, got)
		}
	}
	for n := range 60 { // as many as nobody else's, and newer
		c.drafted(fmt.Sprint("双十二 ", n))
	}
	c.reads(c.says("zhao", "搜索 双十二"), f.Number)
	for _, odd := range []string{"%", "_", "' OR 1=1 --", strings.Repeat("双", 5000), "𓀀"} {
		c.reads(c.says("zhao", "搜索 "+odd), "没有找到")
	}
}
