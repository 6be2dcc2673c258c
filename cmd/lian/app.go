package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"lian/adapters/console"
	"lian/adapters/slack"
	"lian/bot"
	"lian/bot/chat"
	"lian/storage"
	"lian/workflow"
	"lian/workflow/calendar"
	"lian/workflow/policy"
)

// An app is lian with everything introduced to everything.
type app struct {
	config   *Config
	log      *slog.Logger
	metrics  *prometheus.Registry
	book     *workflow.Book
	clock    *sampleClock // nil outside the sample setting
	db       *storage.DB
	sample   bool             // the sample people work here
	console  *console.Console // nil = off
	slack    *slack.Slack     // nil = off
	talking  []chat.Platform
	links    *links
	bot      *bot.Bot
	listener net.Listener
	server   *http.Server

	undo []func() error
}

// newApp opens all that lian needs. Nothing runs yet; close takes it down
// again.
func newApp(ctx context.Context, c *Config, log *slog.Logger) (*app, error) {
	a := &app{config: c, log: log, metrics: newMetrics()}
	if err := a.open(ctx); err != nil {
		return nil, errors.Join(err, a.close())
	}
	return a, nil
}

// open introduces everything to everything, in one straight line.
func (a *app) open(ctx context.Context) (err error) {
	if a.book, err = policy.Load(a.config.Policy); err != nil {
		return err
	}
	if err := a.openStorage(ctx); err != nil {
		return err
	}
	if a.sample, err = seatPeople(ctx, a.db, a.config); err != nil {
		return err
	}
	a.console = a.newConsole()
	if a.slack, err = a.newSlack(); err != nil {
		return err
	}
	a.talking = a.platforms()
	a.links = newLinks(a.talking)
	a.bot = a.newBot()
	a.watch()
	return a.listen(ctx)
}

// openStorage opens the database and brings its tables up to date. On MySQL
// one replica of many does it while the others wait.
func (a *app) openStorage(ctx context.Context) error {
	db, clock, err := openDatabase(ctx, a.config, a.log)
	if err != nil {
		return err
	}
	a.db, a.clock = db, clock
	a.undo = append(a.undo, db.Close)
	applied, err := db.Migrate(ctx)
	if err != nil {
		return err
	}
	if len(applied) > 0 {
		a.log.InfoContext(ctx, "tables brought up to date", "migrations", len(applied))
	}
	for _, warning := range db.Warnings() {
		a.log.WarnContext(ctx, "database", "warning", warning)
	}
	return nil
}

func (a *app) newBot() *bot.Bot {
	zone := a.config.Zone
	return bot.New(bot.Config{
		Store: a.db, Book: a.book, Platforms: a.talking, Locale: a.config.Locale, Zone: zone, Digest: a.config.Digest,
		DueAfter: dueAfter(zone), Working: working, Log: a.log, Metrics: a.metrics,
	})
}

// listen takes the address, so that a port in use is told at the start.
func (a *app) listen(ctx context.Context) error {
	var err error
	if a.listener, err = (&net.ListenConfig{}).Listen(ctx, "tcp", a.config.Listen); err != nil {
		return fmt.Errorf("%w; another address is set with --listen", err)
	}
	a.server = newServer(a.routes(), a.log)
	a.undo = append(a.undo, func() error {
		if err := a.listener.Close(); !errors.Is(err, net.ErrClosed) { // the server closes it when it ends
			return err
		}
		return nil
	})
	return nil
}

// url is where a browser on this machine finds lian.
func (a *app) url() string { return "http://" + a.listener.Addr().String() }

// close gives back what was opened, the last first.
func (a *app) close() error {
	var errs []error
	for _, undo := range slices.Backward(a.undo) {
		errs = append(errs, undo())
	}
	return errors.Join(errs...)
}

// dueAfter counts working time by the calendar of mainland China.
func dueAfter(zone *time.Location) func(time.Time, workflow.Span) time.Time {
	days := calendar.China()
	return func(from time.Time, span workflow.Span) time.Time {
		parsed, err := calendar.ParseSpan(string(span))
		if err != nil { // the rule book was checked when it was loaded
			return from
		}
		due, _ := days.Add(from, parsed, zone) // a provisional due time is still the best known
		return due
	}
}

// working tells working days by the same calendar.
func working(day time.Time) bool {
	is, _ := calendar.China().Working(day)
	return is
}
