package bot_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"lian/bot/chat"
	"lian/workflow"
)

var traceCode = regexp.MustCompile(`[0-9A-HJKMNP-TV-Z]{10}`)

// broken fails the test unless a reply says that nothing was recorded, with a
// code that stands in the log.
func (c *company) broken(r chat.Reply, words string) {
	c.Helper()
	c.reads(r, words)
	code := traceCode.FindString(told(r))
	if code == "" || !strings.Contains(c.log.String(), code) || r.Form != nil || r.Instead != nil || len(r.Messages) > 0 {
		c.Errorf("the code %q of %q does not stand in the log:\n%s", code, told(r), c.log)
	}
}

// TestAFaultInTheMiddleOfADecision: the database takes the decision and fails
// at the notice. Nothing of it stays, and the same press works once the
// database does.
func TestAFaultInTheMiddleOfADecision(t *testing.T) {
	c := openCompany(t)
	f := c.in(workflow.Reviewing, "双十二老客回访")
	c.passed(f.ID, "chen", "zhou")
	c.prefers("zhao", "en")
	before := c.print(f.ID)
	c.run("ALTER TABLE outbox RENAME TO away")
	press := c.event("E-1", "zhao", chat.Filled{Action: pass(f, seatLegal), Values: c.ticked("legal")})
	c.broken(c.hands(press), "press again")
	c.run("ALTER TABLE away RENAME TO outbox")
	c.same(f.ID, before)
	c.reads(c.hands(press), "Recorded")
	if n := len(c.filing(f.ID).Decisions); n != 3 {
		t.Errorf("%d decisions", n)
	}
}

// TestADatabaseThatIsGone: nobody can be known any more, so the language is the
// one the platform tells, else the program's.
func TestADatabaseThatIsGone(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	c.must(c.store.Close())
	for _, act := range []chat.Act{chat.Said{Text: "待办"}, chat.Said{Text: "你好"}, chat.Pressed{Action: pass(f, seatLegal)},
		chat.Filled{Action: pass(f, seatLegal), Values: c.ticked("legal")}, chat.Opened{}} {
		e := c.event("E", "zhao", act)
		c.broken(c.hands(e), "没有记录下来，请再按一次")
		e.Locale = "en-US"
		c.broken(c.hands(e), "press again")
	}
}

// TestAPanicIsAFaultLikeAnyOther: the person is told in their language, the log
// says where, nothing half done stays, and the bot goes on.
func TestAPanicIsAFaultLikeAnyOther(t *testing.T) {
	c := openCompany(t)
	f := c.in(workflow.Reviewing, "双十二老客回访")
	c.passed(f.ID, "chen", "zhou")
	c.prefers("zhao", "en")
	before, due := c.print(f.ID), c.due
	c.due = func(time.Time, workflow.Span) time.Time { panic("no calendar") }
	press := c.event("E-1", "zhao", chat.Filled{Action: pass(f, seatLegal), Values: c.ticked("legal")})
	c.broken(c.hands(press), "press again")
	if log := c.log.String(); !strings.Contains(log, "no calendar") || !strings.Contains(log, "faults_test.go") {
		t.Errorf("the log does not say what and where:\n%s", log)
	}
	c.due = due
	c.same(f.ID, before)
	c.reads(c.hands(press), "Recorded")
}
