package bot_test

import (
	"testing"

	"lian/bot/chat"
	"lian/workflow"
)

func (c *company) event(id, who string, act chat.Act) chat.Event {
	return chat.Event{ID: id, From: chat.Account{Platform: product, User: who}, Direct: true, Act: act}
}

// TestARedeliveryIsAnsweredFromTheRecord: the same event again, as products
// send it when an acknowledgement was lost, changes nothing and reads the same.
func TestARedeliveryIsAnsweredFromTheRecord(t *testing.T) {
	tests := map[string]struct {
		who  string
		from workflow.State
		act  func(c *company, f *workflow.Filing) chat.Act
	}{
		"a filled form": {"zhao", workflow.Reviewing, func(c *company, f *workflow.Filing) chat.Act {
			return chat.Filled{Action: pass(f, seatLegal), Values: c.ticked("legal")}
		}},
		"a typed verdict": {"zhao", workflow.Reviewing, func(_ *company, f *workflow.Filing) chat.Act {
			return chat.Said{Text: "通过 " + f.Number + " 话术已逐句核对"}
		}},
		"a comment": {"gao", workflow.Reviewing, func(_ *company, f *workflow.Filing) chat.Act {
			return chat.Said{Text: "评论 " + f.Number + " 请尽快"}
		}},
		"a nudge": {"lin", workflow.Reviewing, func(_ *company, f *workflow.Filing) chat.Act {
			return chat.Pressed{Action: chat.Action{Name: "nudge", Subject: f.Number, Revision: 1}}
		}},
		"a submission": {"lin", workflow.Draft, func(_ *company, f *workflow.Filing) chat.Act {
			return chat.Pressed{Action: chat.Action{Name: "submit", Subject: f.ID}}
		}},
		"a report": {"li", workflow.Running, func(c *company, f *workflow.Filing) chat.Act {
			return chat.Filled{Action: chat.Action{Name: "report", Subject: f.Number}, Values: daily(c.now.Format("2006-01-02"))}
		}},
		"a refused start": {"li", workflow.Approved, func(_ *company, f *workflow.Filing) chat.Act {
			return chat.Pressed{Action: chat.Action{Name: "start", Subject: f.Number}}
		}},
	}
	for what, test := range tests {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			c := openCompany(t)
			f := c.in(test.from, "双十二老客回访")
			e := c.event("E-7", test.who, test.act(c, f))
			first := c.hands(e)
			before := c.print(f.ID)
			for range 3 {
				if again := c.hands(e); again.Note != first.Note {
					t.Errorf("first %q, then %q", first.Note, again.Note)
				}
				c.same(f.ID, before)
			}
		})
	}
}

// TestAnEventIDThatComesBackWithAnotherDeedIsRefused: another verdict, other
// words, another filing, another person.
func TestAnEventIDThatComesBackWithAnotherDeedIsRefused(t *testing.T) {
	c := openCompany(t)
	f, other := c.filed("双十二老客回访"), c.filed("企业专线")
	form := func(verdict string, f *workflow.Filing, opinion string) chat.Filled {
		values := c.ticked("legal")
		values["opinion"], values["fields"] = []string{opinion}, []string{"script.text"}
		return chat.Filled{Action: chat.Action{Name: verdict, Subject: f.Number, Seat: seatLegal, Revision: 1}, Values: values}
	}
	c.reads(c.hands(c.event("E-1", "zhao", form("pass", f, "话术已逐句核对"))), "已记录：通过")
	before, elsewhere := c.print(f.ID), c.print(other.ID)
	for _, e := range []chat.Event{
		c.event("E-1", "zhao", form("return", f, "话术已逐句核对")), c.event("E-1", "zhao", form("pass", f, "话术有问题，但通过")),
		c.event("E-1", "zhao", form("pass", other, "话术已逐句核对")), c.event("E-1", "chen", form("pass", f, "话术已逐句核对")),
		c.event("E-1", "lin", chat.Said{Text: "撤回 " + f.Number + " 不做了"}),
	} {
		c.reads(c.hands(e), "没有记录")
	}
	c.same(f.ID, before)
	c.same(other.ID, elsewhere)
}

// TestANewDraftIsMadeOnce however often 立案 arrives.
func TestANewDraftIsMadeOnce(t *testing.T) {
	c := openCompany(t)
	for range 3 {
		c.hands(c.event("E-1", "lin", chat.Said{Text: "立案"}))
	}
	drafts, err := c.store.List(t.Context(), workflow.Listing{Applicant: "lin"})
	if err != nil || len(drafts) != 1 {
		t.Errorf("%d drafts, %v", len(drafts), err)
	}
}
