package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"lian/bot/cards"
	"lian/bot/text"
	"lian/storage"
	"lian/workflow"
	"lian/workflow/policy"
)

func filingCommand(env environment, f *flags) *cobra.Command {
	return group("filing", "Look at filings", "  lian filing list\n  lian filing show LA-2026-000001 --format json",
		filingShow(env, f), filingList(env, f))
}

func filingShow(env environment, f *flags) *cobra.Command {
	c := &cobra.Command{
		Use:     "show NUMBER",
		Short:   "Show one filing: answers, seats, decisions, journal",
		Example: "  lian filing show LA-2026-000001\n  lian filing show LA-2026-000001 --format json",
		Args:    arg("number"),
	}
	format := formatFlag(c, "text", "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		as, err := format()
		if err != nil {
			return err
		}
		return withDatabase(c.Context(), env, *f, func(config *Config, db *storage.DB) error {
			return showFiling(c.Context(), env, config, db, args[0], as)
		})
	}
	return c
}

func showFiling(ctx context.Context, env environment, c *Config, db *storage.DB, ref, format string) error {
	book, err := policy.Load(c.Policy)
	if err != nil {
		return err
	}
	r, err := readRecord(ctx, db, &book.Form, ref)
	if errors.Is(err, workflow.ErrNotFound) {
		return fmt.Errorf("there is no filing %s; lian filing list names them", ref)
	}
	if err != nil {
		return err
	}
	if format == "json" {
		out := json.NewEncoder(env.stdout)
		out.SetIndent("", "  ")
		return out.Encode(r)
	}
	people, err := db.People(ctx)
	if err != nil {
		return err
	}
	paper{env: env, say: text.In(c.Locale), book: book, people: people, zone: c.Zone}.filing(r)
	return nil
}

func filingList(env environment, f *flags) *cobra.Command {
	var limit int
	c := &cobra.Command{
		Use:     "list",
		Short:   "List filings, newest first",
		Example: "  lian filing list\n  lian filing list --limit 200",
		Args:    noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return withDatabase(c.Context(), env, *f, func(config *Config, db *storage.DB) error {
				all, err := db.List(c.Context(), workflow.Listing{Page: workflow.Page{Limit: limit}})
				if err != nil {
					return err
				}
				return listFilings(env, config, all)
			})
		},
	}
	c.Flags().IntVar(&limit, "limit", 50, "at most this many")
	return c
}

func listFilings(env environment, c *Config, all []workflow.Summary) error {
	say := text.In(c.Locale)
	table := tabwriter.NewWriter(env.stdout, 0, 0, 2, ' ', 0)
	for _, s := range all {
		ref := s.Number
		if ref == "" {
			ref = s.ID
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", ref, say.State(s.State), s.Applicant, s.Since.In(c.Zone).Format("2006-01-02 15:04"), s.Title)
	}
	return table.Flush()
}

// A paper prints filings for people at a terminal.
type paper struct {
	env    environment
	say    text.Speaker
	book   *workflow.Book
	people []workflow.Person
	zone   *time.Location
}

func (p paper) filing(r record) {
	p.env.printf("%s  %s\n%s · %s · %s\n", r.Number, r.Title, p.say.State(r.State), p.name(r.Applicant), p.say.Level(r.Risk))
	p.answers(r)
	p.env.printf("\n")
	for _, s := range r.Seats {
		p.env.printf("%s  %s  %s  %s\n", p.say.Step(s.Step), p.say.Role(s.Role), p.name(s.Person), p.say.Seat(s.State))
	}
	for _, d := range r.Decisions {
		p.env.printf("%s  %s  %s  %s  %s\n", p.at(d.At), p.say.Step(d.Step), p.name(d.Person), p.say.Verdict(d.Verdict), d.Opinion)
	}
	p.env.printf("\n")
	for _, e := range r.Events {
		p.env.printf("%s  %s  %s\n", p.at(e.At), p.name(e.Actor), p.say.Act(e.Type))
	}
}

// answers are printed in asking order, those to questions that the form no
// longer has after the others.
func (p paper) answers(r record) {
	left := maps.Clone(r.Answers)
	for _, s := range p.book.Form.Sections {
		for _, q := range s.Questions {
			if v, answered := left[q.Key]; answered {
				delete(left, q.Key)
				p.env.printf("  %s: %s\n", q.Label.In(p.say.Locale()), p.value(q, v))
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(left)) {
		p.env.printf("  %s: %v\n", key, left[key])
	}
}

func (p paper) value(q *workflow.Question, v any) string {
	value, several := v.([]string)
	if one, ok := v.(string); ok && !several {
		value = []string{one}
	}
	file := func(id string) workflow.Attachment { return workflow.Attachment{ID: id, Name: id} }
	return cards.Value(p.say, q, value, p.name, file)
}

func (p paper) name(id string) string {
	for _, person := range p.people {
		if person.ID == id {
			return person.Name
		}
	}
	return id
}

func (p paper) at(t time.Time) string { return t.In(p.zone).Format("2006-01-02 15:04:05") }
