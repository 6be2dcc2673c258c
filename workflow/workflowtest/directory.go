package workflowtest

import (
	"testing"
	"time"

	"lian/workflow"
)

var directory = []story{
	{"people come back as they were, and the rest are left alone", peopleSaved},
	{"an account is compared byte for byte", accountExact},
	{"a person's own language outlives the directory's", ownLanguage},
	{"an account shows where the person talks now", whereTheyTalk},
	{"an invitation binds one account, once, in time", invitation},
}

func peopleSaved(t *testing.T, d *Desk) {
	got, err := d.People(d.ctx())
	d.must(err)
	same(t, "the people", got, SamplePeople())
	promoted := d.Person(Chen)
	promoted.Name, promoted.Authority, promoted.Roles = "陈主任", workflow.AuthorityDivision, []workflow.Role{workflow.RoleLegal, workflow.RoleApprover}
	d.must(d.SavePeople(d.ctx(), []workflow.Person{promoted}, nil))
	got, err = d.People(d.ctx())
	d.must(err)
	want := SamplePeople()
	want[0] = promoted
	same(t, "the people after a change", got, want)
}

func account(platform, user, person string) workflow.Account {
	return workflow.Account{Platform: platform, Workspace: "W1", User: user, Person: person}
}

func accountExact(t *testing.T, d *Desk) {
	bound := account("slack", "manager01", Zhao)
	d.must(d.SavePeople(d.ctx(), nil, []workflow.Account{bound}))
	p, err := d.PersonOf(d.ctx(), bound)
	d.must(err)
	same(t, "who is behind manager01", p, d.Person(Zhao))
	for _, a := range []workflow.Account{
		account("slack", "MANAGER01", ""), account("slack", "mánager01", ""), account("slack", "manager01 ", ""), account("slack", " manager01", ""),
		account("slack", "manager01\x00", ""), account("slack", "manager０１", ""), account("slack", "%", ""), account("slack", "", ""),
		account("SLACK", "manager01", ""), account("dingtalk", "manager01", ""), {Platform: "slack", Workspace: "w1", User: "manager01"},
	} {
		_, err := d.PersonOf(d.ctx(), a)
		d.refused(err, workflow.NotFound)
	}
	d.must(d.SavePeople(d.ctx(), nil, []workflow.Account{account("slack", "MANAGER01", Wu), account("slack", "manager01", Qian)}))
	p, err = d.PersonOf(d.ctx(), bound)
	d.must(err)
	same(t, "who is behind manager01 now", p.ID, Qian)
}

func ownLanguage(t *testing.T, d *Desk) {
	d.must(d.Prefer(d.ctx(), Chen, "en"))
	d.must(d.Prefer(d.ctx(), Chen, ""))
	d.must(d.SavePeople(d.ctx(), SamplePeople(), nil))
	people, err := d.People(d.ctx())
	d.must(err)
	if people[0].Locale != "en" {
		t.Errorf("陈律师 is spoken to in %q, want en", people[0].Locale)
	}
	d.refused(d.Prefer(d.ctx(), "nobody", "en"), workflow.NotFound)
}

func whereTheyTalk(t *testing.T, d *Desk) {
	slack, dingtalk := account("slack", "U1", Lin), account("dingtalk", "manager7", Lin)
	d.must(d.SavePeople(d.ctx(), nil, []workflow.Account{slack, dingtalk}))
	for _, talks := range []workflow.Account{slack, dingtalk, slack} {
		d.tick()
		_, err := d.PersonOf(d.ctx(), talks)
		d.must(err)
		if got := latest(d); got.Platform != talks.Platform {
			t.Errorf("小林 talks on %s, and the directory says %s", talks.Platform, got.Platform)
		}
	}
}

// tick waits until the store's clock has moved on, as it has between any two
// events of a person.
func (d *Desk) tick() {
	d.t.Helper()
	before, err := d.Store.Now(d.ctx())
	for now := before; err == nil && !now.After(before); {
		now, err = d.Store.Now(d.ctx())
	}
	d.must(err)
}

func latest(d *Desk) workflow.Account {
	d.t.Helper()
	accounts, err := d.Accounts(d.ctx())
	d.must(err)
	var last workflow.Account
	for _, a := range accounts {
		if a.SeenAt.After(last.SeenAt) {
			last = a
		}
	}
	return last
}

func invitation(t *testing.T, d *Desk) {
	now, err := d.Store.Now(d.ctx())
	d.must(err)
	d.must(d.Invite(d.ctx(), "梅雨-4471", Wu, now.Add(time.Hour)))
	d.must(d.Invite(d.ctx(), "过期-0001", Wu, now.Add(-time.Hour)))
	a := account("dingtalk", "wu-qian", "")
	for _, wrong := range []string{"", "梅雨-4472", "过期-0001"} {
		_, err := d.Accept(d.ctx(), wrong, a)
		d.refused(err, workflow.NotFound)
	}
	p, err := d.Accept(d.ctx(), "梅雨-4471", a)
	d.must(err)
	same(t, "who accepted", p.ID, Wu)
	p, err = d.PersonOf(d.ctx(), a)
	d.must(err)
	same(t, "who is behind the account", p.ID, Wu)
	_, err = d.Accept(d.ctx(), "梅雨-4471", account("slack", "U9", ""))
	d.refused(err, workflow.NotFound)
}
