package cards

import (
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"lian/bot/chat"
	"lian/bot/text"
	"lian/workflow"
)

func inputOf(f chat.Form, key string) *chat.Input {
	i := slices.IndexFunc(f.Inputs, func(in chat.Input) bool { return in.Key == key })
	if i < 0 {
		return nil
	}
	return &f.Inputs[i]
}

func values(options []chat.Option) []string {
	var list []string
	for _, o := range options {
		list = append(list, o.Value)
	}
	return list
}

func TestAPassAsksForChecksAndAnOpinion(t *testing.T) {
	r := reviewed(t)
	f := BallotForm(r.viewOf("zhao.min"), chat.Action{Name: "pass", Subject: r.filing.Ref(), Seat: "review/legal/legal", Revision: 1})
	checks, opinion := inputOf(f, InputChecks), inputOf(f, InputOpinion)
	if checks == nil || opinion == nil || checks.Kind != chat.Checks || !opinion.Required || !strings.HasPrefix(checks.Options[0].Label, "★ L01") {
		t.Fatalf("inputs: %+v", f.Inputs)
	}
	ballot := workflow.Ballot{Seat: f.Action.Seat, Revision: f.Action.Revision, Verdict: workflow.Verdict(f.Action.Name), Opinion: "均已核对，符合要求。", Checks: values(checks.Options)}
	if r.decide("zhao.min", ballot); r.err != nil {
		t.Errorf("the form, filled in, is refused: %v", r.err)
	}
}

func TestAReturnOffersTheLanesFieldsFirst(t *testing.T) {
	r := reviewed(t)
	f := BallotForm(r.viewOf("zhou.hang"), chat.Action{Name: "return", Seat: "review/marketing/marketing"})
	fields := inputOf(f, InputFields)
	if fields == nil || !fields.Required || !inputOf(f, InputOpinion).Required {
		t.Fatalf("inputs: %+v", f.Inputs)
	}
	own := true
	for _, o := range fields.Options {
		q := r.office.Book.Form.Question(o.Value)
		is := slices.Contains(q.Lanes, "marketing")
		if is && !own {
			t.Errorf("%s is marketing's and comes after others'", o.Value)
		}
		own = is
		if q.Type == workflow.TypeComputed {
			t.Errorf("%s is computed and cannot be corrected", o.Value)
		}
	}
}

func TestColleaguesWhoMayTakeASeat(t *testing.T) {
	r := reviewed(t)
	r.office.People = append(slices.Clone(r.office.People), newcomer, workflow.Person{ID: "left", Name: "离职", Roles: []workflow.Role{workflow.RoleLegal}})
	v := r.viewOf("zhao.min")
	a := chat.Action{Name: "transfer", Seat: "review/legal/legal"}
	if got := values(inputOf(ActForm(v, a), InputPerson).Options); !slices.Equal(got, []string{newcomer.ID}) {
		t.Errorf("transfer offers %v", got)
	}
	a.Name = "add"
	got := values(inputOf(ActForm(v, a), InputPerson).Options)
	for _, never := range []string{"lin.xiao", "zhao.min", "he.wen", "left"} {
		if slices.Contains(got, never) {
			t.Errorf("add offers %s", never)
		}
	}
}

func TestARatingFormFilledInIsTaken(t *testing.T) {
	r := reviewed(t)
	for _, who := range []string{"zhao.min", "chen.jie", "zhou.hang"} {
		r.decideIfAsked(who, passed("均已核对，符合要求。"))
	}
	f := RateForm(r.viewOf("sun.yan"), chat.Action{Name: "rate", Seat: "assess/risk/risk", Field: "R03"})
	if f.Title != "评估 骚扰性营销" || len(f.Inputs) != 6 {
		t.Fatalf("form %q with %d inputs", f.Title, len(f.Inputs))
	}
	if got := inputOf(f, "likelihood"); len(got.Options) != 5 || got.Options[2].Label != "3 中" || got.Value[0] != "3" {
		t.Errorf("likelihood: %+v", got)
	}
	if got := inputOf(f, "owner"); !slices.Contains(values(got.Options), "li.qiang") || got.Value[0] != "lin.xiao" {
		t.Errorf("owner: %+v", got)
	}
	if !strings.Contains(inputOf(f, "mitigation").Value[0], "15分钟") {
		t.Error("the catalogue's mitigation is not offered")
	}
}

func TestEveryFormHasATitleThatFits(t *testing.T) {
	for _, locale := range []string{text.Chinese, text.English} {
		r := reviewed(t)
		r.say = text.In(locale)
		v := r.viewOf("zhao.min")
		var all []chat.Form
		for _, act := range []string{"pass", "return", "reject"} {
			all = append(all, BallotForm(v, chat.Action{Name: act, Seat: "review/legal/legal"}), BallotForm(v, chat.Action{Name: act, Seat: "gone"}))
		}
		for _, act := range []string{"comment", "transfer", "add", "withdraw", "suspend", "resume", "cancel", "end", "amend", "report", "complaint"} {
			all = append(all, ActForm(v, chat.Action{Name: act, Seat: "review/legal/legal"}))
		}
		for _, risk := range r.office.Book.Risks {
			all = append(all, RateForm(v, chat.Action{Name: "rate", Field: risk.ID}))
		}
		for _, s := range r.office.Book.Form.Sections {
			all = append(all, SectionForm(v, s, s.Questions, r.filing.Answers, chat.Action{Name: "fill"}))
		}
		for _, f := range all {
			checkForm(t, f)
		}
	}
}

func checkForm(t *testing.T, f chat.Form) {
	t.Helper()
	if n := uniseg.GraphemeClusterCount(f.Title); n == 0 || n > 24 || f.Submit == "" || len(f.Inputs) == 0 {
		t.Errorf("form %q (%d), submit %q, %d inputs", f.Title, n, f.Submit, len(f.Inputs))
	}
	for _, in := range f.Inputs {
		if in.Label == "" || strings.Contains(in.Label+in.Hint, "cards.") || strings.Contains(in.Label+in.Hint, "words.") {
			t.Errorf("form %q: input %q: %q, %q", f.Title, in.Key, in.Label, in.Hint)
		}
		for _, o := range in.Options {
			if o.Label == "" || strings.Contains(o.Label+o.Note, "cards.") {
				t.Errorf("form %q: %s: option %+v", f.Title, in.Key, o)
			}
		}
	}
}

func TestASectionIsAskedAsItsQuestionsAre(t *testing.T) {
	r := reviewed(t)
	f := SectionForm(r.viewOf("lin.xiao"), r.office.Book.Form.Sections[1], r.office.Book.Form.Sections[1].Questions, r.filing.Answers, chat.Action{Name: "fill"})
	budget := inputOf(f, workflow.KeyBudget)
	if budget.Kind != chat.Number || budget.Label != "预算总额 (元)" || budget.Value[0] != "86000" || !strings.Contains(budget.Hint, "例：3万") {
		t.Errorf("budget: %+v", budget)
	}
	if goal := inputOf(f, "goal.type"); goal.Kind != chat.Choice || goal.Value[0] != "upsell" || len(goal.Options) < 5 {
		t.Errorf("goal: %+v", goal)
	}
}
