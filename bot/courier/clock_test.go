package courier

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lian/workflow"
	"lian/workflow/workflowtest"
)

// tickTogether has every replica look at the time at the same moment.
func tickTogether(t *testing.T, replicas []*Courier) {
	t.Helper()
	var ticking sync.WaitGroup
	for _, c := range replicas {
		ticking.Go(func() {
			if err := c.Tick(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	ticking.Wait()
}

// replicas are so many couriers. Each reads the database's clock a moment after
// the one before.
func (h *hall) replicas(n int) []*Courier {
	var list []*Courier
	for range n {
		list = append(list, h.courier(h.chat))
		h.ahead += time.Millisecond
	}
	return list
}

// managers are one in each of the zones, and one who left.
func managers(zones ...string) []workflow.Person {
	var people []workflow.Person
	for i, zone := range zones {
		people = append(people, workflow.Person{ID: fmt.Sprintf("boss%d", i), Name: "经理", Roles: []workflow.Role{workflow.RoleManager},
			Zone: zone, Active: true})
	}
	return append(people, workflow.Person{ID: "gone", Name: "已离职", Roles: []workflow.Role{workflow.RoleManager}})
}

// digestDays are the local days of the digests that were sent, by person.
func digestDays(keys map[string]int) map[string][]string {
	days := map[string][]string{}
	for _, day := range []string{"2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30"} {
		for key, times := range keys {
			if who, found := strings.CutSuffix(strings.TrimPrefix(key, "digest/"), "/"+day); found && strings.HasPrefix(key, "digest/") {
				for range times {
					days[who] = append(days[who], day)
				}
			}
		}
	}
	return days
}

// Six replicas look at the time from Wednesday to Sunday: each manager gets one
// digest for each working day of their own zone, none at the weekend or on the
// holiday, and none before its hour.
func TestOneDigestAPersonAndLocalDay(t *testing.T) {
	eachDatabase(t, func(t *testing.T, h *hall) {
		h.File("双十二宽带续约回访") // so that there is something overdue to say, every day
		h.meet(managers("Asia/Shanghai", "America/New_York", "Pacific/Auckland", "")...)
		replicas := h.replicas(6)
		monday := time.Date(2026, 11, 23, 0, 0, 0, 0, workflowtest.Shanghai)
		h.clock.Store(monday.Add(48 * time.Hour).UnixMilli()) // the seats are overdue
		for h.clock.Load() < monday.AddDate(0, 0, 7).UnixMilli() {
			tickTogether(t, replicas)
			h.together(replicas)
			h.noneEarly(t)
			h.clock.Add((130 * time.Minute).Milliseconds())
		}
		got := digestDays(h.chat.keys())
		want := map[string][]string{
			"boss0": {"2026-11-25", "2026-11-27"},
			"boss1": {"2026-11-24", "2026-11-25", "2026-11-27"}, // its Tuesday is still on when the story begins
			"boss2": {"2026-11-25", "2026-11-27"},
			"boss3": {"2026-11-25", "2026-11-27"},
			"zhao":  {"2026-11-25", "2026-11-27"},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("digests (-want +got):\n%s", diff)
		}
	})
}

// noneEarly fails where a digest is out before its hour in its reader's zone.
func (h *hall) noneEarly(t *testing.T) {
	t.Helper()
	people, err := h.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	sent := digestDays(h.chat.keys())
	for _, p := range people {
		local := time.UnixMilli(h.clock.Load()).In(ZoneOf(p, workflowtest.Shanghai))
		for _, day := range sent[p.ID] {
			if today := local.Format(time.DateOnly); day > today || day == today && local.Format("15:04") < "09:10" {
				t.Errorf("%s had the digest of %s at %s", p.ID, day, local)
			}
		}
	}
}

// Where there is nothing to say nobody hears anything, and nothing is left to
// send.
func TestAnEmptyDigestIsNotSent(t *testing.T) {
	eachDatabase(t, func(t *testing.T, h *hall) {
		replicas := h.replicas(6)
		tickTogether(t, replicas)
		h.later(time.Second)
		if due, _ := h.backlog(); due != 1 {
			t.Errorf("%d digests are due, want 赵总's", due)
		}
		h.deliverAll(replicas[0])
		due, parked := h.backlog()
		if got := h.chat.count(); got+due+parked != 0 {
			t.Errorf("%d calls, %d due and %d parked, want none", got, due, parked)
		}
	})
}

// A digest whose reader left since it was posted is not sent.
func TestADigestIsNotSentToWhoLeft(t *testing.T) {
	eachDatabase(t, func(t *testing.T, h *hall) {
		h.File("校园卡促销")
		h.later(25 * time.Hour)
		c := h.courier(h.chat)
		tickTogether(t, []*Courier{c})
		h.imported([]*Courier{c}, workflowtest.Zhao, func(p *workflow.Person) { p.Active = false })
		h.deliverAll(c)
		if got := h.chat.got("u-"+workflowtest.Zhao, ""); len(got) != 0 {
			t.Errorf("赵总 left and got %d messages", len(got))
		}
	})
}

// Six replicas see the same due time pass: who holds a seat is reminded once,
// who has decided is not.
func TestEverybodyIsRemindedOnce(t *testing.T) {
	eachDatabase(t, func(t *testing.T, h *hall) {
		f := h.File("沉默客户唤醒")
		h.presses(t, f, workflowtest.Zhou, workflowtest.SeatCompliance)
		replicas := h.replicas(6)
		h.later(workflowtest.SampleDue - 10*time.Millisecond)
		tickTogether(t, replicas)
		h.together(replicas)
		if got := h.chat.got("u-"+workflowtest.Chen, string(workflow.NoticeReminder)); len(got) != 0 {
			t.Error("陈律师 was reminded before it was due")
		}
		for range 5 {
			h.later(20 * time.Millisecond) // due for each of them, whatever it reads
			tickTogether(t, replicas)
			h.together(replicas)
		}
		for who, want := range map[string]int{workflowtest.Chen: 1, workflowtest.Wu: 1, workflowtest.Zhou: 0} {
			if got := h.chat.got("u-"+who, string(workflow.NoticeReminder)); len(got) != want {
				t.Errorf("%s got %d reminders, want %d", who, len(got), want)
			}
		}
	})
}
