package cards

import (
	"fmt"
	"time"

	"lian/bot/chat"
	"lian/workflow"
)

// lists shows the cards that are about many filings.
func (r *rehearsal) lists() {
	day := r.office.Today().Format(time.DateOnly)
	digest := r.sampleDigest()
	none := func(draw func(View) chat.Message) func(View) chat.Message {
		return func(v View) chat.Message { v.Filing = nil; return draw(v) }
	}
	r.show("digest", "full", "liu.zong", none(func(v View) chat.Message { return Digest(v, digest, day) }))
	r.show("digest", "empty", "liu.zong", none(func(v View) chat.Message { return Digest(v, workflow.Digest{}, day) }))
	r.show("inbox", "first page", "zhao.min", none(func(v View) chat.Message { return Inbox(v, r.sampleWaiting(PageLength), 11, 0) }))
	r.show("inbox", "empty", "zhao.min", none(func(v View) chat.Message { return Inbox(v, nil, 0, 0) }))
	for _, tab := range []string{GoMine, GoDone, "search", "which"} {
		r.show("list", tab, "lin.xiao", none(func(v View) chat.Message { return Filings(v, tab, r.sampleRows(4), 1, true) }))
		r.show("list", tab+" empty", "lin.xiao", none(func(v View) chat.Message { return Filings(v, tab, nil, 0, false) }))
	}
}

var sampleTitles = []string{"宽带老客续约回访", "暑期流量包续约", "企业专线到期提醒", "家庭组网体验邀约"}

// sampleRows are n filings in several states.
func (r *rehearsal) sampleRows(n int) []workflow.Summary {
	states := []workflow.State{workflow.Reviewing, workflow.Draft, workflow.Running, workflow.Closed}
	var rows []workflow.Summary
	for i := range n {
		s := workflow.Summary{ID: fmt.Sprintf("D-01KB000000000000000000%04d", i), Number: fmt.Sprintf("LA-2026-%06d", 120+i), Title: sampleTitles[i%len(sampleTitles)],
			Applicant: "lin.xiao", State: states[i%len(states)], Revision: 1, Since: r.office.Now.Add(-time.Duration(i+1) * 27 * time.Hour)}
		if s.State == workflow.Draft {
			s.Number = ""
		}
		rows = append(rows, s)
	}
	return rows
}

// sampleWaiting are n open seats; the first is overdue.
func (r *rehearsal) sampleWaiting(n int) []workflow.Waiting {
	var rows []workflow.Waiting
	for i := range n {
		due := r.office.Now.Add(time.Duration(i*9-5) * time.Hour)
		rows = append(rows, workflow.Waiting{Seat: "review/legal/legal", Step: workflow.StepReview, Lane: "legal", Role: workflow.RoleLegal, Holder: "zhao.min",
			OpenedAt: due.Add(-48 * time.Hour), DueAt: due, Summary: workflow.Summary{ID: fmt.Sprintf("D-%d", i), Number: fmt.Sprintf("LA-2026-%06d", 130+i),
				Title: sampleTitles[i%len(sampleTitles)], Applicant: "lin.xiao", State: workflow.Reviewing, Revision: 1}})
	}
	return rows
}

func (r *rehearsal) sampleDigest() workflow.Digest {
	running := *copyOf(r.filing)
	running.State, running.Number = workflow.Running, "LA-2026-000118"
	waiting := r.sampleWaiting(6)
	for i := range waiting {
		waiting[i].Step, waiting[i].Lane, waiting[i].Seat = workflow.StepApprove, "department", "approve/department/department"
	}
	ended := workflow.Summary{ID: "D-9", Number: "LA-2026-000097", Title: "老客回访一期", Applicant: "lin.xiao",
		State: workflow.Ended, Since: r.office.Now.Add(-60 * time.Hour)}
	return workflow.Digest{Waiting: waiting[1:], Overdue: r.sampleWaiting(1), Decided: r.filing.Decisions[len(r.filing.Decisions)-2:],
		Titles:  map[string]workflow.Summary{r.filing.ID: {ID: r.filing.ID, Number: r.filing.Number, Title: r.filing.Title}},
		Running: []workflow.Filing{running}, ToClose: []workflow.Summary{ended}}
}
