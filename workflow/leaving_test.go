package workflow_test

import (
	"slices"
	"strings"
	"testing"

	"lian/workflow"
	"lian/workflow/workflowtest"
)

// What happens to a seat when those who hold it leave, or lose the role.

// turns changes a person of the directory, as an import does.
func (d *desk) turns(id string, change func(*workflow.Person)) {
	d.Helper()
	i := slices.IndexFunc(d.o.People, func(p workflow.Person) bool { return p.ID == id })
	change(&d.o.People[i])
}

func leaves(p *workflow.Person)    { p.Active = false }
func comesBack(p *workflow.Person) { p.Active = true }

// tick lets time look at the filing now, and returns what is told.
func (d *desk) tick() []workflow.Notice {
	d.Helper()
	d.f.Collect()
	d.must(d.f.Tick(d.o))
	d.f.Version++ // as a store counts
	return d.f.Collect().Notices
}

// told lists who is told something of a kind.
func told(notices []workflow.Notice, kind workflow.NoticeKind) string {
	var who []string
	for _, n := range notices {
		if n.Kind == kind {
			who = append(who, n.Person+" "+n.Seat)
		}
	}
	return strings.Join(who, ", ")
}

func (d *desk) holders(seat, want string) {
	d.Helper()
	if got := strings.Join(d.f.Seat(seat).Holders, " "); got != want {
		d.Fatalf("%s is held by %q, want %q", seat, got, want)
	}
}

const legalSeat = "review/legal/legal"

func TestASeatWhoseHolderLeftIsVacantAndToldOfOnce(t *testing.T) {
	d := newDesk(t)
	d.submit()
	if d.f.Deserted(d.o) {
		t.Error("everybody is here")
	}
	d.turns("zhao", leaves)
	if !d.f.Deserted(d.o) {
		t.Error("nobody sees that 赵敏 left")
	}
	if got := told(d.tick(), workflow.NoticeVacant); got != "tang "+legalSeat {
		t.Errorf("the vacancy is told to %q", got)
	}
	d.holders(legalSeat, "")
	for range 3 {
		d.o.Now = d.f.Wake
		if got := told(d.tick(), workflow.NoticeVacant); got != "" {
			t.Errorf("the vacancy is told again to %q", got)
		}
	}
	d.turns("tang", func(p *workflow.Person) { p.Roles = append(slices.Clone(p.Roles), workflow.RoleLegal) })
	d.o.Now = d.f.Wake
	if got := told(d.tick(), workflow.NoticeReview); got != "tang "+legalSeat {
		t.Errorf("the replacement is asked as %q", got)
	}
	d.pass("tang", "chen", "zhou")
	d.expect(workflow.Assessing)
}

func TestWhoLosesTheRoleGivesUpTheSeat(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.turns("chen", func(p *workflow.Person) { p.Roles = []workflow.Role{workflow.RoleMarketing} })
	notices := d.tick()
	d.holders("review/compliance/compliance", "he")
	if got := told(notices, workflow.NoticeVacant) + told(notices, workflow.NoticeReview); got != "" {
		t.Errorf("何青 holds the seat already, and %q is told", got)
	}
	d.turns("he", func(p *workflow.Person) { p.Roles = nil })
	if got := told(d.tick(), workflow.NoticeVacant); got != "tang review/compliance/compliance" {
		t.Errorf("the vacancy is told to %q", got)
	}
}

func TestAnApproverWhoseAuthorityWasLoweredGivesUpTheSeat(t *testing.T) {
	d := newDesk(t)
	d.must(d.f.Answer(d.o, d.who("lin"), workflow.KeyBudget, workflow.Value{"60000000"}))
	d.submit()
	d.pass("zhao", "chen", "zhou")
	d.rate(2)
	d.pass("sun")
	d.turns("wang", func(p *workflow.Person) { p.Authority = workflow.AuthorityDepartment })
	d.tick()
	d.holders("approve/company/division", "liu")
}

// What was said while its speaker was here is said: a seat that is decided, and
// a word on one that is not, outlive the person.
func TestWhatALeaverSaidStands(t *testing.T) {
	d := intricateDesk(t)
	d.submit()
	d.pass("zhao", "shi", "chen")
	for _, id := range []string{"zhao", "shi", "chen"} {
		d.turns(id, leaves)
	}
	if got := told(d.tick(), workflow.NoticeVacant); got != "" {
		t.Errorf("%q is told of a vacancy", got)
	}
	if s := d.f.Seat("review/legal/all"); s.State != workflow.SeatPassed {
		t.Errorf("the decided seat is %s", s.State)
	}
	d.holders("review/compliance/two", "he chen yan")
	d.pass("he")
	if s := d.f.Seat("review/compliance/two"); s.State != workflow.SeatPassed {
		t.Errorf("the two words make the seat %s", s.State)
	}
}

// 会签 in turn: whoever is next takes over, and a seat that every one must pass
// does not pass because one of them left.
func TestASeatNeverPassesBecauseSomebodyLeft(t *testing.T) {
	d := intricateDesk(t)
	d.submit()
	d.turns("zhao", leaves)
	notices := d.tick()
	if told(notices, workflow.NoticeReview) != "shi review/legal/all" || told(notices, workflow.NoticeVacant) != "tang review/legal/all" {
		t.Errorf("told: %+v", notices)
	}
	d.pass("shi")
	if s := d.f.Seat("review/legal/all"); s.State != workflow.SeatOpen {
		t.Fatalf("the seat is %s though one of two spoke", s.State)
	}
	d.turns("zhao", comesBack)
	d.o.Now = d.f.Wake
	if got := told(d.tick(), workflow.NoticeReview); got != "zhao review/legal/all" {
		t.Errorf("%q is asked", got)
	}
	d.pass("zhao")
	if s := d.f.Seat("review/legal/all"); s.State != workflow.SeatPassed {
		t.Errorf("the seat is %s", s.State)
	}
}

// A colleague who was added and left is not waited for for ever: the seat is
// the department's.
func TestAnAddedColleagueWhoLeftIsReplaced(t *testing.T) {
	d := newDesk(t)
	d.submit()
	d.must(d.f.AddSigner(d.o, d.who("zhao"), "", "gao", "价格条款请您看"))
	d.pass("zhao")
	d.turns("gao", leaves)
	if got := told(d.tick(), workflow.NoticeReview); got != "zhao "+legalSeat+"+gao" {
		t.Errorf("%q is asked instead of 高琳", got)
	}
	d.pass("zhao", "chen", "zhou")
	d.expect(workflow.Assessing)
}

// intricateDesk is a desk of the company that makes use of every way of signing.
func intricateDesk(t *testing.T) *desk {
	t.Helper()
	c := companies(t)[1]
	d := &desk{T: t, o: workflowtest.OfficeAt(c.book, workflowtest.Start)}
	d.o.People = slices.Clone(c.people)
	d.f = workflow.NewDraft(d.o, d.who("lin"))
	d.write("lin", workflowtest.Ordinary())
	return d
}
