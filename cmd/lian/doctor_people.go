package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"lian/workflow"
)

// examineConfig tells what was read, and whether others can read secrets.
func (e *examination) examineConfig() {
	e.find(right, "config", e.config.summary(), "")
	if e.config.File == "" || !e.config.secretInFile() {
		return
	}
	info, err := os.Stat(e.config.File)
	if err == nil && info.Mode().Perm()&0o077 != 0 {
		e.find(look, "config", e.config.File+" holds secrets, and others on this machine may read it", "chmod 600 "+e.config.File)
	}
}

// secretInFile tells whether a secret was read from the configuration file.
func (c *Config) secretInFile() bool {
	return slices.ContainsFunc(settings, func(s setting) bool {
		v := c.values[s.path]
		return s.secret && v.at.line > 0 && v.text != "" && !strings.HasPrefix(v.text, "sqlite:")
	})
}

// examinePeople checks that whoever files something finds somebody for every
// seat, who is not themselves.
func (e *examination) examinePeople(ctx context.Context) {
	if e.book == nil {
		return // nobody knows which seats there are
	}
	people := e.people(ctx)
	office := workflow.Office{Book: e.book, People: people}
	if missing := missingRoles(office); len(missing) > 0 {
		e.find(wrong, "people", "nobody has the role "+strings.Join(missing, ", "), "give it to somebody under people: in the configuration, or lian people import")
	}
	if blocked := blockedApplicants(office); len(blocked) > 0 {
		e.find(wrong, "four eyes", strings.Join(blocked, "; "), "nobody decides on what they filed: name another person for these seats")
	}
	if last := e.findings[len(e.findings)-1]; last.what != "people" && last.what != "four eyes" {
		e.find(right, "people", fmt.Sprintf("%d work here, every seat has somebody who did not file", len(office.With(workflow.Roles...))), "")
	}
}

// people are those of the configuration over those of the database, or the
// sample people where lian serve would take them.
func (e *examination) people(ctx context.Context) []workflow.Person {
	var known []workflow.Person
	if e.db != nil {
		if pending, err := e.db.Pending(ctx); err == nil && len(pending) == 0 {
			known, err = e.db.People(ctx)
			if err != nil {
				e.find(wrong, "people", err.Error(), "")
			}
		}
	}
	if e.config.Console.Enabled && len(e.config.People) == 0 && onlySample(known) {
		return samplePeople
	}
	people := slices.Clone(e.config.People)
	for _, p := range known {
		if !slices.ContainsFunc(people, func(named workflow.Person) bool { return named.ID == p.ID }) {
			people = append(people, p)
		}
	}
	return people
}

// missingRoles are the roles that the process needs and nobody has.
func missingRoles(o workflow.Office) []string {
	var missing []string
	needed := []workflow.Role{workflow.RoleApplicant}
	for _, s := range seatRules(o.Book.Process) {
		needed = append(needed, s.Role)
	}
	needed = append(needed, o.Book.Process.Start...)
	for _, role := range needed {
		if len(o.With(role)) == 0 && !slices.Contains(missing, string(role)) {
			missing = append(missing, string(role))
		}
	}
	return missing
}

// seatRules are all seats of the process.
func seatRules(p workflow.Process) []workflow.SeatRule {
	var all []workflow.SeatRule
	for _, step := range []workflow.Step{p.Review, p.Assess, p.Approve, p.Close} {
		for _, lane := range step.Lanes {
			all = append(all, lane.Seats...)
		}
		for _, route := range step.Routes {
			all = append(all, route.Seats...)
		}
	}
	return all
}

// blockedApplicants are applicants for whose filings a seat would stay empty.
// A role that nobody has at all is told apart.
func blockedApplicants(o workflow.Office) []string {
	var blocked []string
	for _, id := range o.With(workflow.RoleApplicant) {
		f := &workflow.Filing{Applicant: id}
		for _, s := range seatRules(o.Book.Process) {
			able := len(o.Entitled(f, s.Role, s.Level))
			if able < max(1, s.Need) && len(o.With(s.Role)) > 0 {
				line := fmt.Sprintf("for filings of %s the seat %s needs %d with the role %s", o.Person(id).Name, s.ID, max(1, s.Need), levelled(s))
				if !slices.Contains(blocked, line) {
					blocked = append(blocked, line)
				}
			}
		}
	}
	return blocked
}

func levelled(s workflow.SeatRule) string {
	if s.Level == "" {
		return string(s.Role)
	}
	return string(s.Role) + " and authority " + s.Level
}

func (e *examination) examineCalendar(now time.Time) {
	c := calendarKnown(now)
	mark := right
	if strings.Contains(c.Detail, "provisional") {
		mark = look
	}
	e.find(mark, "calendar", c.Detail, "a later lian knows them, once they are announced")
}

func (e *examination) examinePlatforms() {
	var on []string
	if e.config.Console.Enabled {
		on = append(on, "console on "+e.config.Listen)
	}
	if e.config.Slack.given() {
		on = append(on, "Slack")
	}
	if len(on) == 0 {
		e.find(wrong, "platforms", "none is on: nobody could talk to lian", "set console.enabled: auto, or set up a platform")
		return
	}
	e.find(right, "platforms", strings.Join(on, ", "), "")
}
