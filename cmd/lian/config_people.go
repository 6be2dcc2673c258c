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
	r := readRoster(list, f)
	c.People, c.Accounts = r.people, r.accounts
}

func readRoster(list []leaf, f *faults) roster {
	r := roster{stands: map[string]place{}, managers: map[string]leaf{}}
	for _, l := range list {
		r.person(l, l.entries(personKeys...))
	}
	for id, l := range r.managers {
		manager, _ := l.text() // it was read before
		if _, known := r.stands["person "+manager]; !known {
			f.add(l.at, "manager: nobody here has the id %q", manager)
		}
		if manager == id {
			f.add(l.at, "manager: %q cannot be their own manager", id)
		}
	}
	return r
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
		entries["id"].fault("id %q: letters, digits, dot, dash and underscore, at most 64", p.ID)
	default:
		r.once(entries["id"], "person "+p.ID)
	}
	if p.Name == "" {
		l.fault("a person needs a name")
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
	if list.sheet == nil {
		of.fault("a person needs roles; known are %s", strings.Join(roleNames(), ", "))
		return nil
	}
	var found []workflow.Role
	for _, item := range list.items() {
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
		if !ok || a.User == "" || platform != "console" && a.Workspace == "" {
			at.fault("accounts.%s: %q is not WORKSPACE/USER", platform, text)
			continue
		}
		r.once(at, platform+" account "+text)
		r.accounts = append(r.accounts, a)
	}
}
