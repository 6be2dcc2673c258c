package courier

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"lian/workflow"
	"lian/workflow/workflowtest"
)

// Legal's only reviewer leaves when the seat is theirs already: at the next tick
// the administrator hears of it, once over two replicas, and whoever takes over
// is asked.
func TestALeaverIsMissedAndReplaced(t *testing.T) {
	eachDatabase(t, func(t *testing.T, h *hall) {
		f := h.File("校园卡促销")
		replicas := h.replicas(2)
		tickTogether(t, replicas)
		h.together(replicas)
		h.imported(replicas, workflowtest.Chen, func(p *workflow.Person) { p.Active = false })
		for range 4 {
			h.later(tickEvery)
			tickTogether(t, replicas)
			h.together(replicas)
		}
		if got := h.chat.got("u-"+workflowtest.He, string(workflow.NoticeVacant)); len(got) != 1 {
			t.Errorf("何安 heard %d times that nobody reviews for legal, want once", len(got))
		}
		h.imported(replicas, workflowtest.Zhao, func(p *workflow.Person) { p.Roles = append(p.Roles, workflow.RoleLegal) })
		h.later(10 * time.Minute)
		tickTogether(t, replicas)
		h.together(replicas)
		if got := h.chat.got("u-"+workflowtest.Zhao, string(workflow.NoticeReview)); len(got) != 1 {
			t.Errorf("赵总 was asked %d times, want once", len(got))
		}
		if _, err := h.Press(f.ID, workflowtest.Zhao, workflowtest.SeatLegal); err != nil {
			t.Error(err)
		}
	})
}

// Who left while no process ran is missed by the first that starts, and who
// lost the role is missed like who left.
func TestWhoLeftWhileNobodyRanIsMissed(t *testing.T) {
	eachDatabase(t, func(t *testing.T, h *hall) {
		f := h.File("老用户回馈")
		h.imported(nil, workflowtest.Chen, func(p *workflow.Person) { p.Active = false })
		h.imported(nil, workflowtest.Wu, func(p *workflow.Person) { p.Roles = []workflow.Role{workflow.RoleApplicant} })
		tickTogether(t, []*Courier{h.courier(h.chat)})
		f, err := h.Filing(t.Context(), f.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, seat := range []string{workflowtest.SeatLegal, workflowtest.SeatMarketing} {
			if s := f.Seat(seat); len(s.Holders) != 0 {
				t.Errorf("%s is still held by %v", seat, s.Holders)
			}
		}
	})
}

// A writingStore counts what its outbox is asked to write.
type writingStore struct {
	workflow.Store
	posts, changes atomic.Int64
}

// Post implements workflow.Outbox.
func (s *writingStore) Post(ctx context.Context, notices []workflow.Notice) (int, error) {
	s.posts.Add(1)
	return s.Store.Post(ctx, notices)
}

// Change implements workflow.Filings.
func (s *writingStore) Change(ctx context.Context, ref string, c workflow.Command, decide func(*workflow.Filing, workflow.Person) error) (*workflow.Filing, error) {
	s.changes.Add(1)
	return s.Store.Change(ctx, ref, c, decide)
}

// Where nothing new is due a tick writes nothing: not the digests that it posted
// before, not the filings in which everybody is in their seat.
func TestASteadyTickWritesNothing(t *testing.T) {
	eachDatabase(t, func(t *testing.T, h *hall) {
		h.File("宽带提速")
		c := h.courier(h.chat)
		counted := &writingStore{Store: c.Store}
		c.Store, c.Reception.Store = counted, counted
		for _, want := range []int64{1, 2} { // Monday's digests, and Tuesday's
			for range 5 {
				h.later(tickEvery)
				tickTogether(t, []*Courier{c})
			}
			if got := counted.posts.Load(); got != want {
				t.Errorf("the outbox was written %d times, want %d", got, want)
			}
			if want == 1 && counted.changes.Load() != 0 {
				t.Errorf("%d filings were written", counted.changes.Load())
			}
			h.later(24 * time.Hour)
		}
	})
}
