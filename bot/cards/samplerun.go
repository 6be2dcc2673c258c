package cards

import (
	"lian/bot/chat"
	"lian/workflow"
)

// launching fills in the launch facts and starts.
func (r *rehearsal) launching() {
	r.show("launch", "facts open", "li.qiang", notice(workflow.NoticeLaunch, ""))
	r.aside(func(r *rehearsal) {
		r.do("lin.xiao", 1, reasoned((*workflow.Filing).Cancel, "产品下架，不再外呼。"))
		r.show("outcome", "cancelled", "lin.xiao", Outcome)
	})
	r.aside(func(r *rehearsal) {
		r.wait(24 * 40)
		r.do(workflow.Clock.ID, 0, func(f *workflow.Filing, o workflow.Office, _ workflow.Person) error { return f.Tick(o) })
		r.show("outcome", "expired", "lin.xiao", Outcome)
	})
	r.until(r.filing.Answers[workflow.KeySchedule].Date(0))
	r.answerAll(workflow.PhaseLaunch, "li.qiang")
	r.show("launch", "ready", "li.qiang", notice(workflow.NoticeLaunch, ""))
	r.do("li.qiang", 1, (*workflow.Filing).Start)
}

// running reports, complains, suspends, resumes and amends.
func (r *rehearsal) running() {
	r.show("running", "first day", "li.qiang", notice(workflow.NoticeRunning, ""))
	r.report("li.qiang", 6, 1320, 462, 31)
	r.report("li.qiang", 24, 1480, 530, 40)
	r.complain("chen.jie")
	r.show("running", "reported", "lin.xiao", screen(workflow.NoticeRunning, ""))
	r.show("running", "compliance", "chen.jie", screen(workflow.NoticeRunning, ""))
	r.show("complaint", "entered", "chen.jie", notice(workflow.NoticeComplaint, ""))
	r.aside((*rehearsal).suspended)
	r.aside((*rehearsal).amended)
}

func (r *rehearsal) suspended() {
	r.do("chen.jie", 2, reasoned((*workflow.Filing).Suspend, "两件投诉反映拒绝后仍被拨打，先停下来查名单同步。"))
	r.show("suspended", "owner", "lin.xiao", notice(workflow.NoticeSuspended, ""))
	r.show("done", "suspended by words", "chen.jie", func(v View) chat.Message { return Done(v, workflow.ActSuspend, "") })
	r.show("suspended", "compliance", "chen.jie", notice(workflow.NoticeSuspended, ""))
	r.show("complaint", "suspended since", "li.qiang", screen(workflow.NoticeComplaint, ""))
}

// amended asks for a change, files it, and has it refused.
func (r *rehearsal) amended() {
	r.do("lin.xiao", 2, reasoned((*workflow.Filing).Amend, "接通率高于预期，申请提高触达人数。"))
	r.answer("lin.xiao", workflow.KeySize, workflow.Value{"15000"})
	r.show("running", "amendment open", "lin.xiao", screen(workflow.NoticeRunning, ""))
	r.do("lin.xiao", 1, (*workflow.Filing).Submit)
	r.show("running", "amendment filed", "lin.xiao", screen(workflow.NoticeRunning, ""))
	for _, who := range []string{"chen.jie", "zhao.min", "zhou.hang"} {
		if seat := r.seatOf(who); seat != "" {
			r.show("review", "amendment", who, notice(workflow.NoticeReview, seat))
			r.decide(who, workflow.Ballot{Verdict: workflow.VerdictReject, Opinion: "近期投诉未处理完，不同意扩大规模。"})
			break
		}
	}
	r.show("outcome", "amendment refused", "lin.xiao", notice(workflow.NoticeOutcome, ""))
}

// closing ends the calls and accounts for them.
func (r *rehearsal) closing() {
	r.do("lin.xiao", 48, reasoned((*workflow.Filing).End, "目标已经达成，提前结束。"))
	r.show("close_out", "account open", "lin.xiao", notice(workflow.NoticeCloseDue, ""))
	r.answerAll(workflow.PhaseClose, "lin.xiao")
	r.show("close_out", "account ready", "lin.xiao", screen(workflow.NoticeCloseDue, ""))
	r.do("lin.xiao", 1, (*workflow.Filing).Close)
	seat := r.seatOf("chen.jie")
	r.show("close_out", "to confirm", "chen.jie", notice(workflow.NoticeReview, seat))
	r.show("close_out", "handed in", "lin.xiao", screen(workflow.NoticeCloseDue, ""))
	r.aside(func(r *rehearsal) {
		r.decide("chen.jie", workflow.Ballot{Verdict: workflow.VerdictReturn, Opinion: "名单删除证明没有上传，请补上。"})
		r.show("close_out", "returned", "lin.xiao", notice(workflow.NoticeReturned, ""))
	})
	r.decideIfAsked("chen.jie", passed("结果与日报一致，名单已删除，同意结案。"))
	r.show("outcome", "closed", "lin.xiao", notice(workflow.NoticeOutcome, ""))
	r.show("close_out", "confirmed", "chen.jie", screen(workflow.NoticeReview, seat))
	r.show("status", "closed", "gao.lei", Status)
	r.show("details", "closed", "wu.tong", Details)
	r.show("timeline", "closed", "wu.tong", func(v View) chat.Message { return Timeline(v, v.Journal) })
}
