package bot_test

import (
	"fmt"
	"maps"
	"time"

	"lian/workflow"
	"lian/workflow/workflowtest"
)

// The seats of the default rule book that an ordinary campaign meets.
const (
	seatLegal      = "review/legal/legal"
	seatCompliance = "review/compliance/compliance"
	seatRisk       = "assess/risk/risk"
)

// today stands for the day on which it is answered.
const today = "today"

// launchFacts and account are what ops and the owner answer later.
var (
	launchFacts = workflow.Answers{
		"list.count": {"8600"}, "list.manifest_sha256": {"9f2c4be07d31a6885c1e0b7f42d9936ea5b8c07714f3d2e6908b1c5a7e4d3f20"},
		"dnc.scrubbed_at": {today}, "dnc.sources": {"internal_group", "refused_history", "complaint"}, "dnc.removed_count": {"580"},
		"dnc.optout_sync": {"5"}, "list.validated_at": {today}, "consent.evidence_location": {"同意凭证库 consent-db"},
		"pi.retention_days": {"90"}, "pi.security_measures": {"encrypt", "mask", "export_off"}, "call.numbers": {"0571-88001234"},
		"call.number_licence": {"ref:文档中心 DOC-2026-1204"},
		"call.platform":       {"自建呼叫系统V3"}, "agents.count": {"18"}, "call.daily_cap": {"4000"}, "call.concurrency": {"20"},
		"freq.day": {"1"}, "freq.retry_min": {"1440"}, "freq.connected_d30": {"1"},
		"rec.enabled": {"yes"}, "rec.retention_days": {"1095"}, "rec.storage": {"录音库加密存储"},
		"training.passed_at": {today}, "training.file": {"ref:文档中心 DOC-2026-1205"}, "supervisor.user": {"李静"},
		"desk.phone": {"400-800-1234"}, "desk.sla_hours": {"8"}, "qa.sample_rate": {"500"},
		"incident.plan": {"ref:文档中心 DOC-2026-0090"}, "goal.stop_rule": {"连续3天转化率低于1%即停"},
	}
	account = workflow.Answers{
		"close.cost": {"2860000"}, "close.worked": {"下午两点到四点接通率最高"}, "close.wrong": {"首周名单没有剔除已续约客户"},
		"close.next": {"每天拨打前对一次名单"}, "close.deletion": {"deleted"}, "close.deletion_proof": {"ref:文档中心 DOC-2026-1301"},
	}
)

// office is the world as the domain sees it now.
func (c *company) office() workflow.Office {
	o := workflowtest.OfficeAt(c.book, c.now)
	o.DueAfter = c.due
	return o
}

// change has a person do something to a filing outside of any chat.
func (c *company) change(ref, by string, do func(*workflow.Filing, workflow.Office, workflow.Person) error) *workflow.Filing {
	c.Helper()
	c.events++
	k := workflow.Command{Key: fmt.Sprint("prepare/", c.events), By: by, What: workflow.ActAnswer}
	f, err := c.store.Change(c.Context(), ref, k, func(f *workflow.Filing, p workflow.Person) error { return do(f, c.office(), p) })
	c.must(err)
	return f
}

// filed is a filing in review.
func (c *company) filed(title string) *workflow.Filing {
	c.Helper()
	return c.change(c.drafted(title).ID, "lin", (*workflow.Filing).Submit)
}

// drafted is a draft of lin's with every answer in it, that nobody is asked about.
func (c *company) drafted(title string) *workflow.Filing {
	c.Helper()
	c.events++
	o := c.office()
	f := workflow.NewDraft(o, o.Person("lin"))
	f.Asking = workflow.Asking{}
	answers := maps.Clone(workflowtest.Ordinary())
	answers[workflow.KeyTitle] = workflow.Value{title}
	answers[workflow.KeySchedule] = workflow.Value{o.Today().AddDate(0, 0, 7).Format(time.DateOnly), o.Today().AddDate(0, 0, 27).Format(time.DateOnly)}
	for key, value := range answers {
		c.must(f.Answer(o, o.Person("lin"), key, value))
	}
	f, err := c.store.Create(c.Context(), workflow.Command{Key: fmt.Sprint("prepare/", c.events), By: "lin", What: workflow.ActCreate}, f)
	c.must(err)
	return f
}

// in takes a new filing of lin's to a state, by those who are entitled.
func (c *company) in(state workflow.State, title string) *workflow.Filing {
	c.Helper()
	if state == workflow.Draft {
		return c.drafted(title)
	}
	f := c.filed(title)
	for _, stage := range stages {
		if f.State == state {
			return f
		}
		f = stage(c, f.ID)
	}
	if f.State != state {
		c.Fatalf("%s is %s, want %s", title, f.State, state)
	}
	return f
}

// stages lead from review to the close-out.
var stages = []func(*company, string) *workflow.Filing{
	func(c *company, ref string) *workflow.Filing { return c.passed(ref, "zhao", "chen", "zhou") },
	(*company).assessed,
	func(c *company, ref string) *workflow.Filing { return c.passed(ref, "wang") },
	(*company).started,
	func(c *company, ref string) *workflow.Filing {
		return c.change(ref, "lin", func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
			return f.End(o, by, "名单打完")
		})
	},
	func(c *company, ref string) *workflow.Filing {
		c.answered(ref, "lin", account)
		return c.change(ref, "lin", (*workflow.Filing).Close)
	},
	func(c *company, ref string) *workflow.Filing { return c.passed(ref, "chen") },
}

func (c *company) passed(ref string, people ...string) (f *workflow.Filing) {
	c.Helper()
	for _, who := range people {
		f = c.change(ref, who, func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
			return f.Decide(o, by, workflow.Ballot{Verdict: workflow.VerdictPass, Opinion: "已逐条核对，与证据一致", AllChecks: true})
		})
	}
	return f
}

func (c *company) assessed(ref string) *workflow.Filing {
	c.Helper()
	for _, r := range c.filing(ref).Risks {
		c.change(ref, "sun", func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
			return f.Rate(o, by, workflow.Risk{ID: r.ID, Likelihood: 2, Impact: 3, Mitigation: "名单脱敏，话术质检", Owner: "chen",
				ResidualLikelihood: 1, ResidualImpact: 2})
		})
	}
	return c.passed(ref, "sun")
}

// started waits for the campaign's first day.
func (c *company) started(ref string) *workflow.Filing {
	c.Helper()
	c.now = c.now.AddDate(0, 0, 7)
	c.answered(ref, "li", launchFacts)
	return c.change(ref, "li", (*workflow.Filing).Start)
}

func (c *company) answered(ref, who string, answers workflow.Answers) {
	c.Helper()
	c.change(ref, who, func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
		open, err := f.Open(o)
		for err == nil && len(open) > 0 {
			value := answers[open[0].Key]
			if value.Text() == today {
				value = workflow.Value{o.Today().Format(time.DateOnly)}
			}
			if err = f.Answer(o, by, open[0].Key, value); err == nil {
				open, err = f.Open(o)
			}
		}
		return err
	})
}

func (c *company) suspended(title string) *workflow.Filing {
	c.Helper()
	return c.change(c.in(workflow.Running, title).ID, "chen", func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
		return f.Suspend(o, by, "三起投诉")
	})
}
