package main

import (
	"context"
	"net/http"
	"time"

	"lian/workflow/calendar"
)

// healthz tells that the process answers. It never asks the database: a
// database that is down is not mended by starting lian again.
func (a *app) healthz(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, map[string]string{"status": "ok"})
}

// A component is one line of /readyz?verbose.
type component struct {
	Name   string    `json:"name"`
	Ready  bool      `json:"ready"`
	Detail string    `json:"detail,omitempty"`
	Since  time.Time `json:"since,omitzero"`
}

// readyz tells whether people are served now; with ?verbose, part by part.
func (a *app) readyz(w http.ResponseWriter, r *http.Request) {
	parts := a.components(r.Context())
	status, word := http.StatusOK, "ok"
	for _, p := range parts {
		if !p.Ready {
			status, word = http.StatusServiceUnavailable, "not ready"
		}
	}
	answer := map[string]any{"status": word}
	if r.URL.Query().Has("verbose") {
		answer["components"] = parts
	}
	writeJSON(w, status, answer)
}

// readyLimit bounds what a probe waits for the database.
const readyLimit = 2 * time.Second

func (a *app) components(ctx context.Context) []component {
	ctx, done := context.WithTimeout(ctx, readyLimit)
	defer done()
	parts := []component{a.databaseReady(ctx), a.migrationsReady(ctx), a.courierReady()}
	for _, name := range a.links.names {
		on, since := a.links.state(name)
		parts = append(parts, component{Name: "platform " + name, Ready: on, Since: since})
	}
	if a.slack != nil {
		parts = append(parts, a.slackReady())
	}
	return append(parts, calendarKnown(time.Now().In(a.config.Zone)))
}

func (a *app) databaseReady(ctx context.Context) component {
	c := component{Name: "database", Ready: true, Detail: a.db.Dialect()}
	if err := a.db.Ping(ctx); err != nil {
		c.Ready, c.Detail = false, "does not answer"
	}
	return c
}

func (a *app) migrationsReady(ctx context.Context) component {
	pending, err := a.db.Pending(ctx)
	switch {
	case err != nil:
		return component{Name: "migrations", Detail: "not known: the database does not answer"}
	case len(pending) > 0:
		return component{Name: "migrations", Detail: pending[0] + " is not applied"}
	}
	return component{Name: "migrations", Ready: true}
}

// courierStill is when a courier that has not read the outbox counts as
// stuck: many times its pace, and more than its slowest delivery.
const courierStill = time.Minute

func (a *app) courierReady() component {
	looked := a.bot.Courier().Meter.LookedAt()
	return component{Name: "courier", Ready: time.Since(looked) < courierStill, Since: looked, Detail: "last look at the outbox"}
}

// calendarAhead is how far due times reach.
const calendarAhead = 60 * 24 * time.Hour

// calendarKnown tells of a year whose days off are not announced yet. Due
// times are provisional then, which is no reason to serve nobody.
func calendarKnown(now time.Time) component {
	c := component{Name: "calendar", Ready: true, Detail: "known for the next 60 days"}
	if through := now.Add(calendarAhead); !calendar.China().Covered(now) || !calendar.China().Covered(through) {
		c.Detail = "days off of " + through.Format("2006") + " are not known yet; due times in that year are provisional"
	}
	return c
}
