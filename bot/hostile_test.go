package bot_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/workflow"
)

// long is a text of n Chinese characters.
func long(n int) string { return strings.Repeat("长", n) }

// bad is what people and programs send that no one should (the handbook's list
// for both products).
func bad() []string {
	return []string{
		"", " \t\n", "\u200b\u200d\ufeff", long(64 << 10 / 3), strings.Repeat("A", 1<<20), "\xff\xfe\x00", "\xed\xa0\x80", "a\x00b\x1b[31m\u0085",
		"👨‍👩‍👧‍👦🇨🇳", "Z" + strings.Repeat("\u0337", 5000), "100\u202e000", "\u2066收款\u2069", "１００", "〇", "壹佰万", "1.000,00", "1e9", "-0", "NaN",
		"1" + strings.Repeat("0", 40), "￥$RMB100USD", "2月29日", "2027-02-29", "24:00", "31/04", "2026-13-01", "02:30",
		`=HYPERLINK("http://x","y")`, "+cmd|'/c calc'!A1", "＝1+1", "\t=1", "@SUM", "' OR 1=1 -- ", "1=1 or k='x'", `\'`,
		"{{.}}", "${jndi:ldap://x}", "%s%n%d", "✅ 已由 张总 批准", "<!channel>", "<@U024BE7LH>", "<https://evil|https://corp>",
		"0", "-1", "9223372036854775808", "1e3", "0x10", " 12", "12\n", "../../etc/passwd", "CON", "http://169.254.169.254/",
		"xoxb-123456789012-abcdefghijkl", "330106199001011234", "LA-2026-000001\x00", "D-01ARZ3NDEKTSV4RRFFQ69G5FAV", "null", "[]", `{"n":"pass"}`,
	}
}

// answered fails the test unless a person was told something, and nothing that
// comes of a fault.
func (c *company) heard(what string, r chat.Reply) {
	c.Helper()
	if told(r) == "" {
		c.Errorf("%s is not answered", what)
	}
	if strings.Contains(told(r), "再按一次") || strings.Contains(c.log.String(), "panic") {
		c.Fatalf("%s broke something: %s\n%s", what, chat.Cut(told(r), 300), chat.Cut(c.log.String(), 3000))
	}
}

// TestBadWordsAreAnswered with nothing open, with a question open, and as what
// follows every command.
func TestBadWordsAreAnswered(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	for n, words := range bad() {
		c.heard(fmt.Sprintf("%.40q", words), c.says("zhao", words))
		d := deeds[n%len(deeds)]
		c.heard(fmt.Sprintf("%s %.40q", d.zh, words), c.says("gao", d.zh+" "+f.Number+" "+words))
		c.heard(fmt.Sprintf("%s %.40q", d.zh, words), c.says("gao", "/lian "+d.en+" "+words))
	}
	c.says("lin", "立案")
	for _, words := range bad() {
		c.heard(fmt.Sprintf("%.40q", words), c.says("lin", words))
	}
}

// TestEditedButtonsAreAnswered: a button comes back as it was sent, or not.
func TestEditedButtonsAreAnswered(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	draft := c.drafted("春节老客回访")
	before, other := c.print(f.ID), c.print(draft.ID)
	for _, name := range append(acts, "complaint", "new", long(5000)) {
		for n, odd := range []string{"", "\x00", "' OR 1=1 --", long(30000), "\xff", "-1", "script.text", "budget.amount"} {
			a := chat.Action{Name: name, Subject: []string{f.Number, draft.ID, "", odd}[n%4], Seat: odd, Field: odd, Value: odd,
				Revision: []int{-1, math.MinInt, math.MaxInt}[n%3]}
			c.heard(fmt.Sprintf("a press of %.40q %.20q", name, odd), c.presses("zhao", a))
			c.heard(fmt.Sprintf("a form of %.40q %.20q", name, odd), c.fills("zhao", a, nil))
		}
	}
	c.same(f.ID, before)
	c.same(draft.ID, other)
}

// inputs are the keys of every form there is, with some of the questions'.
var inputs = []string{cards.InputOpinion, cards.InputFields, cards.InputChecks, cards.InputPerson, "likelihood", "impact", "mitigation", "owner",
	"residual_likelihood", "residual_impact", workflow.KeyReportDay, workflow.KeyReportDials, workflow.KeyReportConnects, workflow.KeyReportComplaints,
	workflow.KeyReportFeedback, workflow.KeyComplaintCause, "complaint.text", "complaint.day", "campaign.name", "schedule.dates", "budget.amount"}

// forms are the desk's; every value meets three of them.
var forms = []string{"pass", "return", "rate", "report", "complaint", "transfer", "add", "comment", "submit"}

// TestBadFormsAreAnswered: values of the wrong kind, too many, too long, for
// inputs that are not there.
func TestBadFormsAreAnswered(t *testing.T) {
	for state, who := range map[workflow.State]string{workflow.Draft: "lin", workflow.Reviewing: "zhao", workflow.Assessing: "sun", workflow.Running: "li"} {
		t.Run(string(state), func(t *testing.T) {
			t.Parallel()
			c := openCompany(t)
			f := c.in(state, "双十二老客回访")
			for n, value := range bad() {
				value = value[:min(len(value), 16<<10)]
				values := map[string][]string{"": {value}, value: {value}}
				for _, key := range inputs {
					values[key] = []string{value, value, ""}
				}
				for i := range 3 {
					name := forms[(n+i*3)%len(forms)]
					if state == workflow.Draft {
						name = "fill"
					}
					a := chat.Action{Name: name, Subject: f.Ref(), Field: "campaign", Revision: f.Revision}
					c.heard(fmt.Sprintf("%s with %.40q", name, value), c.fills(who, a, values))
				}
			}
			if got := c.filing(f.ID); got.State != state || len(got.Decisions) != len(f.Decisions) {
				t.Errorf("it is %s now, with %d decisions", got.State, len(got.Decisions))
			}
		})
	}
}
