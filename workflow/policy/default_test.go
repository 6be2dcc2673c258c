package policy

import (
	"slices"
	"sync"
	"testing"
	"time"

	"lian/workflow"
)

// monday is a fixed day; rules that ask for today get it.
var monday = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

// ordinary are the answers of an ordinary applicant, in canonical form: own
// customers, human calls, no vendor, no special sector.
var ordinary = workflow.Answers{
	"campaign.name":          {"宽带老客续约回访"},
	"campaign.legal_entity":  {"杭州蓝桥通信有限公司"},
	"campaign.jurisdictions": {"CN"},
	"goal.type":              {"upsell"},
	"goal.conversions":       {"430"},
	"budget.amount":          {"3000000"},
	"product.name":           {"千兆宽带续约套餐"},
	"product.category":       {"telecom"},
	"product.selling":        {"introduce"},
	"audience.groups":        {"adults"},
	"audience.definition":    {"在网满12个月、合约60天内到期、已勾选电话营销同意的客户"},
	"audience.size":          {"8600"},
	"list.source":            {"own_customers"},
	"list.detail":            {"CRM合约表，按到期日和同意标记筛选"},
	"pi.categories":          {"name", "phone", "order"},
	"pi.uses":                {"none"},
	"consent.form_type":      {"web_form"},
	"consent.channels":       {"phone", "sms"},
	"consent.evidence":       {"DOC-2026-1186"},
	"call.mode":              {"human_preview"},
	"vendor.type":            {"none"},
	"schedule.dates":         {"2026-11-30", "2026-12-23"},
	"call.windows":           {"09:00-12:00", "14:00-20:00"},
	"freq.max_attempts":      {"3"},
	"script.text":            {"您好，我是杭州蓝桥通信有限公司的客服0231，想为您介绍宽带续约方案。如果您不想再接到来电，请直接告诉我，我们立即停止。"},
	"att.plan":               {"DOC-2026-1187"},
	"att.budget":             {"DOC-2026-1188"},
	"att.risk":               {"DOC-2026-1189"},
	"declaration.signed":     {"yes"},
}

// with is the ordinary applicant's answers with some others.
func with(changes workflow.Answers) workflow.Answers {
	answers := ordinary.Clone()
	for key, value := range changes {
		answers[key] = value
	}
	return answers
}

var defaultOnce = sync.OnceValues(Default)

// book is lian's own rule book.
func book(t testing.TB) *workflow.Book {
	t.Helper()
	b, err := defaultOnce()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// factsOf are the facts of a filing on monday.
func factsOf(t testing.TB, b *workflow.Book, answers workflow.Answers, risk workflow.RiskSummary) workflow.Facts {
	t.Helper()
	facts, err := b.Facts(answers, risk)
	if err != nil {
		t.Fatal(err)
	}
	facts[TodayKey] = monday
	return facts
}

// holds evaluates a condition.
func holds(t testing.TB, c workflow.Condition, facts workflow.Facts) bool {
	t.Helper()
	if c == nil {
		return true
	}
	yes, err := c(facts)
	if err != nil {
		t.Fatal(err)
	}
	return yes
}

// asks walks a phase as the conversation does: one question after the other,
// each condition judged with the answers given before it.
func asks(t *testing.T, b *workflow.Book, phase workflow.Phase, answers workflow.Answers) (keys, sections []string) {
	t.Helper()
	given := workflow.Answers{}
	for key, value := range answers {
		if q := b.Form.Question(key); q == nil {
			t.Fatalf("no question %s", key)
		} else if !askedIn(b, phase, key) {
			given[key] = value // of an earlier phase: there already
		}
	}
	for _, s := range b.Form.Phase(phase) {
		for _, q := range s.Questions {
			if q.Type == workflow.TypeComputed || !holds(t, q.When, factsOf(t, b, given, workflow.RiskSummary{})) {
				continue
			}
			keys = append(keys, q.Key)
			if !slices.Contains(sections, s.ID) {
				sections = append(sections, s.ID)
			}
			if answer, ok := answers[q.Key]; ok {
				given[q.Key] = answer
			}
		}
	}
	return keys, sections
}

// askedIn tells whether a key is asked in a phase.
func askedIn(b *workflow.Book, phase workflow.Phase, key string) bool {
	for _, s := range b.Form.Phase(phase) {
		for _, q := range s.Questions {
			if q.Key == key {
				return true
			}
		}
	}
	return false
}

func TestOrdinaryApplicantIsAskedAtMost30QuestionsInEightSections(t *testing.T) {
	b := book(t)
	for name, answers := range map[string]workflow.Answers{
		"ordinary":          ordinary,
		"sells by phone":    with(workflow.Answers{"product.selling": {"close"}}),
		"offers a discount": with(workflow.Answers{"product.selling": {"discount"}}),
	} {
		keys, sections := asks(t, b, workflow.PhaseSubmit, answers)
		t.Logf("%s: %d questions in %d sections", name, len(keys), len(sections))
		if len(keys) > 30 || len(sections) != 8 {
			t.Errorf("%s: asked %d questions in %d sections, want at most 30 in 8:\n%v", name, len(keys), len(sections), keys)
		}
		for _, key := range keys {
			if _, answered := answers[key]; name == "ordinary" && !answered {
				t.Errorf("the ordinary applicant is asked %s", key)
			}
		}
	}
	if got := len(b.Form.Phase(workflow.PhaseSubmit)); got != 8 {
		t.Errorf("the form has %d sections of phase submit, want 8", got)
	}
}

func TestOrdinaryFilingPassesEveryCheck(t *testing.T) {
	b := book(t)
	facts := factsOf(t, b, ordinary, workflow.RiskSummary{})
	for key, value := range ordinary {
		q := b.Form.Question(key)
		for _, check := range q.Checks {
			if !holds(t, check.Holds, facts) {
				t.Errorf("%s = %v: %s", key, value, check.Say.ZH)
			}
		}
		for _, code := range value {
			if c := q.Choice(code); c != nil && c.Refused.ZH != "" {
				t.Errorf("%s = %s is refused", key, code)
			}
		}
	}
}

func TestConditionalQuestionsAreAskedWhenTheyApply(t *testing.T) {
	b := book(t)
	for name, c := range map[string]struct {
		changes workflow.Answers
		want    []string
	}{
		"a vendor": {workflow.Answers{"vendor.type": {"bpo"}}, []string{"vendor.name", "vendor.role", "vendor.licence_no", "vendor.dpa_file",
			"vendor.dpa_covers", "vendor.supervision_plan", "pia.report", "pia.conclusion"}},
		"a robot":              {workflow.Answers{"call.mode": {"ai_robot"}}, []string{"script.ai_disclosure"}},
		"profiling":            {workflow.Answers{"pi.uses": {"profiling"}}, []string{"audience.opt_non_personal", "pia.report"}},
		"data abroad":          {workflow.Answers{"pi.uses": {"cross_border"}}, []string{"pi.cross_border_mechanism", "consent.separate_xb", "pia.report"}},
		"sensitive data":       {workflow.Answers{"pi.categories": {"phone", "health"}}, []string{"pi.necessity", "consent.separate_sensitive", "pia.report"}},
		"a partner's list":     {workflow.Answers{"list.source": {"partner_shared"}}, []string{"consent.separate_provide", "pia.report"}},
		"minors":               {workflow.Answers{"audience.groups": {"adults", "minors"}}, []string{"audience.minor_measures", "consent.guardian"}},
		"the elderly":          {workflow.Answers{"audience.groups": {"elderly"}}, []string{"audience.vulnerable_measures"}},
		"wealth management":    {workflow.Answers{"product.category": {"finance_wealth"}}, []string{"product.seller_type", "product.licences", "product.licence_to", "script.risk_statement"}},
		"health food":          {workflow.Answers{"product.category": {"health_food"}}, []string{"product.ad_approval_no", "product.ad_approval_to", "script.mandatory_notices"}},
		"a sale by phone":      {workflow.Answers{"product.selling": {"close"}}, []string{"script.disclosure28"}},
		"gift, draw, discount": {workflow.Answers{"product.selling": {"gift", "prize", "discount"}}, []string{"product.gift", "product.prizes", "product.prize_top", "product.price_terms"}},
	} {
		keys, _ := asks(t, b, workflow.PhaseSubmit, with(c.changes))
		for _, want := range c.want {
			if !slices.Contains(keys, want) {
				t.Errorf("%s: %s is not asked", name, want)
			}
			if plain, _ := asks(t, b, workflow.PhaseSubmit, ordinary); slices.Contains(plain, want) {
				t.Errorf("%s is asked of everyone", want)
			}
		}
	}
	if keys, _ := asks(t, b, workflow.PhaseSubmit, with(workflow.Answers{"audience.groups": {"business"}})); slices.Contains(keys, "consent.channels") {
		t.Error("business customers are asked for a consumer's consent")
	}
}

func TestComputedValues(t *testing.T) {
	facts := factsOf(t, book(t), ordinary, workflow.RiskSummary{Level: workflow.LevelHigh, Score: 12, Open: 1})
	for key, want := range map[string]any{
		"schedule.days": 24, "schedule.start": time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC),
		"goal.conversion_rate": 5.0, "pia.required": false, "consent.basis": "consent", "audience.relation": "customer",
		"campaign.audience_kind": "b2c", "product.focus_sector": false, "list.dialable": 0, "budget.amount": 30000.0,
		"risk.level": "high", "risk.score": 12, "risk.open": 1,
	} {
		if got := at(facts, key); got != want {
			t.Errorf("%s = %v (%T), want %v", key, got, got, want)
		}
	}
	empty := factsOf(t, book(t), workflow.Answers{}, workflow.RiskSummary{})
	if got := at(empty, "schedule.days"); got != 0 {
		t.Errorf("schedule.days of nothing = %v", got)
	}
}
