package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"lian/bot/chat"
	"lian/workflow/calendar"
)

// A sampleClock is the clock of the sample setting: it can be put forward, so
// that somebody who tries lian need not wait for a reminder. How far it was
// put forward is kept beside the database, for what is recorded in the future
// must not become the present again.
type sampleClock struct {
	file  string
	ahead atomic.Int64 // nanoseconds
	zone  *time.Location
	tick  func(context.Context) error // has what became due recorded
}

// openClock reads how far the clock beside a database file was put forward.
func openClock(database string) (*sampleClock, error) {
	c := &sampleClock{file: filepath.Join(filepath.Dir(database), "clock"), zone: time.UTC}
	text, err := os.ReadFile(c.file)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the clock of the sample setting: %w", err)
	}
	ahead, err := time.ParseDuration(strings.TrimSpace(string(text)))
	if err != nil {
		return nil, fmt.Errorf("%s does not say how far the sample clock is ahead: %w", c.file, err)
	}
	c.ahead.Store(int64(ahead))
	return c, nil
}

// Now implements console.Clock.
func (c *sampleClock) Now() time.Time { return time.Now().Add(time.Duration(c.ahead.Load())) }

// The steps a clock can go.
var clockSteps = []struct {
	name, zh, en string
	to           func(time.Time) time.Time
}{
	{"hour", "1 小时", "1 hour", func(t time.Time) time.Time { return t.Add(time.Hour) }},
	{"morning", "下一个工作日 9:30", "Next working day 9:30", nextMorning},
	{"day", "1 天", "1 day", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }},
	{"week", "1 周", "1 week", func(t time.Time) time.Time { return t.AddDate(0, 0, 7) }},
}

// nextMorning is after the digests of the next working day are due.
func nextMorning(t time.Time) time.Time {
	day, _ := calendar.China().NextWorkingDay(t) // provisional days will do for trying
	return day.Add(9*time.Hour + 30*time.Minute)
}

// Steps implements console.Clock.
func (c *sampleClock) Steps(locale string) []chat.Option {
	options := make([]chat.Option, len(clockSteps))
	for i, s := range clockSteps {
		options[i] = chat.Option{Value: s.name, Label: inLocale(locale, s.zh, s.en)}
	}
	return options
}

// Advance implements console.Clock.
func (c *sampleClock) Advance(ctx context.Context, step string) error {
	for _, s := range clockSteps {
		if s.name == step {
			now := c.Now().In(c.zone)
			return c.forward(ctx, s.to(now).Sub(now))
		}
	}
	return fmt.Errorf("the sample clock has no step %q", step)
}

func (c *sampleClock) forward(ctx context.Context, by time.Duration) error {
	ahead := time.Duration(c.ahead.Add(int64(by)))
	if err := os.WriteFile(c.file, []byte(ahead.String()+"\n"), 0o600); err != nil {
		return fmt.Errorf("keep the sample clock: %w", err)
	}
	return c.tick(ctx)
}

// inLocale picks the words of a locale.
func inLocale(locale, zh, en string) string {
	if strings.HasPrefix(locale, "en") {
		return en
	}
	return zh
}
