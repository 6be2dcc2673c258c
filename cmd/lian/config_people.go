package main

import (
	"regexp"
	"slices"
	"strings"

	"lian/workflow"
)

// personKeys are what may be said of a person.
var personKeys = []string{"id", "name", "roles", "locale", "timezone", "accounts", "manager", "authority", "active"}

// platformNames are the platforms a person may have an account on.
var platformNames = []string{"slack", "dingtalk", "console"}

// personID keeps ids such that they can be typed after @ and stand in a URL.
var personID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// A roster is a list of people being read.
type roster struct {
	people   []workflow.Person
	accounts []workflow.Account
	stands   map[string]place // ids and accounts, to find the second of the same
	managers map[string]leaf  // by person, looked up when all are known
}

// readPeople reads the list of people.
func (c *Config) readPeople(list []leaf, f *faults) {
	r := readRoster(list)
	r.checkManagers(nil, f)
	c.People, c.Accounts = r.people, r.accounts
}

func readRoster(list []leaf) roster {
	r := roster{stands: map[string]place{}, managers: map[string]leaf{}}
	for _, l := range list {
		if entries := l.entries(personKeys...); entries != nil {
			r.person(l, entries)
		}
	}
	return r
}

// checkManagers wants every manager to be in the roster, or known from before.
func (r *roster) checkManagers(known []workflow.Person, f *faults) {
	for id, l := range r.managers {
		manager, _ := l.text() // it was read before
		_, here := r.stands["person "+manager]
		if !here && !slices.ContainsFunc(known, func(p workflow.Person) bool { return p.ID == manager }) {
			f.add(l.at, "manager: nobody here has the id %s", cited(manager))
		}
		if manager == id {
			f.add(l.at, "manager: %s cannot be their own manager", cited(id))
		}
	}
}

func (r *roster) person(l leaf, entries map[string]leaf) {
	text := func(key string) string {
		at, there := entries[key]
		if !there {
			return ""
		}
		t, _ := at.text() // a fault is noted
		return strings.TrimSpace(t)
	}
	p := workflow.Person{ID: text("id"), Name: text("name"), Manager: text("manager"), Active: true}
	r.identify(l, entries, p)
	p.Locale = checked(entries["locale"], text("locale"), oneOf("zh-CN", "en"))
	p.Zone = checked(entries["timezone"], text("timezone"), isZone)
	p.Authority = checked(entries["authority"], text("authority"), oneOf(workflow.Authorities...))
	p.Active = checked(entries["active"], text("active"), oneOf("true", "false")) != "false"
	p.Roles = roles(l, entries["roles"])
	if p.Manager != "" {
		r.managers[p.ID] = entries["manager"]
	}
	r.people = append(r.people, p)
	if at, there := entries["accounts"]; there {
		r.bind(p.ID, at)
	}
}

// identify checks the two things nobody can be without.
func (r *roster) identify(l leaf, entries map[string]leaf, p workflow.Person) {
	switch {
	case p.ID == "":
		l.fault("a person needs an id")
	case p.ID == workflow.Clock.ID:
		entries["id"].fault("the id %q belongs to the clock", p.ID)
	case !personID.MatchString(p.ID):
		entries["id"].fault("id %s: letters, digits, dot, dash and underscore, at most 64", cited(p.ID))
	default:
		r.once(entries["id"], "person "+p.ID)
	}
	switch err := isName(p.Name); {
	case err == nil:
	case entries["name"].sheet == nil:
		l.fault("%v", err)
	default:
		entries["name"].fault("%v", err)
	}
}

// once notes a second of what there may be one of.
func (r *roster) once(l leaf, what string) {
	if first, twice := r.stands[what]; twice {
		l.fault("%s stands here twice, first at line %d", what, first.line)
		return
	}
	r.stands[what] = l.at
}

// checked returns the text if it is right, and else "" with a fault.
func checked(at leaf, text string, check func(string) error) string {
	if text == "" {
		return ""
	}
	if err := check(text); err != nil {
		at.fault("%v", err)
		return ""
	}
	return text
}

func roles(of, list leaf) []workflow.Role {
	var items []leaf
	if list.sheet != nil {
		of, items = list, list.items()
	}
	if list.sheet == nil || list.empty() {
		of.fault("a person needs roles; known are %s", strings.Join(roleNames(), ", "))
	}
	var found []workflow.Role
	for _, item := range items {
		name, _ := item.text() // a fault is noted
		role := workflow.Role(name)
		switch {
		case !slices.Contains(workflow.Roles, role):
			item.fault("%s", unknown("role", name, roleNames()))
		case !slices.Contains(found, role):
			found = append(found, role)
		}
	}
	return found
}

func roleNames() []string {
	names := make([]string, len(workflow.Roles))
	for i, r := range workflow.Roles {
		names[i] = string(r)
	}
	return names
}

// bind reads a person's accounts: WORKSPACE/USER, on the console USER.
func (r *roster) bind(person string, l leaf) {
	for platform, at := range l.entries(platformNames...) {
		text, ok := at.text()
		if !ok {
			continue
		}
		a := workflow.Account{Platform: platform, User: text, Person: person}
		if platform != "console" {
			a.Workspace, a.User, ok = strings.Cut(text, "/")
		}
		if platform != "console" && (!ok || a.Workspace == "") || !isAccountID(a.User) || !isAccountID(a.Workspace+"-") {
			at.fault("accounts.%s: %s is not %s", platform, cited(text), accountShape(platform))
			continue
		}
		r.once(at, platform+" account "+text)
		r.accounts = append(r.accounts, a)
	}
}
