package main

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"lian/bot/chat"
)

// heard writes one line to the log for everything a person did, with the
// filing it was about. What they said is never part of it.
type heard struct {
	by  chat.Handler
	log *slog.Logger
}

// longestWord is how much of an id a line shows, in graphemes. An action comes
// back from the platform and may have been altered on its way, so nothing of it
// is logged whole; its value, which may be what somebody answered, never is.
const longestWord = 128

// Handle implements chat.Handler.
func (h heard) Handle(ctx context.Context, e chat.Event) (chat.Reply, error) {
	start := time.Now()
	reply, err := h.by.Handle(ctx, e)
	line := []any{"platform", e.From.Platform, "account", chat.Cut(e.From.User, longestWord), "event", chat.Cut(e.ID, longestWord),
		"act", strings.ToLower(strings.TrimPrefix(fmt.Sprintf("%T", e.Act), "chat.")), "ms", time.Since(start).Milliseconds()}
	action, filing := about(e, reply)
	if action != "" {
		line = append(line, "action", chat.Cut(action, longestName))
	}
	if filing != "" {
		line = append(line, "filing", chat.Cut(filing, longestName))
	}
	if err != nil {
		h.log.ErrorContext(ctx, "event", append(line, "error", err)...)
		return reply, err
	}
	h.log.InfoContext(ctx, "event", line...)
	return reply, nil
}

// about names the action and the filing of an event: the one that was pressed,
// else the one that the answer is about.
func about(e chat.Event, r chat.Reply) (action, filing string) {
	switch act := e.Act.(type) {
	case chat.Pressed:
		action, filing = act.Action.Name, act.Action.Subject
	case chat.Filled:
		action, filing = act.Action.Name, act.Action.Subject
	}
	if r.Instead != nil && r.Instead.Subject != "" {
		filing = r.Instead.Subject // a draft has its number from its submission on
	}
	for _, m := range r.Messages {
		if filing == "" {
			filing = m.Subject
		}
	}
	return action, filing
}
