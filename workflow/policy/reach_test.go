package policy

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lian/workflow"
)

// at is a fact by its key.
func at(facts workflow.Facts, key string) any {
	var value any = map[string]any(facts)
	for part := range strings.SplitSeq(key, ".") {
		inner, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		value = inner[part]
	}
	return value
}

// filings are filings of many kinds, to reach every corner of the book.
var filings = []workflow.Answers{
	ordinary,
	with(workflow.Answers{"audience.size": {"800"}, "budget.amount": {"500000"}, "goal.conversions": {"40"}}),
	with(workflow.Answers{"audience.size": {"12000"}}),
	with(workflow.Answers{"audience.size": {"30000"}, "budget.amount": {"60000000"}, "call.mode": {"ai_robot"}, "vendor.type": {"ai_saas"}}),
	with(workflow.Answers{"product.category": {"finance_wealth"}, "product.selling": {"close", "discount"}}),
	with(workflow.Answers{"pi.categories": {"phone", "health"}, "pi.uses": {"profiling", "cross_border"}, "campaign.jurisdictions": {"CN", "HK"}}),
	with(workflow.Answers{"audience.groups": {"adults", "minors", "elderly", "under14"}, "list.source": {"partner_shared"}, "goal.type": {"winback"}}),
	with(workflow.Answers{"call.mode": {"human_predictive"}}),
}

var levels = []workflow.Level{workflow.LevelLow, workflow.LevelMedium, workflow.LevelHigh, workflow.LevelCritical}

// reached counts for how many kinds of filing a condition holds.
func reached(t *testing.T, b *workflow.Book, c workflow.Condition) (n int) {
	t.Helper()
	for _, answers := range filings {
		for _, level := range levels {
			if holds(t, c, factsOf(t, b, answers, workflow.RiskSummary{Level: level})) {
				n++
			}
		}
	}
	return n
}

func TestEveryCheckpointAndRiskIsReached(t *testing.T) {
	b := book(t)
	all := len(filings) * len(levels)
	for lane, checks := range b.Checklists {
		for _, c := range checks {
			if n := reached(t, b, c.When); n == 0 || c.When != nil && n == all {
				t.Errorf("%s of %s holds for %d of %d kinds of filing", c.ID, lane, n, all)
			}
		}
	}
	for _, k := range b.Risks {
		if n := reached(t, b, k.When); n == 0 || k.When != nil && n == all {
			t.Errorf("risk %s holds for %d of %d kinds of filing", k.ID, n, all)
		}
	}
}

func TestOrdinaryFilingHasTheThreeRisksOnly(t *testing.T) {
	b := book(t)
	var ids []string
	for _, k := range b.Risks {
		if holds(t, k.When, factsOf(t, b, ordinary, workflow.RiskSummary{})) {
			ids = append(ids, k.ID)
		}
	}
	if got := strings.Join(ids, " "); got != "R01 R02 R03" {
		t.Errorf("risks = %s, want R01 R02 R03", got)
	}
}

// route is the first route that holds.
func route(t *testing.T, b *workflow.Book, answers workflow.Answers, level workflow.Level) *workflow.Route {
	t.Helper()
	facts := factsOf(t, b, answers, workflow.RiskSummary{Level: level})
	for i := range b.Process.Approve.Routes {
		if r := &b.Process.Approve.Routes[i]; holds(t, r.When, facts) {
			return r
		}
	}
	t.Fatal("no route holds")
	return nil
}

func TestAuthorityTable(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		why     string
		changes workflow.Answers
		level   workflow.Level
		want    string
	}{
		{"small and low", nil, workflow.LevelLow, "department"},
		{"10,000 people", workflow.Answers{"audience.size": {"10000"}}, workflow.LevelLow, "department"},
		{"10,001 people", workflow.Answers{"audience.size": {"10001"}}, workflow.LevelLow, "division"},
		{"50,000 yuan", workflow.Answers{"budget.amount": {"5000000"}}, workflow.LevelLow, "department"},
		{"50,000.01 yuan", workflow.Answers{"budget.amount": {"5000001"}}, workflow.LevelLow, "division"},
		{"medium risk", nil, workflow.LevelMedium, "division"},
		{"focus sector", workflow.Answers{"product.category": {"tourism"}}, workflow.LevelLow, "division"},
		{"100,000 people", workflow.Answers{"audience.size": {"100000"}}, workflow.LevelLow, "division"},
		{"100,001 people", workflow.Answers{"audience.size": {"100001"}}, workflow.LevelLow, "company"},
		{"500,000.01 yuan", workflow.Answers{"budget.amount": {"50000001"}}, workflow.LevelLow, "company"},
		{"high risk", nil, workflow.LevelHigh, "company"},
		{"sensitive data", workflow.Answers{"pi.categories": {"phone", "health"}}, workflow.LevelLow, "company"},
		{"a robot and 20,001 people", workflow.Answers{"call.mode": {"ai_robot"}, "audience.size": {"20001"}}, workflow.LevelLow, "company"},
		{"life insurance", workflow.Answers{"product.category": {"insurance_life"}}, workflow.LevelLow, "company"},
		{"critical risk", nil, workflow.LevelCritical, "critical"},
	} {
		r := route(t, b, with(c.changes), c.level)
		if r.ID != c.want {
			t.Errorf("%s: route %s, want %s", c.why, r.ID, c.want)
		}
		if refused := r.Refuse.ZH != ""; refused != (c.want == "critical") {
			t.Errorf("%s: refused = %v", c.why, refused)
		}
	}
}

func TestUnlawfulAnswersCannotBeFiled(t *testing.T) {
	b := book(t)
	for key, codes := range map[string][]string{
		"list.source":       {"purchased", "scraped", "random_dial", "unknown"},
		"consent.form_type": {"bundled", "prechecked", "implied", "none"},
		"vendor.type":       {"callcentre_b24"},
		"product.category":  {"drug_rx", "tobacco"},
		"audience.groups":   {"under14"},
	} {
		for _, code := range codes {
			if c := b.Form.Question(key).Choice(code); c == nil || c.Refused.ZH == "" || c.Refused.EN == "" {
				t.Errorf("%s = %s can be filed", key, code)
			}
		}
	}
	for key, value := range map[string]workflow.Value{
		"consent.channels":   {"sms"},
		"product.prize_top":  {"5000001"},
		"call.windows":       {"07:30-09:00"},
		"schedule.dates":     {"2026-11-23", "2026-12-01"},
		"vendor.dpa_covers":  {"purpose", "term"},
		"script.text":        {"您好，我是杭州蓝桥通信有限公司的客服，想为您介绍宽带续约方案。"},
		"goal.conversions":   {"9000"},
		"declaration.signed": {"no"},
		"dnc.scrubbed_at":    {"2026-11-01"},
		"report.connects":    {"10"},
		"complaint.text":     {"客户 138 0000 1111 投诉"},
	} {
		if !blocked(t, b, key, with(workflow.Answers{key: value})) {
			t.Errorf("%s = %v is not stopped", key, value)
		}
	}
}

// blocked tells whether a check of any answered question stops the filing.
func blocked(t *testing.T, b *workflow.Book, key string, answers workflow.Answers) bool {
	t.Helper()
	facts := factsOf(t, b, answers, workflow.RiskSummary{})
	for answered := range answers {
		for _, check := range b.Form.Question(answered).Checks {
			if check.Blocks && !holds(t, check.Holds, facts) {
				return true
			}
		}
	}
	return false
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		window string
		want   bool
	}{
		{"08:00-21:00", true}, {"09:00-12:00", true}, {"07:59-12:00", false}, {"19:00-21:01", false}, {"9:00-12:00", false}, {"", false},
	} {
		if got := within([]string{"10:00-11:00", c.window}, "08:00", "21:00"); got != c.want {
			t.Errorf("within(%q) = %v, want %v", c.window, got, c.want)
		}
	}
	if !within(nil, "08:00", "21:00") {
		t.Error("no window lies outside")
	}
}

func TestDays(t *testing.T) {
	tomorrow := monday.AddDate(0, 0, 1)
	if got := []int{days(monday, monday), days(monday, tomorrow), days(tomorrow, monday), days(time.Time{}, monday)}; !slices.Equal(got, []int{0, 1, -1, 0}) {
		t.Errorf("days = %v", got)
	}
}

// What a risk comes from is known, so that a change of it is seen: also through
// a computed key.
func TestARiskNamesTheAnswersItComesFrom(t *testing.T) {
	b := book(t)
	reads := map[string][]string{}
	for _, k := range b.Risks {
		reads[k.ID] = k.Reads
	}
	for id, want := range map[string]string{"R01": "", "R04": "audience.size budget.amount", "R06": "consent.form_type list.source"} {
		if got := strings.Join(reads[id], " "); got != want {
			t.Errorf("%s reads %q, want %q", id, got, want)
		}
	}
	if !slices.Contains(reads["R08"], "call.mode") { // by call.automatic
		t.Errorf("R08 reads %v, and not call.mode, of which call.automatic is made", reads["R08"])
	}
}
