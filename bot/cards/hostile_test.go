package cards

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"lian/bot/chat"
	"lian/bot/text"
	"lian/workflow"
)

// The longest and the nastiest that people can hand in.
const (
	family   = "👨‍👩‍👧‍👦"
	hostile  = "<!channel> @所有人 *粗* [点我](http://x) <script>alert(1)</script> {{.Secret}} %s \u202e反\u2066写\u202c\u200f \x00\x1b[31m\r\n第二行 " + family + "e\u0301"
	manyWide = 20_000
)

// poisoned is a filing under review whose every text is t.
func poisoned(t *testing.T, said string) *rehearsal {
	t.Helper()
	r := rehearse(defaultBook(t), text.In(text.Chinese))
	r.answerAll(workflow.PhaseSubmit, "lin.xiao")
	r.do("lin.xiao", 1, (*workflow.Filing).Submit)
	if r.err != nil {
		t.Fatal(r.err)
	}
	r.earlier = r.filing.Answers.Clone()
	r.filing.Revision, r.filing.Title, r.filing.Reason = 2, said, said
	for i := range r.filing.Seats {
		r.filing.Seats[i].Revision = 2
	}
	for key := range r.filing.Answers {
		switch q := r.office.Book.Form.Question(key); q.Type {
		case workflow.TypeText, workflow.TypeLong, workflow.TypeURL, workflow.TypeFile:
			r.filing.Answers[key] = workflow.Value{said}
		}
	}
	r.decide("zhao.min", workflow.Ballot{Verdict: workflow.VerdictReturn, Opinion: said, Fields: []string{"script.text", "audience.definition"}})
	if r.err != nil {
		t.Fatal(r.err)
	}
	return r
}

func TestTextOfPeopleStaysPlainText(t *testing.T) {
	for name, said := range map[string]string{"hostile": hostile, "only families": strings.Repeat(family, 300),
		"one character of 2001": "啊" + strings.Repeat("\u0301", 2000), "long": strings.Repeat("电话营销合规。", manyWide/7)} {
		r := poisoned(t, said)
		r.office.People = []workflow.Person{r.office.Person("lin.xiao"), r.office.Person("zhao.min"), r.office.Person("wu.tong")}
		every(r, func(v View, what string, m chat.Message) {
			what = name + ", " + what + " for " + v.Reader.ID
			checkShape(t, what, m)
			if strings.ContainsAny(m.Text, "\u202e\u2066\u202c\u200f\x00\x1b\r") {
				t.Errorf("%s: keeps what is not seen", what)
			}
			if torn(m.Text, family) {
				t.Errorf("%s: tears a character apart", what)
			}
		})
	}
}

// torn tells whether a family was cut inside.
func torn(said, whole string) bool {
	rest := strings.ReplaceAll(said, whole, "")
	return strings.ContainsAny(rest, "👨👩👧👦\u200d")
}

func TestLongTextIsCutWithDetailsToSeeAll(t *testing.T) {
	long := strings.Repeat("电话营销合规。", manyWide/7)
	r := poisoned(t, long)
	legal := "review/legal/legal"
	v := View{Office: r.office, Filing: r.filing, Reader: r.office.Person("zhao.min"), Say: r.say, Files: sampleFile, Earlier: r.earlier}
	for _, m := range []chat.Message{Review(v, legal), Status(v), Outcome(v), Complaint(v), ForScreen(v, workflow.NoticeReturned, "")} {
		if n := uniseg.GraphemeClusterCount(m.Text); n > 4000 {
			t.Errorf("%s has %d graphemes", m.Kind, n)
		}
		if !strings.Contains(m.Text, "…") || !hasButton(m, GoDetails) {
			t.Errorf("%s is not cut, or leaves no way to the whole: %d buttons", m.Kind, len(m.Card.Buttons))
		}
	}
	if whole := Details(v).Text; !strings.Contains(whole, long) {
		t.Error("details do not show the whole text")
	}
}

func hasButton(m chat.Message, name string) bool {
	for _, b := range m.Card.Buttons {
		if b.Action.Name == name {
			return true
		}
	}
	return false
}

func TestOpinionsLongAndMany(t *testing.T) {
	r := poisoned(t, "请修改。")
	for i := range 40 {
		d := r.filing.Decisions[0]
		d.Opinion = strings.Repeat("意", i*200+1)
		r.filing.Decisions = append(r.filing.Decisions, d)
	}
	v := View{Office: r.office, Filing: r.filing, Reader: r.office.Person("lin.xiao"), Say: r.say}
	m := Status(v)
	if !strings.Contains(m.Text, "更早的 33 条意见见「详情」") {
		t.Errorf("the oldest opinions are not left to details: %s", chat.Cut(m.Text, 400))
	}
	if !strings.Contains(Details(v).Text, strings.Repeat("意", 39*200+1)) {
		t.Error("details shorten an opinion")
	}
}
