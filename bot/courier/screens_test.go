package courier

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/storage/storagetest"
	"lian/workflow"
	"lian/workflow/workflowtest"
)

// astray lists the cards that do not show the filing as it is.
func (h *hall) astray(c *Courier, filing string) ([]string, error) {
	f, err := h.Filing(h.t.Context(), filing)
	if err != nil {
		return nil, err
	}
	screens, err := h.Screens(h.t.Context(), filing)
	if err != nil {
		return nil, err
	}
	office, err := c.Reception.Office(h.t.Context())
	if err != nil {
		return nil, err
	}
	var astray []string
	for _, s := range screens {
		view, err := c.Reception.View(h.t.Context(), office, f, office.Person(s.Person))
		if err != nil {
			return nil, err
		}
		want := cards.ForScreen(view, s.Kind, s.Seat)
		want.Key = s.Key
		if diff := cmp.Diff(want, h.chat.hanging(s.Message)); diff != "" || s.Version != f.Version {
			astray = append(astray, fmt.Sprintf("%s shows version %d of %d:\n%s", s.Key, s.Version, f.Version, diff))
		}
	}
	return astray, nil
}

// hanging is what a message shows now.
func (r *recorder) hanging(message string) chat.Message {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.shown[message]
}

// While one replica's update of a card is slow, the filing moves on and another
// replica draws it. The slow update lands last, and must not have the last word.
func TestASlowUpdateDoesNotHaveTheLastWord(t *testing.T) {
	eachDatabase(t, func(t *testing.T, h *hall) {
		f := h.File("双十二宽带续约回访")
		slow, quick := h.courier(h.chat), h.courier(h.chat)
		h.deliverAll(quick)
		h.presses(t, f, workflowtest.Zhou, workflowtest.SeatCompliance)
		claimed, err := h.Claim(t.Context(), batch, lease)
		if err != nil {
			t.Fatal(err)
		}
		held, land := make(chan struct{}), make(chan struct{})
		first := h.chat.count() + 1
		h.chat.told(func(call int) error {
			if call == first {
				close(held)
				await(t, "the other replica has drawn", land)
			}
			return nil
		})
		var carrying sync.WaitGroup
		carrying.Go(func() {
			for _, d := range claimed {
				slow.carry(t.Context(), d)
			}
		})
		await(t, "the slow update is under way", held)
		h.presses(t, f, workflowtest.Wu, workflowtest.SeatMarketing)
		h.deliverAll(quick)
		close(land)
		carrying.Wait()
		h.deliverAll(quick)
		astray, err := h.astray(quick, f.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range astray {
			t.Error(a)
		}
	})
}

// A card is drawn again until the platform takes it. Whatever fails, before the
// fact or after it, and whoever of two replicas is at work: at the end every
// card shows the filing as it is, and every notice was told.
func TestEveryCardIsTrueAtTheEnd(t *testing.T) {
	workflowtest.Checks(t, "15")
	for name, dsn := range map[string]func(*testing.T) string{"sqlite": storagetest.SQLiteDSN, "mysql": storagetest.MySQLDSN} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t, dsn(t))
			replicas := []*Courier{h.courier(h.chat), h.courier(h.chat)}
			rapid.Check(t, func(t *rapid.T) { h.stormy(t, replicas) })
		})
	}
}

// stormy has a filing reviewed while the platform fails by chance.
func (h *hall) stormy(t *rapid.T, replicas []*Courier) {
	before := rapid.SliceOfN(rapid.SampledFrom([]int{0, 0, 1}), 20, 60).Draw(t, "faults before")
	after := rapid.SliceOfN(rapid.SampledFrom([]int{0, 0, 0, 1}), 20, 60).Draw(t, "faults after")
	h.chat.told(byChance(before, h.chat.count()))
	h.chat.after = byChance(after, h.chat.count())
	// What is done stands still, and what is drawn is drawn half a minute later:
	// cards count minutes, and the milliseconds to come make none full.
	h.clock.Store(h.Now.Add(30 * time.Second).UnixMilli())
	f := h.File("随机天气")
	for range rapid.IntRange(3, 12).Draw(t, "turns") {
		h.something(t, f.ID)
		h.together(replicas[:rapid.IntRange(0, 2).Draw(t, "replicas")])
		h.clock.Add(1)
	}
	h.chat.told(nil)
	h.chat.after = nil
	for range 3 { // what was put off, and what that brings
		h.clock.Add(2)
		h.together(replicas)
	}
	if due, parked := h.backlog(); due+parked != 0 {
		t.Fatalf("%d due and %d parked are left", due, parked)
	}
	astray, err := h.astray(replicas[0], f.ID)
	if err != nil || len(astray) > 0 {
		t.Fatal(astray, err)
	}
}

// something is done about the filing by somebody who may, or is refused.
func (h *hall) something(t *rapid.T, filing string) {
	who := rapid.SampledFrom([]string{workflowtest.Chen, workflowtest.Zhou, workflowtest.Wu}).Draw(t, "who")
	verdict := rapid.SampledFrom([]workflow.Verdict{workflow.VerdictPass, workflow.VerdictReturn, ""}).Draw(t, "verdict")
	_, err := h.Do(filing, h.Command(who, workflow.ActPass), func(f *workflow.Filing, by workflow.Person) error {
		if verdict == "" {
			return f.Comment(h.Office(), by, "请看第二段")
		}
		return f.Decide(h.Office(), by, workflow.Ballot{Verdict: verdict, Opinion: "开场白未报公司全称", Fields: []string{workflowtest.KeyScript}})
	})
	if err != nil && workflow.CodeOf(err) == "" {
		t.Fatal(err)
	}
}

// together has replicas work off what is due, at the same time.
func (h *hall) together(replicas []*Courier) {
	var working sync.WaitGroup
	for _, c := range replicas {
		working.Go(func() { h.deliverAll(c) })
	}
	working.Wait()
}

// byChance fails the calls that the list says, counted from one on; calls after
// its end are taken. The platform asks for a millisecond's patience.
func byChance(faults []int, from int) func(int) error {
	faults = slices.Clone(faults)
	return func(call int) error {
		if i := call - from - 1; i < len(faults) && faults[i] == 1 {
			return fault(chat.Unreachable, time.Millisecond)
		}
		return nil
	}
}
