package cards

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lian/bot/chat"
	"lian/bot/reading"
	"lian/bot/text"
	"lian/workflow"
)

func reviewed(t *testing.T) *rehearsal {
	t.Helper()
	r := rehearse(defaultBook(t), text.In(text.Chinese))
	r.answerAll(workflow.PhaseSubmit, "lin.xiao")
	r.do("lin.xiao", 1, (*workflow.Filing).Submit)
	if r.err != nil {
		t.Fatal(r.err)
	}
	return r
}

func (r *rehearsal) viewOf(reader string) View {
	return View{Office: r.office, Filing: r.filing, Reader: r.office.Person(reader), Say: r.say, Files: sampleFile, Earlier: r.earlier}
}

func TestAnswersAreShownToTheirReadersOnly(t *testing.T) {
	r := reviewed(t)
	for reader, sees := range map[string]bool{"lin.xiao": true, "zhou.hang": true, "wu.tong": true, "liu.zong": true, "zhao.min": false, "li.qiang": false, "tang.ning": false} {
		v := r.viewOf(reader)
		cards := map[string]chat.Message{"details": Details(v), "review": Review(v, "review/legal/legal"), "approve": Approve(v, "review/marketing/marketing"), "status": Status(v)}
		for name, m := range cards {
			if shown := strings.Contains(m.Text, "86,000"); shown && !sees {
				t.Errorf("%s reads the budget on %s", reader, name)
			}
		}
		if shown := strings.Contains(cards["details"].Text, "¥86,000.00"); shown != sees {
			t.Errorf("%s reads the budget in details: %v, want %v", reader, shown, sees)
		}
		if !sees && !strings.Contains(cards["details"].Text, "预算总额：不可见") {
			t.Errorf("%s is not told that the budget is hidden", reader)
		}
	}
}

func TestAHiddenAnswerStaysHiddenInTheDiff(t *testing.T) {
	r := reviewed(t)
	before := r.filing.Answers.Clone()
	after := before.Clone()
	after[workflow.KeyBudget] = workflow.Value{"9900000"}
	if said := r.viewOf("zhao.min").story(chat.Card{Sections: []chat.Section{Diff(r.viewOf("zhao.min"), before, after)}}); strings.Contains(said, "99,000") || !strings.Contains(said, "预算总额") {
		t.Errorf("legal reads: %s", said)
	}
	if said := r.viewOf("zhou.hang").story(chat.Card{Sections: []chat.Section{Diff(r.viewOf("zhou.hang"), before, after)}}); !strings.Contains(said, "¥86,000.00 → ¥99,000.00") {
		t.Errorf("marketing reads: %s", said)
	}
}

func TestAChangeDeepInALongTextIsSeen(t *testing.T) {
	r := reviewed(t)
	same := strings.Repeat("合约期内资费不变。", 200)
	before := workflow.Answers{"script.text": {same + "每月129元。"}}
	after := workflow.Answers{"script.text": {same + "每月139元。"}}
	said := Diff(r.viewOf("zhao.min"), before, after).Items[0].Text
	if !strings.Contains(said, "129元") || !strings.Contains(said, "139元") || len(said) > 800 {
		t.Errorf("the diff shows %q", said)
	}
}

// Whoever sits on two seats gets a card for each, and each decides on its own.
func TestACardDecidesOnItsOwnSeatOnly(t *testing.T) {
	r := reviewed(t)
	for i := range r.filing.Seats {
		r.filing.Seats[i].Holders = []string{"zhao.min"}
	}
	for i, p := range r.office.People {
		if p.ID == "zhao.min" {
			r.office.People = slices.Clone(r.office.People)
			r.office.People[i].Roles = []workflow.Role{workflow.RoleLegal, workflow.RoleCompliance, workflow.RoleMarketing}
		}
	}
	for _, seat := range []string{"review/legal/legal", "review/compliance/compliance", "review/marketing/marketing"} {
		decides := 0
		for _, b := range Review(r.viewOf("zhao.min"), seat).Card.Buttons {
			if b.Action.Seat == seat {
				decides++
			} else if b.Action.Seat != "" {
				t.Errorf("the card of %s has a button for %s", seat, b.Action.Seat)
			}
		}
		if decides < 5 {
			t.Errorf("the card of %s has %d buttons of its own", seat, decides)
		}
	}
}

func TestFirstWordsNeedNoOffice(t *testing.T) {
	for _, m := range []chat.Message{Welcome(View{Reader: workflow.Person{Name: "林晓"}, Say: text.In("en")}), NotLinked(View{})} {
		checkShape(t, m.Kind, m)
	}
}

func TestTimesAreTheReaders(t *testing.T) {
	r := reviewed(t)
	v := r.viewOf("zhao.min")
	if said := Review(v, "review/legal/legal").Text; !strings.Contains(said, "11-25 10:30") {
		t.Errorf("in the office's zone: %s", said)
	}
	v.Reader.Zone = "America/New_York"
	if said := Review(v, "review/legal/legal").Text; !strings.Contains(said, "11-24 21:30") {
		t.Errorf("in the reader's zone: %s", said)
	}
}

// A form that is sent back as it was opened must read as the same answers.
func TestWhatAFormOffersReadsAsTheSameAnswer(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.FixedZone("Asia/Shanghai", 8*3600))
	typed := func(kind workflow.Type, v ...string) string {
		return Typed(&workflow.Question{Type: kind}, v)[0]
	}
	if fen, err := reading.Money(typed(workflow.TypeMoney, "300050")); err != nil || fen != 300050 {
		t.Errorf("money: %d, %v", fen, err)
	}
	if fen, err := reading.Money(typed(workflow.TypeMoney, "30000000")); err != nil || fen != 30000000 {
		t.Errorf("money: %d, %v", fen, err)
	}
	if share, err := reading.Percent(typed(workflow.TypePercent, "250")); err != nil || share != 250 {
		t.Errorf("percent: %d, %v", share, err)
	}
	if n, err := reading.Count(typed(workflow.TypeNumber, "12400")); err != nil || n != 12400 {
		t.Errorf("count: %d, %v", n, err)
	}
	periods, err := reading.Days(typed(workflow.TypeDates, "2026-12-01", "2026-12-31"), now)
	if err != nil || len(periods) != 1 || periods[0].From.Day != "2026-12-01" || periods[0].To.Day != "2026-12-31" {
		t.Errorf("dates: %v, %v", periods, err)
	}
	windows, err := reading.Windows(typed(workflow.TypeWindows, "09:00-12:00", "14:00-20:00"))
	if err != nil || len(windows) != 2 || windows[1].String() != "14:00-20:00" {
		t.Errorf("windows: %v, %v", windows, err)
	}
}
