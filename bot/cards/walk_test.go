package cards

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"lian/bot/chat"
	"lian/bot/text"
	"lian/workflow"
)

// walk takes the sample filing through the process and lets visit look after
// every deed, on the main way and on the side tracks.
func walk(t *testing.T, visit func(r *rehearsal, did string)) {
	t.Helper()
	r := rehearse(defaultBook(t), text.In(text.Chinese))
	steps := []struct {
		name string
		do   func(*rehearsal)
	}{
		{"draft", func(*rehearsal) {}},
		{"submitted", func(r *rehearsal) {
			r.answerAll(workflow.PhaseSubmit, "lin.xiao")
			r.do("lin.xiao", 1, (*workflow.Filing).Submit)
			r.filing.Number = "LA-2026-000123"
		}},
		{"commented", func(r *rehearsal) { r.do("gao.lei", 1, reasoned((*workflow.Filing).Comment, "请抓紧。")) }},
		{"signer added", func(r *rehearsal) {
			r.do("chen.jie", 1, func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
				return f.AddSigner(o, by, r.seatOf("chen.jie"), "wu.tong", "请看频次。")
			})
		}},
		{"returned", func(r *rehearsal) {
			r.decide("zhao.min", workflow.Ballot{Verdict: workflow.VerdictReturn, Opinion: "请补公司全称。", Fields: []string{"script.text"}})
			r.decide("chen.jie", passed("均已核对，符合要求。"))
			r.decide("wu.tong", passed("频次符合要求。"))
			r.decide("zhou.hang", passed("目标清楚，口径一致。"))
		}},
		{"corrected", func(r *rehearsal) { r.answer("lin.xiao", "script.text", workflow.Value{correctedScript}) }},
		{"filed again", func(r *rehearsal) { r.do("lin.xiao", 1, (*workflow.Filing).Submit) }},
		{"reviewed", func(r *rehearsal) {
			for _, who := range []string{"zhao.min", "chen.jie", "wu.tong", "zhou.hang"} {
				r.decideIfAsked(who, passed("修改后符合要求。"))
			}
		}},
		{"rated", func(r *rehearsal) {
			for i, risk := range r.filing.Risks {
				r.rate(risk, i)
			}
		}},
		{"assessed", func(r *rehearsal) { r.decideIfAsked("sun.yan", passed("风险可以接受。")) }},
		{"approved", func(r *rehearsal) { r.decideIfAsked("liu.zong", passed("同意按此方案执行。")) }},
		{"launch facts", func(r *rehearsal) {
			r.until(r.filing.Answers[workflow.KeySchedule].Date(0))
			r.answerAll(workflow.PhaseLaunch, "li.qiang")
		}},
		{"started", func(r *rehearsal) { r.do("li.qiang", 1, (*workflow.Filing).Start) }},
		{"reported", func(r *rehearsal) { r.report("li.qiang", 2, 1000, 300, 20); r.complain("chen.jie") }},
		{"suspended", func(r *rehearsal) {
			r.do("chen.jie", 1, reasoned((*workflow.Filing).Suspend, "先查名单。"))
		}},
		{"resumed", func(r *rehearsal) { r.do("chen.jie", 1, reasoned((*workflow.Filing).Resume, "名单已修正。")) }},
		{"amending", func(r *rehearsal) {
			r.do("lin.xiao", 1, reasoned((*workflow.Filing).Amend, "增加人数。"))
			r.answer("lin.xiao", workflow.KeySize, workflow.Value{"15000"})
		}},
		{"amendment filed", func(r *rehearsal) { r.do("lin.xiao", 1, (*workflow.Filing).Submit) }},
		{"amendment refused", func(r *rehearsal) {
			r.decide("chen.jie", workflow.Ballot{Verdict: workflow.VerdictReject, Opinion: "不同意。"})
		}},
		{"ended", func(r *rehearsal) { r.do("lin.xiao", 1, reasoned((*workflow.Filing).End, "")) }},
		{"account filled in", func(r *rehearsal) { r.answerAll(workflow.PhaseClose, "lin.xiao") }},
		{"account handed in", func(r *rehearsal) { r.do("lin.xiao", 1, (*workflow.Filing).Close) }},
		{"closed", func(r *rehearsal) { r.decide("chen.jie", passed("数据一致，同意结案。")) }},
	}
	for _, s := range steps {
		s.do(r)
		if r.err != nil {
			t.Fatalf("%s: %v", s.name, r.err)
		}
		visit(r, s.name)
		r.aside(func(r *rehearsal) { // each state may also end in the middle
			if r.filing.Can(r.office, r.office.Person("lin.xiao"), workflow.ActWithdraw) {
				r.office.People = []workflow.Person{r.office.Person("lin.xiao"), r.office.Person("zhao.min"), r.office.Person("gao.lei")}
				r.do("lin.xiao", 1, reasoned((*workflow.Filing).Withdraw, "不报了。"))
				visit(r, s.name+", withdrawn")
			}
		})
	}
}

// every draws all cards of the filing for all people.
func every(r *rehearsal, look func(v View, what string, m chat.Message)) {
	for _, who := range r.office.People {
		v := View{Office: r.office, Filing: r.filing, Reader: who, Say: r.say, Files: sampleFile, Earlier: r.earlier}
		for _, kind := range []workflow.NoticeKind{workflow.NoticeStatus, workflow.NoticeReturned, workflow.NoticeOutcome, workflow.NoticeLaunch, workflow.NoticeRunning,
			workflow.NoticeSuspended, workflow.NoticeComplaint, workflow.NoticeComment, workflow.NoticeReminder, workflow.NoticeCloseDue} {
			look(v, string(kind), ForScreen(v, kind, ""))
			look(v, "notice "+string(kind), ForNotice(v, workflow.Notice{Kind: kind, Text: "请看。"}))
		}
		for _, seat := range append(seatIDs(r.filing), "review/none/none") {
			look(v, "screen of "+seat, ForScreen(v, workflow.NoticeReview, seat))
			look(v, "reminder of "+seat, ForNotice(v, workflow.Notice{Kind: workflow.NoticeReminder, Seat: seat}))
			look(v, "vacancy of "+seat, ForNotice(v, workflow.Notice{Kind: workflow.NoticeVacant, Seat: seat}))
		}
		for _, s := range r.filing.OpenSeats(who.ID) {
			look(v, "confirmation for "+s.ID, Confirm(v, s, "", workflow.VerdictPass))
			look(v, "question for "+s.ID, Confirm(v, s, "", workflow.VerdictReturn, workflow.VerdictReject))
		}
		look(v, "done", Done(v, workflow.ActSubmit, "请看。"))
		look(v, "details", Details(v))
		look(v, "help", Help(v))
		look(v, "timeline", Timeline(v, r.journal))
	}
}

func seatIDs(f *workflow.Filing) []string {
	var ids []string
	for _, s := range f.Seats {
		ids = append(ids, s.ID)
	}
	return ids
}

// TestWhatEveryCardPromises draws every card for everybody after every deed.
func TestWhatEveryCardPromises(t *testing.T) {
	walk(t, func(r *rehearsal, did string) {
		every(r, func(v View, what string, m chat.Message) {
			what = did + ", " + what + " for " + v.Reader.ID
			checkButtons(t, v, what, m)
			checkStory(t, v, what, m)
			checkShape(t, what, m)
		})
	})
}

// acts names the actions that change something, with the act each asks for.
func acts() map[string]workflow.Act {
	named := map[string]workflow.Act{GoContinue: workflow.ActAnswer, GoEdit: workflow.ActAnswer, DoAttest: workflow.ActPass}
	for _, rule := range workflow.Lifecycle {
		named[string(rule.Do)] = rule.Do
	}
	return named
}

var lookOnly = []string{GoDetails, GoTimeline, GoShow, GoInbox, GoMine, GoDone, GoHelp, GoBegin, GoCopy}

var (
	changing = acts()
	deciding = []string{"pass", "return", "reject", "rate", "transfer", "add", DoAttest}
)

// checkButtons: every button is something the reader can do now, about the
// filing as it is, and nobody is asked to decide on their own.
func checkButtons(t *testing.T, v View, what string, m chat.Message) {
	t.Helper()
	can := v.Filing.WhatCanIDo(v.Office, v.Reader)
	for _, b := range m.Card.Buttons {
		act, changes := changing[b.Action.Name]
		switch {
		case !changes && !slices.Contains(lookOnly, b.Action.Name):
			t.Errorf("%s: unknown action %q", what, b.Action.Name)
		case changes && !slices.Contains(can, workflow.Ability{Act: act, Seat: b.Action.Seat}):
			t.Errorf("%s: button %s %+v leads nowhere", what, b.Label, b.Action)
		case changes && (b.Action.Subject != v.Filing.Ref() || b.Action.Revision != v.Filing.Revision):
			t.Errorf("%s: %s is about %s, revision %d", what, b.Label, b.Action.Subject, b.Action.Revision)
		case v.owns() && slices.Contains(deciding, b.Action.Name):
			t.Errorf("%s: an author gets %s", what, b.Label)
		}
	}
}

// checkStory: the text tells everything the card says.
func checkStory(t *testing.T, v View, what string, m chat.Message) {
	t.Helper()
	if m.Kind == "" || m.Subject != v.Filing.Ref() || m.Key != "" {
		t.Errorf("%s: kind %q, subject %q, key %q", what, m.Kind, m.Subject, m.Key)
	}
	for _, said := range saidBy(m.Card) {
		if !strings.Contains(m.Text, said) {
			t.Errorf("%s: the text lacks %q", what, said)
		}
	}
	for _, wrong := range []string{"cards.", "words.", "<no value>", "驳回"} {
		if strings.Contains(m.Text, wrong) {
			t.Errorf("%s: says %q: %s", what, wrong, m.Text)
		}
	}
}

// saidBy lists everything a card says.
func saidBy(c *chat.Card) []string {
	said := []string{c.Title, c.Subtitle, c.Status, c.Footer}
	if c.Progress != nil {
		said = append(said, c.Progress.Label)
	}
	for _, s := range c.Sections {
		said = append(said, s.Heading, s.Text)
		for _, f := range s.Fields {
			said = append(said, f.Label, f.Value)
		}
		for _, i := range s.Items {
			said = append(said, i.Text, i.Note)
		}
		if s.Table != nil {
			for _, row := range s.Table.Rows {
				said = append(said, row...)
			}
		}
	}
	for _, b := range c.Buttons {
		said = append(said, b.Label)
	}
	return said
}

// checkShape is what any adapter may rely on.
func checkShape(t *testing.T, what string, m chat.Message) {
	t.Helper()
	if !utf8.ValidString(m.Text) || m.Text == "" || m.Card == nil || m.Card.Title == "" {
		t.Errorf("%s: no title or text", what)
		return
	}
	if n := uniseg.GraphemeClusterCount(m.Card.Title); n > titleLength || strings.Contains(m.Card.Title, "\n") {
		t.Errorf("%s: title of %d: %q", what, n, m.Card.Title)
	}
	for _, s := range m.Card.Sections {
		if s.Table == nil {
			continue
		}
		for _, row := range s.Table.Rows {
			if len(row) != len(s.Table.Head) {
				t.Errorf("%s: a row of %d under %d headings", what, len(row), len(s.Table.Head))
			}
		}
	}
	if standing := standOut(m.Card.Buttons); standing > 1 {
		t.Errorf("%s: %d buttons stand out", what, standing)
	}
	for _, b := range m.Card.Buttons {
		if n := uniseg.GraphemeClusterCount(b.Label); n == 0 || n > 40 {
			t.Errorf("%s: label of %d: %q", what, n, b.Label)
		}
	}
}

func standOut(buttons []chat.Button) (n int) {
	for _, b := range buttons {
		if b.Tone == chat.Good {
			n++
		}
	}
	return n
}
