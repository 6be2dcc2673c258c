package bot_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/workflow"
)

// pass is the button on legal's card, and what its form brings.
func pass(f *workflow.Filing, seat string) chat.Action {
	return chat.Action{Name: "pass", Subject: f.Number, Seat: seat, Revision: f.Revision}
}

func (c *company) ticked(lane string) map[string][]string {
	values := map[string][]string{cards.InputOpinion: {"话术已逐句核对，退订方式齐备"}}
	for _, check := range c.book.Checklists[lane] {
		values[cards.InputChecks] = append(values[cards.InputChecks], check.ID)
	}
	return values
}

func TestAPressOpensItsFormAndTheFormIsTheDecision(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	opened := c.presses("zhao", pass(f, seatLegal))
	if opened.Form == nil || opened.Form.Action.Seat != seatLegal {
		t.Fatalf("no form: %s", told(opened))
	}
	values := c.ticked("legal")
	points := values[cards.InputChecks]
	values[cards.InputChecks] = slices.Concat(points, points, []string{"Z9", "<!channel>"}) // as an edited form may have it
	reply := c.fills("zhao", opened.Form.Action, values)
	c.reads(reply, "已记录：通过")
	if diff := cmp.Diff(points, c.filing(f.ID).Decisions[0].Checks); diff != "" {
		t.Errorf("what is recorded as checked (-want +got):\n%s", diff)
	}
	if reply.Instead == nil || len(c.filing(f.ID).Decisions) != 1 {
		t.Errorf("%d decisions, %s", len(c.filing(f.ID).Decisions), told(reply))
	}
}

// TestPressesThatComeTooLateOrFromTheWrongHand: each changes nothing and is
// answered by one true sentence.
func TestPressesThatComeTooLateOrFromTheWrongHand(t *testing.T) {
	tests := []struct {
		what string
		who  string
		do   func(c *company, f *workflow.Filing) // before the press
		seat string
		want string
		card bool // they may see how it stands now
	}{
		{"twice", "zhao", func(c *company, f *workflow.Filing) { c.passed(f.ID, "zhao") }, seatLegal, "赵敏已经决定：通过", true},
		{"a colleague was first", "he", func(c *company, f *workflow.Filing) { c.passed(f.ID, "chen") }, seatCompliance, "陈洁已经决定：通过", true},
		{"after the withdrawal", "zhao", withdrawn, seatLegal, "立案已经结束（已撤回）", true},
		{"of the revision before", "zhao", resubmitted, seatLegal, "旧版本的卡片", true},
		{"of another's seat", "zhao", nil, seatRisk, "不能操作", true},
		{"of a colleague's open seat", "zhao", nil, seatCompliance, "不能操作", true},
		{"of a seat that never was", "zhao", nil, "review/legal/' OR 1=1 --", "不能操作", true},
		{"of their own filing", "lin", nil, seatLegal, "不能审查自己的立案", true},
		{"of their own filing, on their second account", "lin-phone", nil, seatLegal, "不能审查自己的立案", true},
		{"somebody who has left", "qian", nil, seatLegal, "已停用", false},
		{"somebody who left a moment ago", "zhao", left("zhao"), seatLegal, "已停用", false},
		{"somebody who may not see it", "wang", nil, seatLegal, "没有找到，或您无权查看", false},
		{"an account nobody knows", "mallory", nil, seatLegal, "还不认识您的账号", false},
	}
	for _, test := range tests {
		t.Run(test.what, func(t *testing.T) {
			t.Parallel()
			c := openCompany(t)
			c.must(c.store.SavePeople(t.Context(), nil, []workflow.Account{{Platform: product, User: "lin-phone", Person: "lin"}}))
			f := c.filed("双十二老客回访")
			shown := *f
			if test.do != nil {
				test.do(c, f)
			}
			before := c.print(f.ID)
			press, filled := c.presses(test.who, pass(&shown, test.seat)), c.fills(test.who, pass(&shown, test.seat), c.ticked("legal"))
			c.same(f.ID, before)
			for _, reply := range []chat.Reply{press, filled} {
				c.reads(reply, test.want)
				c.misses(reply, "已转交") // nobody handed anything on
				if reply.Form != nil || (reply.Instead != nil) != test.card {
					t.Errorf("form %v, card %v: %s", reply.Form != nil, reply.Instead != nil, told(reply))
				}
				if !test.card {
					c.misses(reply, f.Title)
				}
			}
		})
	}
}

func withdrawn(c *company, f *workflow.Filing) {
	c.change(f.ID, "lin", func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
		return f.Withdraw(o, by, "名单有误")
	})
}

func resubmitted(c *company, f *workflow.Filing) {
	c.change(f.ID, "zhao", func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
		return f.Decide(o, by, workflow.Ballot{Verdict: workflow.VerdictReturn, Opinion: "缺退订方式", Fields: []string{"script.text"}})
	})
	c.passed(f.ID, "chen", "zhou")
	c.change(f.ID, "lin", func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
		return f.Answer(o, by, "script.text", workflow.Value{f.Answers["script.text"].Text() + "随时可以说“不要再打”。"})
	})
	c.change(f.ID, "lin", (*workflow.Filing).Submit)
}

func left(who string) func(*company, *workflow.Filing) {
	return func(c *company, _ *workflow.Filing) {
		p := c.office().Person(who)
		p.Active = false
		c.must(c.store.SavePeople(c.Context(), []workflow.Person{p}, nil))
	}
}

// TestWhatAFormLacksIsSaidAtItsInput and the form stays open: nothing is
// recorded, no card takes its place.
func TestWhatAFormLacksIsSaidAtItsInput(t *testing.T) {
	ballot := func(verdict string, values map[string][]string) chat.Filled {
		return chat.Filled{Action: chat.Action{Name: verdict, Seat: seatLegal, Revision: 1}, Values: values}
	}
	words := map[string][]string{cards.InputOpinion: {"话术已逐句核对"}}
	tests := map[string]struct {
		who  string
		from workflow.State
		form chat.Filled
		at   string
	}{
		"a pass without an opinion":         {"zhao", workflow.Reviewing, ballot("pass", nil), cards.InputOpinion},
		"a pass that says 同意":               {"zhao", workflow.Reviewing, ballot("pass", map[string][]string{cards.InputOpinion: {"同意。"}}), cards.InputOpinion},
		"a pass of blanks":                  {"zhao", workflow.Reviewing, ballot("pass", map[string][]string{cards.InputOpinion: {" \u200b\t"}}), cards.InputOpinion},
		"a pass without its checks":         {"zhao", workflow.Reviewing, ballot("pass", words), cards.InputChecks},
		"a pass with checks of nowhere":     {"zhao", workflow.Reviewing, ballot("pass", map[string][]string{cards.InputOpinion: {"话术已逐句核对"}, cards.InputChecks: {"Z9", "Z9"}}), cards.InputChecks},
		"a return without fields":           {"zhao", workflow.Reviewing, ballot("return", words), cards.InputFields},
		"a return of an unknown field":      {"zhao", workflow.Reviewing, ballot("return", map[string][]string{cards.InputOpinion: {"请改"}, cards.InputFields: {"no.such"}}), cards.InputFields},
		"a return without a reason":         {"zhao", workflow.Reviewing, ballot("return", map[string][]string{cards.InputFields: {"script.text"}}), cards.InputOpinion},
		"a rejection without a reason":      {"zhao", workflow.Reviewing, ballot("reject", nil), cards.InputOpinion},
		"a novel for an opinion":            {"zhao", workflow.Reviewing, ballot("pass", map[string][]string{cards.InputOpinion: {long(2001)}}), cards.InputOpinion},
		"an opinion that is no text":        {"zhao", workflow.Reviewing, ballot("pass", map[string][]string{cards.InputOpinion: {"\xff\xfe"}}), cards.InputOpinion},
		"a transfer to nobody":              {"zhao", workflow.Reviewing, ballot("transfer", nil), cards.InputPerson},
		"a transfer to the owner":           {"zhao", workflow.Reviewing, ballot("transfer", map[string][]string{cards.InputPerson: {"lin"}}), cards.InputPerson},
		"a transfer to another department":  {"zhao", workflow.Reviewing, ballot("transfer", map[string][]string{cards.InputPerson: {"sun"}}), cards.InputPerson},
		"a withdrawal without a reason":     {"lin", workflow.Reviewing, ballot("withdraw", nil), cards.InputOpinion},
		"a comment without words":           {"gao", workflow.Reviewing, ballot("comment", nil), cards.InputOpinion},
		"a rating without a score":          {"sun", workflow.Assessing, chat.Filled{Action: chat.Action{Name: "rate", Field: "privacy_leak"}}, "likelihood"},
		"a report of a day to come":         {"li", workflow.Running, chat.Filled{Action: chat.Action{Name: "report"}, Values: daily("2027-01-01")}, workflow.KeyReportDay},
		"a report that cannot be read":      {"li", workflow.Running, chat.Filled{Action: chat.Action{Name: "report"}, Values: map[string][]string{workflow.KeyReportDials: {"很多"}}}, workflow.KeyReportDials},
		"a complaint without a cause":       {"gao", workflow.Running, chat.Filled{Action: chat.Action{Name: "complaint"}}, workflow.KeyComplaintCause},
		"a suspension without a reason":     {"chen", workflow.Running, ballot("suspend", nil), cards.InputOpinion},
		"a complaint by whom it's hid from": {"new", workflow.Running, chat.Filled{Action: chat.Action{Name: "complaint"}}, workflow.KeyComplaintCause},
	}
	c := openCompany(t)
	in := map[workflow.State]*workflow.Filing{}
	for _, state := range []workflow.State{workflow.Reviewing, workflow.Assessing, workflow.Running} {
		in[state] = c.in(state, "双十二老客回访")
	}
	c.must(c.store.SavePeople(t.Context(), []workflow.Person{{ID: "new", Name: "新人", Roles: []workflow.Role{workflow.RoleMarketing}, Active: true}},
		[]workflow.Account{{Platform: product, User: "new", Person: "new"}}))
	for what, test := range tests {
		t.Run(what, func(t *testing.T) {
			f := in[test.from]
			before := c.print(f.ID)
			test.form.Action.Subject = f.Number
			if test.form.Action.Name == "rate" {
				test.form.Action.Field = f.Risks[0].ID
			}
			reply := c.does(test.who, test.form)
			c.same(f.ID, before)
			if len(reply.Problems) == 0 || reply.Problems[0].Key != test.at || reply.Problems[0].Text == "" || reply.Instead != nil {
				t.Errorf("want a problem at %s, got %+v %q", test.at, reply.Problems, told(reply))
			}
		})
	}
}

func daily(day string) map[string][]string {
	return map[string][]string{workflow.KeyReportDay: {day}, workflow.KeyReportDials: {"400"}, workflow.KeyReportConnects: {"180"},
		workflow.KeyReportConversions: {"21"}, workflow.KeyReportComplaints: {"1"}, workflow.KeyReportOptOuts: {"6"}}
}

func TestARatingNeedsAnOwnerWhoIsThere(t *testing.T) {
	c := openCompany(t)
	f := c.in(workflow.Assessing, "双十二老客回访")
	rating := map[string][]string{"likelihood": {"2"}, "impact": {"3"}, "mitigation": {"脱敏\x00\u202e"}, "owner": {"qian"},
		"residual_likelihood": {"1"}, "residual_impact": {"2"}}
	rate := chat.Action{Name: "rate", Subject: f.Number, Seat: seatRisk, Revision: 1, Field: f.Risks[0].ID}
	if reply := c.fills("sun", rate, rating); len(reply.Problems) != 1 || reply.Problems[0].Key != "owner" {
		t.Errorf("want a problem at the owner, got %s", told(reply))
	}
	rating["owner"] = []string{"chen"}
	c.reads(c.fills("sun", rate, rating), "已评分")
	if got := c.filing(f.ID).Risks[0].Mitigation; got != "脱敏" {
		t.Errorf("the mitigation is kept as %q", got)
	}
	rate.Revision = 7
	c.reads(c.fills("sun", rate, rating), "旧版本的卡片")
}
