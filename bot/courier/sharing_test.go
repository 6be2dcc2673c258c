package courier

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"lian/bot/chat"
	"lian/workflow"
	"lian/workflow/workflowtest"
)

// Two replicas on one database share the work: both send at the same time, and
// nobody hears anything twice.
func TestTwoCouriersShareTheWork(t *testing.T) {
	eachDatabase(t, func(t *testing.T, h *hall) {
		for i := range 24 { // four notices and a redraw each: more than one batch
			h.File(fmt.Sprintf("续约回访第 %d 批", i))
		}
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		var running sync.WaitGroup
		both := &meeting{want: 2, complete: make(chan struct{})}
		for range 2 {
			replica := h.courier(&sharedStage{recorder: h.chat, both: both})
			running.Go(func() {
				if err := replica.Run(ctx); !errors.Is(err, context.Canceled) {
					t.Errorf("the courier stopped: %v", err)
				}
			})
		}
		until(t, "everything is sent", func() bool { due, _ := h.backlog(); return len(h.chat.keys()) == 24*4 && due == 0 })
		stop()
		running.Wait()
		for key, times := range h.chat.keys() {
			if times != 1 {
				t.Errorf("%s was sent %d times", key, times)
			}
		}
		if due, parked := h.backlog(); due+parked != 0 {
			t.Errorf("%d due and %d parked are left", due, parked)
		}
	})
}

// A meeting is complete when so many have come.
type meeting struct {
	want     int32
	come     atomic.Int32
	complete chan struct{}
}

func (m *meeting) arrive() {
	if m.come.Add(1) == m.want {
		close(m.complete)
	}
}

// A sharedStage is the recorder as one of two replicas reaches it: nothing is
// sent until the other sends as well.
type sharedStage struct {
	*recorder
	both    *meeting
	arrived sync.Once
}

// Send implements chat.Platform. As a platform must, it gives up when its
// context ends.
func (s *sharedStage) Send(ctx context.Context, to chat.Account, m chat.Message) (chat.Receipt, error) {
	s.arrived.Do(s.both.arrive)
	select {
	case <-s.both.complete:
		return s.recorder.Send(ctx, to, m)
	case <-ctx.Done():
		return chat.Receipt{}, ctx.Err()
	}
}

// A courier that dies with notices in its hands loses them when its lease is
// over, not before; what it still wants to write down is refused.
func TestADeadCouriersNoticesAreTakenOver(t *testing.T) {
	eachDatabase(t, func(t *testing.T, h *hall) {
		h.File("双十二宽带续约回访")
		held, err := h.Claim(t.Context(), batch, lease)
		if err != nil || len(held) == 0 {
			t.Fatal(held, err)
		}
		c := h.courier(h.chat)
		h.later(lease - time.Millisecond)
		h.deliverAll(c)
		if n := h.chat.count(); n != 0 {
			t.Errorf("%d calls while the lease lasts", n)
		}
		h.later(time.Millisecond)
		h.deliverAll(c)
		if n := len(h.chat.keys()); n != 4 {
			t.Errorf("%d messages after the lease, want 4", n)
		}
		for _, d := range held {
			if ok, err := h.Sent(t.Context(), d); ok || err != nil {
				t.Errorf("the dead courier's word counts: %v %v", ok, err)
			}
		}
	})
}

// What the platform says about waiting is obeyed to the millisecond.
func TestRetryAfterIsObeyed(t *testing.T) {
	eachDatabase(t, func(t *testing.T, h *hall) {
		h.File("沉默客户唤醒")
		c := h.courier(h.chat)
		h.chat.told(func(int) error { return fault(chat.RateLimited, 90*time.Second) })
		h.deliverAll(c)
		asked := h.chat.count()
		h.chat.told(nil)
		h.later(90*time.Second - time.Millisecond)
		h.deliverAll(c)
		if asked != 4 || h.chat.count() != asked {
			t.Errorf("%d calls, then %d more before Retry-After", asked, h.chat.count()-asked)
		}
		h.later(time.Millisecond)
		h.deliverAll(c)
		if n := len(h.chat.keys()); n != 4 {
			t.Errorf("%d messages after Retry-After, want 4", n)
		}
	})
}

// A fault that cannot heal parks the notice; whoever sees to it sends it again.
func TestAPermanentFaultIsParkedUntilSomebodyRetries(t *testing.T) {
	eachDatabase(t, func(t *testing.T, h *hall) {
		h.File("企业专线扩容")
		c := h.courier(h.chat)
		h.chat.told(func(int) error { return fault(chat.NoSuchUser, 0) })
		h.deliverAll(c)
		h.later(48 * time.Hour)
		h.deliverAll(c)
		parked, err := h.Parked(t.Context(), workflow.Page{Limit: 99})
		if err != nil || len(parked) != 4 || h.chat.count() != 4 {
			t.Fatalf("%d parked after %d calls, want 4 and 4: %v", len(parked), h.chat.count(), err)
		}
		h.chat.told(nil)
		for _, d := range parked {
			if d.Why == "" {
				t.Errorf("%s does not say why", d.Key)
			}
			if err := h.Redrive(t.Context(), d.ID); err != nil {
				t.Fatal(err)
			}
		}
		h.deliverAll(c)
		if due, left := h.backlog(); len(h.chat.keys()) != 4 || due+left != 0 {
			t.Errorf("%d messages, %d due and %d parked are left", len(h.chat.keys()), due, left)
		}
	})
}

// Who left between the change and the sending gets nothing, and nothing is left
// behind.
func TestWhoLeftGetsNothing(t *testing.T) {
	eachDatabase(t, func(t *testing.T, h *hall) {
		h.File("校园卡促销")
		h.imported(nil, workflowtest.Chen, func(p *workflow.Person) { p.Active = false })
		h.deliverAll(h.courier(h.chat))
		if got := h.chat.got("u-"+workflowtest.Chen, ""); len(got) != 0 {
			t.Errorf("陈律师 left and got %d messages", len(got))
		}
		if got := h.chat.got("u-"+workflowtest.Zhou, ""); len(got) != 1 {
			t.Errorf("周敏 got %d messages, want 1", len(got))
		}
		if due, parked := h.backlog(); due+parked != 0 {
			t.Errorf("%d due and %d parked are left", due, parked)
		}
	})
}
