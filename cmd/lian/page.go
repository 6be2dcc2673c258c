package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"lian/adapters/console"
	"lian/bot/text"
	"lian/storage"
	"lian/workflow"
)

// newConsole makes the chat in the browser; nil where it is off.
func (a *app) newConsole() *console.Console {
	if !a.config.Console.Enabled {
		return nil
	}
	c := console.Config{
		Personas: a.personas,
		Log:      conversations{a.db},
		Gallery:  a.gallery,
		Panel:    a.panel,
		Commands: commandWords,
		Password: a.config.Console.Password,
		Banner:   a.pageBanner(),
		Locale:   a.config.Locale,
		Zone:     a.config.Zone,
		Logger:   a.log,
	}
	if a.sample && a.clock != nil {
		a.clock.zone = a.config.Zone
		a.clock.tick = func(ctx context.Context) error { return a.bot.Courier().Tick(ctx) }
		c.Clock, c.Walk = a.clock, a.walk // a campaign starts on its day, so the walk needs the clock
	}
	return console.New(c)
}

// personas are the people of the database as it is now: people import adds
// some while lian serves.
func (a *app) personas(ctx context.Context) ([]console.Persona, error) {
	people, err := a.db.People(ctx)
	return personas(people), err
}

// personas are the people one can be on the page: everybody who works here, in
// the order in which a filing comes to them.
func personas(people []workflow.Person) []console.Persona {
	byProcess := slices.Clone(people)
	slices.SortStableFunc(byProcess, func(a, b workflow.Person) int {
		return cmp.Or(turnOf(a)-turnOf(b), len(a.Roles)-len(b.Roles))
	})
	var all []console.Persona
	for _, p := range byProcess {
		if p.Active {
			all = append(all, console.Persona{ID: p.ID, Name: p.Name, Locale: p.Locale, Role: map[string]string{
				text.Chinese: roleWords(p, text.Chinese), text.English: roleWords(p, text.English)}})
		}
	}
	return all
}

// turnOf is the place of a person's first role in the process.
func turnOf(p workflow.Person) int {
	return slices.IndexFunc(workflow.Roles, func(r workflow.Role) bool { return p.Has(r) })
}

func roleWords(p workflow.Person, locale string) string {
	var words []string
	for _, r := range p.Roles {
		words = append(words, text.In(locale).Role(r))
	}
	return strings.Join(words, " · ")
}

// pageBanner is the line over the page: what this setting is, and where its
// data are.
func (a *app) pageBanner() map[string]string {
	where := a.config.place()
	if !a.sample {
		return map[string]string{text.Chinese: "浏览器会话 · 数据在 " + where, text.English: "Chat in the browser · data in " + where}
	}
	return map[string]string{
		text.Chinese: "演示环境：人员为示例，任何人都可以扮演任何角色 · 数据在 " + where,
		text.English: "Sample setting: sample people, anyone can be anyone · data in " + where,
	}
}

// conversations keeps the console's messages in the database.
type conversations struct{ db *storage.DB }

// Post implements console.Log.
func (c conversations) Post(ctx context.Context, user, key string, body []byte) (string, error) {
	return c.db.ConsolePost(ctx, user, key, false, body)
}

// Replace implements console.Log.
func (c conversations) Replace(ctx context.Context, id string, body []byte) error {
	err := c.db.ConsoleReplace(ctx, id, body)
	if errors.Is(err, workflow.ErrNotFound) {
		return console.ErrNoMessage
	}
	return err
}

// Since implements console.Log.
func (c conversations) Since(ctx context.Context, after int64, limit int) ([]console.Entry, error) {
	found, err := c.db.ConsoleSince(ctx, after, limit)
	entries := make([]console.Entry, len(found))
	for i, e := range found {
		entries[i] = console.Entry{Seq: e.Seq, First: e.First, ID: e.ID, User: e.User, Key: e.Key, Body: e.Body, At: e.At}
	}
	return entries, err
}
