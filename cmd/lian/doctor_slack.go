package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"lian/adapters/slack"
)

// platformLimit bounds what the doctor waits for one platform.
const platformLimit = 20 * time.Second

// examineSlack asks Slack whether the app is installed as it must be. Somebody
// who is linked lends their conversation, in which a line is shown to them.
func (e *examination) examineSlack(ctx context.Context) {
	if !e.config.Slack.given() {
		return
	}
	s, err := slack.New(e.config.slackSettings(slog.New(slog.DiscardHandler), prometheus.NewRegistry()))
	if err != nil {
		e.find(wrong, "slack", err.Error(), "")
		return
	}
	ctx, done := context.WithTimeout(ctx, platformLimit)
	defer done()
	for _, f := range s.Examine(ctx, e.linkedTo(ctx, "slack")) {
		mark := right
		if !f.Well {
			mark = wrong
		}
		e.find(mark, "slack", f.What+": "+f.Said, f.Mend)
	}
}

// linkedTo is somebody's account on a platform; "" = nobody's is known.
func (e *examination) linkedTo(ctx context.Context, platform string) string {
	accounts := e.config.Accounts
	if e.db != nil {
		if stored, err := e.db.Accounts(ctx); err == nil { // a database that fails is a finding of its own
			accounts = append(accounts, stored...)
		}
	}
	for _, a := range accounts {
		if a.Platform == platform {
			return a.User
		}
	}
	return ""
}
