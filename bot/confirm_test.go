package bot_test

import (
	"testing"

	"lian/bot/chat"
	"lian/workflow"
)

// TestWordsInPassingAreNoDecision: they bring a card for that reviewer, which
// names filing, revision and seat, and whose press decides.
func TestWordsInPassingAreNoDecision(t *testing.T) {
	for _, words := range []string{"同意", "同意。", "looks good", "LGTM", "可以", "没问题", "OK", "ok!", "通过", "/lian 通过 话术已逐句核对", "驳回", "退回", "拒绝"} {
		t.Run(words, func(t *testing.T) {
			t.Parallel()
			c := openCompany(t)
			f := c.filed("双十二老客回访")
			before := c.print(f.ID)
			reply := c.says("zhao", words)
			c.same(f.ID, before)
			for _, want := range []string{"文字本身不算决定", f.Number, "第 1 版", "法务审查"} {
				c.reads(reply, want)
			}
		})
	}
}

// TestOneTapConfirms what was said with the words; where nothing of substance
// was, the tap opens the form.
func TestOneTapConfirms(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	bare := buttonNamed(c.says("zhao", "同意").Messages[0].Card, "确认通过")
	if opened := c.presses("zhao", bare.Action); opened.Form == nil || !bare.Asks {
		t.Errorf("no form: %s", told(opened))
	}
	card := c.says("zhao", "同意 "+f.Number+" 话术已逐句核对").Messages[0]
	c.reads(chat.Reply{Messages: []chat.Message{card}}, "L01") // what the tap attests
	tap := buttonNamed(card.Card, "确认通过").Action
	before := c.print(f.ID)
	for _, other := range []string{"lin", "chen", "wang"} {
		c.presses(other, tap)
	}
	c.same(f.ID, before)
	c.reads(c.presses("zhao", tap), "已记录：通过。您的核对清单已按“全部符合”记录。")
	made := c.filing(f.ID).Decisions
	if len(made) != 1 || made[0].Opinion != "话术已逐句核对" || len(made[0].Checks) == 0 {
		t.Errorf("decided: %+v", made)
	}
	c.reads(c.presses("zhao", tap), "赵敏已经决定：通过")
}

// TestATapOnAnEarlierRevisionDecidesNothing.
func TestATapOnAnEarlierRevisionDecidesNothing(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	tap := buttonNamed(c.says("zhao", "同意 "+f.Number+" 话术已逐句核对").Messages[0].Card, "确认通过").Action
	resubmitted(c, f)
	before := c.print(f.ID)
	c.reads(c.presses("zhao", tap), "旧版本的卡片")
	c.same(f.ID, before)
}

// TestSeveralWaitingAreAskedBack, unless the words stand in the thread of one.
func TestSeveralWaitingAreAskedBack(t *testing.T) {
	c := openCompany(t)
	first, second := c.filed("双十二老客回访"), c.filed("校园卡促销")
	for _, words := range []string{"同意", "没问题", "通过"} {
		reply := c.says("zhao", words)
		c.reads(reply, "哪一件")
		c.reads(reply, first.Number)
		c.reads(reply, second.Number)
	}
	threaded := c.does("zhao", chat.Said{Text: "looks good", About: second.Number})
	c.reads(threaded, second.Number+" 第 1 版")
	c.misses(threaded, first.Number)
	c.reads(c.says("gao", "没问题"), "可以这样用") // nothing waits for her: she may mean anything
	if got := len(c.filing(first.ID).Decisions) + len(c.filing(second.ID).Decisions); got != 0 {
		t.Errorf("%d decisions", got)
	}
}

// TestALateVerdictIsToldByWhomItWasOvertaken, and when.
func TestALateVerdictIsToldByWhomItWasOvertaken(t *testing.T) {
	refused := func(c *company, f *workflow.Filing) {
		c.change(f.ID, "chen", func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
			return f.Decide(o, by, workflow.Ballot{Verdict: workflow.VerdictReject, Opinion: "名单来源不明"})
		})
	}
	tests := map[string]struct {
		do   func(*company, *workflow.Filing)
		want string
	}{
		"passed by oneself":        {func(c *company, f *workflow.Filing) { c.passed(f.ID, "zhao") }, "赵敏已经决定：通过（11-23 "},
		"passed, and on since":     {func(c *company, f *workflow.Filing) { c.passed(f.ID, "zhao", "chen", "zhou") }, "赵敏已经决定：通过（11-23 "},
		"withdrawn":                {withdrawn, "立案已经结束（已撤回）：林晓 于 11-23 "},
		"rejected by another lane": {refused, "立案已经结束（已拒绝）：陈洁 于 11-23 "},
	}
	for what, test := range tests {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			c := openCompany(t)
			f := c.filed("双十二老客回访")
			shown := *f
			test.do(c, f)
			c.reads(c.presses("zhao", pass(&shown, seatLegal)), test.want)
			c.misses(c.presses("wang", pass(&shown, seatLegal)), "11-23") // nobody who may not see it
		})
	}
}

// TestALatePressAfterTheApprovalNamesTheColleague who approved it.
func TestALatePressAfterTheApprovalNamesTheColleague(t *testing.T) {
	c := openCompany(t)
	f := c.in(workflow.Approving, "双十二老客回访")
	seat := f.OpenSeats("liu")[0].ID
	shown := *f
	c.passed(f.ID, "wang")
	c.reads(c.presses("liu", pass(&shown, seat)), "王磊已经决定：通过（11-23 ")
}

// TestManyPeopleAreNamedInWords: no chat offers more than a hundred choices.
func TestManyPeopleAreNamedInWords(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	var crowd []workflow.Person
	for n := range 120 {
		name := "同事" + string(rune('一'+n))
		crowd = append(crowd, workflow.Person{ID: "p" + name, Name: name, Roles: []workflow.Role{workflow.RoleLegal}, Active: true})
	}
	c.must(c.store.SavePeople(t.Context(), crowd, nil))
	form := c.presses("zhao", chat.Action{Name: "add", Subject: f.Number, Seat: seatLegal, Revision: 1}).Form
	if form.Inputs[0].Kind != chat.Line || len(form.Inputs[0].Options) != 0 {
		t.Fatalf("%d choices", len(form.Inputs[0].Options))
	}
	c.reads(chat.Reply{Form: form}, "请写全名或工号")
	c.reads(c.fills("zhao", form.Action, map[string][]string{"person": {"没有这个人"}}), "没有找到")
	c.reads(c.fills("zhao", form.Action, map[string][]string{"person": {crowd[7].Name}}), "已加签："+crowd[7].Name)
}
