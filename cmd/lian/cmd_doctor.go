package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"lian/storage"
	"lian/workflow"
	"lian/workflow/policy"
)

func doctorCommand(env environment, f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Check that this lian can work, and say how to mend what is wrong",
		Long: "Check configuration, rule book, people, database, clock and calendar. ✓ is right, ! works but wants a look, ✗ must be mended.\n" +
			"It ends with 1 when there is a ✗.",
		Example: "  lian doctor\n  lian doctor --config /etc/lian/lian.yaml",
		Args:    noArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return doctor(c.Context(), env, *f) },
	}
}

// A finding is one line of the doctor's: what was looked at, how it is, and
// what mends it.
type finding struct {
	mark byte // one of right, look, wrong
	what string
	is   string
	mend string
}

const (
	right byte = iota
	look
	wrong
)

var marks = [...]string{right: "✓", look: "!", wrong: "✗"}

// A doctors collects findings.
type examination struct {
	config   *Config
	book     *workflow.Book
	db       *storage.DB
	findings []finding
}

func (e *examination) find(mark byte, what, is, mend string) {
	e.findings = append(e.findings, finding{mark, what, is, mend})
}

func doctor(ctx context.Context, env environment, f flags) (err error) {
	c, err := readConfig(f, env.getenv)
	if err != nil {
		return err // exit 2: a wrong configuration says where
	}
	e := &examination{config: c}
	e.examineConfig()
	e.examinePolicy()
	e.examineDatabase(ctx)
	if e.db != nil {
		defer func() { err = errors.Join(err, e.db.Close()) }()
	}
	e.examinePeople(ctx)
	e.examineCalendar(time.Now().In(c.Zone))
	e.examinePlatforms()
	e.examineSlack(ctx)
	return e.report(env)
}

func (e *examination) report(env environment) error {
	failed := 0
	for _, f := range e.findings {
		env.printf("%s %-10s %s\n", marks[f.mark], f.what, mask(f.is))
		if f.mark != right && f.mend != "" {
			env.printf("             → %s\n", f.mend)
		}
		if f.mark == wrong {
			failed++
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d to mend", failed)
	}
	return nil
}

func (e *examination) examinePolicy() {
	book, err := policy.Load(e.config.Policy)
	if err != nil {
		e.find(wrong, "rule book", err.Error(), "mend the lines named, then lian policy check")
		return
	}
	e.book = book
	e.find(right, "rule book", fmt.Sprintf("version %.12s", book.Version), "")
}

func (e *examination) examineDatabase(ctx context.Context) {
	db, err := storage.Open(ctx, storage.Config{DSN: e.config.Database, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		e.find(wrong, "database", err.Error(), "check database: in the configuration, that the server runs, and what it lets this user do")
		return
	}
	e.db = db
	is := e.config.place()
	if db.Dialect() == "mysql" {
		is += ": READ COMMITTED, strict mode, UTC, utf8mb4"
	}
	e.find(right, "database", is, "")
	for _, warning := range db.Warnings() {
		e.find(look, "database", warning, "ask whoever keeps the server")
	}
	e.examineTables(ctx)
	e.examineClock(ctx)
}

func (e *examination) examineTables(ctx context.Context) {
	pending, err := e.db.Pending(ctx)
	switch {
	case err != nil:
		e.find(wrong, "tables", err.Error(), "the user of the database must be able to create and alter tables")
	case len(pending) > 0:
		e.find(look, "tables", fmt.Sprintf("%d migrations not applied yet", len(pending)), "lian serve applies them when it starts; or lian migrate now")
	default:
		e.find(right, "tables", "up to date", "")
	}
}

// skewLimit is how far clocks may be apart before people wonder.
const skewLimit = 5 * time.Second

func (e *examination) examineClock(ctx context.Context) {
	before := time.Now()
	now, err := e.db.Now(ctx)
	if err != nil {
		e.find(wrong, "clock", err.Error(), "")
		return
	}
	middle := before.Add(time.Since(before) / 2)
	if skew := now.Sub(middle).Abs(); skew > skewLimit {
		e.find(wrong, "clock", fmt.Sprintf("this machine and the database are %s apart", skew.Round(time.Second)), "let both keep time by NTP")
		return
	}
	e.find(right, "clock", "this machine and the database agree", "")
}
