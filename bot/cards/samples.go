package cards

import (
	"fmt"
	"slices"

	"lian/bot/chat"
	"lian/bot/text"
	"lian/workflow"
)

// A Sample is one card in one state, as one person sees it.
type Sample struct {
	Name    string // of the card: status, review, …
	State   string // what is special about it
	Message chat.Message
}

// Samples draws every card in every state, in the words of a locale: a sample
// filing, in Chinese as filings are, is taken through the whole process and
// its side tracks by the workflow's own verbs, and each card is drawn on the
// way. It fails where the rule book is such that the sample does not get
// through.
func Samples(book *workflow.Book, locale string) ([]Sample, error) {
	r := rehearse(book, text.In(locale))
	for _, act := range []func(*rehearsal){(*rehearsal).drafting, (*rehearsal).reviewing, (*rehearsal).returning,
		(*rehearsal).assessing, (*rehearsal).approving, (*rehearsal).launching, (*rehearsal).running, (*rehearsal).closing} {
		act(r)
		if r.err != nil {
			return nil, fmt.Errorf("sample filing: %w", r.err)
		}
	}
	r.lists()
	return *r.shown, r.err
}

func (r *rehearsal) drafting() {
	r.show("welcome", "first words", "lin.xiao", Welcome)
	r.show("not_linked", "unknown account", "", func(v View) chat.Message { return NotLinked(View{Say: v.Say}) })
	r.show("help", "applicant", "lin.xiao", helpOnly)
	r.show("help", "reviewer", "zhao.min", helpOnly)
	r.show("help", "manager", "gao.lei", helpOnly)
	r.show("status", "draft", "lin.xiao", Status)
	r.show("reminder", "draft", "lin.xiao", notice(workflow.NoticeReminder, ""))
	r.answerAll(workflow.PhaseSubmit, "lin.xiao")
	r.do("lin.xiao", 1, (*workflow.Filing).Submit)
	r.filing.Number = "LA-2026-000123"
}

// helpOnly is help with no filing at hand.
func helpOnly(v View) chat.Message {
	v.Filing = nil
	return Help(v)
}

// notice draws the card of a notice.
func notice(kind workflow.NoticeKind, seat string) func(View) chat.Message {
	return func(v View) chat.Message { return ForNotice(v, workflow.Notice{Kind: kind, Seat: seat}) }
}

// reviewing goes through the joint review, with what may befall it.
func (r *rehearsal) reviewing() {
	legal := r.seatOf("zhao.min")
	r.show("status", "reviewing", "lin.xiao", Status)
	r.show("review", "open", "zhao.min", notice(workflow.NoticeReview, legal))
	r.show("review", "own filing", "lin.xiao", notice(workflow.NoticeReview, legal))
	r.show("done", "submitted", "lin.xiao", func(v View) chat.Message { return Done(v, workflow.ActSubmit, "") })
	r.show("confirm", "同意", "zhao.min", confirming("", workflow.VerdictPass))
	r.show("confirm", "words of substance", "zhao.min", confirming("开场白已载明公司名与退订方式", workflow.VerdictPass))
	r.show("confirm", "驳回", "zhao.min", confirming("", workflow.VerdictReturn, workflow.VerdictReject))
	r.show("nudge", "open", "zhao.min", notice(workflow.NoticeNudge, legal))
	r.show("details", "legal", "zhao.min", Details)
	r.show("details", "operations", "li.qiang", Details)
	r.show("help", "filing at hand", "zhao.min", Help)
	r.aside((*rehearsal).commented)
	r.aside(func(r *rehearsal) {
		r.wait(80)
		r.show("reminder", "overdue", "zhao.min", notice(workflow.NoticeReminder, legal))
		r.show("status", "overdue", "lin.xiao", Status)
	})
	r.aside(func(r *rehearsal) { r.withdrawn(legal) })
	r.aside(func(r *rehearsal) { r.rejected(legal) })
	r.aside(func(r *rehearsal) { r.vacant(legal) })
}

func (r *rehearsal) commented() {
	said := "开场白请再确认一次，客户可能听不清公司名。"
	r.do("chen.jie", 2, reasoned((*workflow.Filing).Comment, said))
	r.show("comment", "said", "lin.xiao", func(v View) chat.Message {
		return ForNotice(v, workflow.Notice{Kind: workflow.NoticeComment, Text: said})
	})
}

func (r *rehearsal) withdrawn(seat string) {
	r.do("lin.xiao", 1, reasoned((*workflow.Filing).Withdraw, "产品价格下周调整，调整后再报。"))
	r.show("outcome", "withdrawn", "lin.xiao", Outcome)
	r.show("review", "withdrawn", "zhao.min", screen(workflow.NoticeReview, seat))
}

func (r *rehearsal) rejected(seat string) {
	r.decide("zhao.min", workflow.Ballot{Verdict: workflow.VerdictReject, Opinion: "名单来源无法证明，不具备外呼条件。"})
	r.show("outcome", "rejected", "lin.xiao", notice(workflow.NoticeOutcome, ""))
	r.show("review", "rejected by me", "zhao.min", screen(workflow.NoticeReview, seat))
	r.show("review", "rejected elsewhere", "chen.jie", screen(workflow.NoticeReview, "review/compliance/compliance"))
}

// vacant is a seat whose holders have all gone.
func (r *rehearsal) vacant(seat string) {
	r.filing.Seat(seat).Holders = nil
	r.show("vacant", "nobody", "tang.ning", notice(workflow.NoticeVacant, seat))
}

// reasoned turns an act that takes a reason into a deed.
func reasoned(act func(*workflow.Filing, workflow.Office, workflow.Person, string) error, reason string) deed {
	return func(f *workflow.Filing, o workflow.Office, by workflow.Person) error { return act(f, o, by, reason) }
}

// confirming asks back words of a reviewer that may have meant verdicts.
func confirming(opinion string, verdicts ...workflow.Verdict) func(View) chat.Message {
	return func(v View) chat.Message {
		open := v.Filing.OpenSeats(v.Reader.ID)
		if len(open) == 0 { // a rule book of another company asks somebody else
			return Status(v)
		}
		return Confirm(v, open[0], opinion, verdicts...)
	}
}

func screen(kind workflow.NoticeKind, seat string) func(View) chat.Message {
	return func(v View) chat.Message { return ForScreen(v, kind, seat) }
}

// returning sends the filing back, corrects it and files it again.
func (r *rehearsal) returning() {
	legal, compliance := r.seatOf("zhao.min"), r.seatOf("chen.jie")
	r.decide("zhao.min", workflow.Ballot{Verdict: workflow.VerdictReturn, Opinion: "开场白没有报出公司全称；客群定义没有写排除规则。", Fields: []string{returnedKey, "audience.definition"}})
	r.show("review", "returned by me", "zhao.min", screen(workflow.NoticeReview, legal))
	r.show("review", "returned by another", "he.wen", screen(workflow.NoticeReview, legal))
	r.decide("zhou.hang", passed("目标和客群清楚，话术与官网口径一致。"))
	r.decide("chen.jie", passed("勿扰过滤、频次和时段均已核对，符合要求。"))
	r.show("returned", "to correct", "lin.xiao", notice(workflow.NoticeReturned, ""))
	r.show("status", "returned", "lin.xiao", Status)
	r.show("review", "passed by me", "chen.jie", screen(workflow.NoticeReview, compliance))
	r.aside(func(r *rehearsal) {
		r.wait(400)
		r.show("reminder", "returned", "lin.xiao", notice(workflow.NoticeReminder, ""))
	})
	r.earlier = r.filing.Answers.Clone()
	r.answer("lin.xiao", returnedKey, workflow.Value{correctedScript})
	r.answer("lin.xiao", "audience.definition", workflow.Value{"合约60天内到期的在网用户；排除已登记拒绝来电、近90天有投诉和不满18岁的客户"})
	r.show("returned", "corrected", "lin.xiao", notice(workflow.NoticeReturned, ""))
	r.do("lin.xiao", 2, (*workflow.Filing).Submit)
	r.show("review", "second revision", "zhao.min", notice(workflow.NoticeReview, legal))
	r.transferred(legal)
	for _, who := range []string{"zhao.min", "chen.jie", "zhou.hang"} {
		r.decideIfAsked(who, passed("修改后的话术已载明公司全称与拒绝方式，符合要求。"))
	}
}

// transferred is a seat that was handed on, to somebody who joined later.
func (r *rehearsal) transferred(seat string) {
	r.aside(func(r *rehearsal) {
		r.office.People = append(slices.Clone(r.office.People), newcomer)
		r.do("zhao.min", 1, func(f *workflow.Filing, o workflow.Office, by workflow.Person) error {
			return f.Transfer(o, by, seat, newcomer.ID, "我明天出差，请您接着看。")
		})
		r.show("review", "transferred", "zhao.min", screen(workflow.NoticeReview, seat))
		r.show("review", "taken over", newcomer.ID, notice(workflow.NoticeReview, seat))
	})
}

func passed(opinion string) workflow.Ballot {
	return workflow.Ballot{Verdict: workflow.VerdictPass, Opinion: opinion, AllChecks: true}
}

// assessing rates the risks.
func (r *rehearsal) assessing() {
	seat := r.seatOf("sun.yan")
	r.show("assess", "open", "sun.yan", notice(workflow.NoticeReview, seat))
	r.show("status", "assessing", "lin.xiao", Status)
	for i, risk := range r.filing.Risks {
		r.rate(risk, i)
		if i == 0 {
			r.show("assess", "partly rated", "sun.yan", screen(workflow.NoticeReview, seat))
		}
	}
	r.show("assess", "rated", "sun.yan", screen(workflow.NoticeReview, seat))
	r.decideIfAsked("sun.yan", passed("各项风险措施具体，负责人明确，剩余风险可以接受。"))
	r.show("assess", "passed", "sun.yan", screen(workflow.NoticeReview, seat))
}

// approving goes through the authority table's seats.
func (r *rehearsal) approving() {
	seat := r.seatOf("liu.zong")
	r.show("approve", "open", "liu.zong", notice(workflow.NoticeReview, seat))
	r.show("status", "approving", "lin.xiao", Status)
	for range 3 {
		r.decideIfAsked("liu.zong", passed("目的与公司策略一致，同意按此方案执行。"))
		r.decideIfAsked("he.zong", passed("预算与风险均在授权之内，同意执行。"))
	}
	r.show("approve", "passed", "liu.zong", screen(workflow.NoticeReview, seat))
	r.show("outcome", "approved", "lin.xiao", notice(workflow.NoticeOutcome, ""))
}
