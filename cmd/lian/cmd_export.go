package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"lian/storage"
	"lian/workflow"
	"lian/workflow/policy"
)

// An exporting says which filings are asked for.
type exporting struct{ from, to, state string }

func exportCommand(env environment, f *flags) *cobra.Command {
	var e exporting
	c := &cobra.Command{
		Use:   "export FILE",
		Short: "Write filings with their decisions and journal to a file",
		Long:  "Write every filing that was submitted, with its decisions and its journal, to a file that only its owner may read; - is standard output.",
		Example: "  lian export --format json filings.json\n" +
			"  lian export --from 2026-11-01 --to 2026-11-30 --state closed november.json",
		Args: arg("file"),
	}
	c.Flags().StringVar(&e.from, "from", "", "first `DAY` of submission")
	c.Flags().StringVar(&e.to, "to", "", "last `DAY` of submission")
	c.Flags().StringVar(&e.state, "state", "", "only filings in this state")
	format := exportFormat(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := format(); err != nil {
			return err
		}
		return withDatabase(c.Context(), env, *f, func(config *Config, db *storage.DB) error {
			return export(c.Context(), env, config, db, e, args[0])
		})
	}
	return c
}

// exportFormat is --format: JSON, and a true word about the others.
func exportFormat(c *cobra.Command) func() error {
	format := c.Flags().String("format", "json", "json")
	return func() error {
		switch *format {
		case "json":
			return nil
		case "csv", "xlsx", "pdf":
			return misuse{fmt.Errorf("--format %s comes with a later build; this one writes json", *format)}
		}
		return misuse{fmt.Errorf("--format: unknown format %q; this build writes json", *format)}
	}
}

func export(ctx context.Context, env environment, c *Config, db *storage.DB, e exporting, file string) error {
	listing, err := e.listing(c.Zone)
	if err != nil {
		return err
	}
	book, err := policy.Load(c.Policy)
	if err != nil {
		return err
	}
	n := 0
	err = writeFile(env, file, func(w io.Writer) (err error) {
		n, err = writeRecords(ctx, w, db, &book.Form, listing)
		return err
	})
	if err != nil {
		return err
	}
	newLogger(env.stderr, c.Log).InfoContext(ctx, "exported", "filings", n, "file", file, "from", e.from, "to", e.to, "state", e.state, "by", operator())
	return nil
}

// operator is who runs the command, as the machine knows them.
func operator() string {
	who, err := user.Current()
	if err != nil {
		return "unknown"
	}
	return who.Username
}

// listing checks what was asked for. The last day is part of it.
func (e exporting) listing(zone *time.Location) (workflow.Listing, error) {
	l := workflow.Listing{From: time.Unix(0, 0)} // submitted at some time, so not drafts
	for _, day := range []struct {
		name, text string
		to         *time.Time
		days       int
	}{{"--from", e.from, &l.From, 0}, {"--to", e.to, &l.To, 1}} {
		if day.text == "" {
			continue
		}
		t, err := time.ParseInLocation(time.DateOnly, day.text, zone)
		if err != nil {
			return l, misuse{fmt.Errorf("%s: %q is no day; write one as 2026-11-30", day.name, day.text)}
		}
		*day.to = t.AddDate(0, 0, day.days)
	}
	if e.state != "" {
		if !slices.Contains(workflow.States, workflow.State(e.state)) {
			return l, misuse{fmt.Errorf("--state: %s", unknown("state", e.state, stateNames()))}
		}
		l.States = []workflow.State{workflow.State(e.state)}
	}
	return l, nil
}

func stateNames() []string {
	var all []string
	for _, s := range workflow.States {
		all = append(all, string(s))
	}
	return all
}

// exportPage is how many filings are held in memory at a time.
const exportPage = 100

// writeRecords streams the filings. What is submitted while it writes may be
// missed, but nothing is written twice.
func writeRecords(ctx context.Context, w io.Writer, db *storage.DB, form *workflow.Form, l workflow.Listing) (n int, err error) {
	out := &faithful{to: w}
	seen := map[string]bool{}
	out.text(`{"filings":[`)
	for l.Page = (workflow.Page{Limit: exportPage}); ; l.Skip += exportPage {
		page, err := db.List(ctx, l)
		if err != nil {
			return n, err
		}
		for _, s := range page {
			if seen[s.ID] {
				continue
			}
			seen[s.ID] = true
			r, err := readRecord(ctx, db, form, s.ID)
			if err != nil {
				return n, err
			}
			out.record(r, n == 0)
			n++
		}
		if len(page) < exportPage {
			break
		}
	}
	out.text("\n]}\n")
	return n, out.err
}

// faithful remembers the first fault of writing.
type faithful struct {
	to  io.Writer
	err error
}

func (f *faithful) text(s string) {
	if f.err == nil {
		_, f.err = io.WriteString(f.to, s)
	}
}

func (f *faithful) record(r record, first bool) {
	text, err := json.Marshal(r)
	f.err = errors.Join(f.err, err)
	if !first {
		f.text(",")
	}
	f.text("\n" + string(text))
}

// writeFile writes a file that is there whole or not at all; "-" is standard
// output.
func writeFile(env environment, name string, write func(io.Writer) error) (err error) {
	if name == "-" {
		return write(env.stdout)
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".lian-export-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := errors.Join(write(f), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
