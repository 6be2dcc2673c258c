package console

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"lian/bot/chat"
)

// platform is the console's name in accounts and receipts.
const platform = "console"

// A Console is the platform, and the http.Handler of its page, to be mounted at
// "/". Its zero value is not usable.
type Console struct {
	config   Config
	follower *follower
	logger   *slog.Logger
	handler  http.Handler
	key      []byte        // signs sessions and tokens
	logins   *rate.Limiter // attempts at the password

	bot     chat.Handler  // set before started is closed
	started chan struct{} // closed when Run begins
	ended   chan struct{} // closed when Run's ctx is done
	mu      sync.Mutex    // orders ended against deeds.Add
	deeds   sync.WaitGroup
}

var _ chat.Platform = (*Console)(nil)

// New makes a console. Faults of cfg are the program's, so it has no error.
func New(cfg Config) *Console {
	c := &Console{
		config:   cfg,
		follower: newFollower(cfg.Log),
		logger:   cfg.Logger,
		key:      signingKey(cfg.Password),
		logins:   newAttempts(),
		started:  make(chan struct{}),
		ended:    make(chan struct{}),
	}
	if c.logger == nil {
		c.logger = slog.Default()
	}
	if c.config.Zone == nil {
		c.config.Zone = time.Local
	}
	if c.config.Locale == "" {
		c.config.Locale = zhCN
	}
	c.handler = c.guarded(c.routes())
	return c
}

// Name is "console".
func (c *Console) Name() string { return platform }

// ServeHTTP serves the page and its JSON interface.
func (c *Console) ServeHTTP(w http.ResponseWriter, r *http.Request) { c.handler.ServeHTTP(w, r) }

// Run hands what people do to h until ctx ends, then lets the deeds in hand
// finish and the open streams go. It may be called once.
func (c *Console) Run(ctx context.Context, h chat.Handler) error {
	c.bot = h
	close(c.started)
	c.follower.run(ctx, c.logger)
	c.mu.Lock()
	close(c.ended)
	c.mu.Unlock()
	c.deeds.Wait()
	return ctx.Err()
}

// Send posts m into the conversation of a persona.
func (c *Console) Send(ctx context.Context, to chat.Account, m chat.Message) (chat.Receipt, error) {
	if err := c.reaches(ctx, to); err != nil {
		return chat.Receipt{}, err
	}
	if m.Text == "" {
		return chat.Receipt{}, &chat.SendError{Reason: chat.BadMessage, Err: errNoText}
	}
	if m.Key == "" {
		m.Key = rand.Text() // unnamed: never the same message
	}
	id, err := c.post(ctx, to.User, m, false)
	if err != nil {
		return chat.Receipt{}, &chat.SendError{Reason: chat.Unreachable, Err: err}
	}
	return chat.Receipt{Platform: platform, Channel: to.User, Message: id}, nil
}

// Update draws m in place of the message at r.
func (c *Console) Update(ctx context.Context, r chat.Receipt, m chat.Message) error {
	err := c.replace(ctx, r.Message, m)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ErrNoMessage):
		return &chat.SendError{Reason: chat.Gone, Err: ErrNoMessage}
	}
	return &chat.SendError{Reason: chat.Unreachable, Err: err}
}

// reaches says why an account cannot be sent to.
func (c *Console) reaches(ctx context.Context, to chat.Account) error {
	_, err := c.persona(ctx, to.User)
	switch {
	case to.Platform != platform || errors.Is(err, errNoPersona):
		return &chat.SendError{Reason: chat.NoSuchUser, Err: errNoPersona}
	case err != nil:
		return &chat.SendError{Reason: chat.Unreachable, Err: err}
	}
	return nil
}

// persona is who has that id now; errNoPersona where nobody has.
func (c *Console) persona(ctx context.Context, id string) (Persona, error) {
	all, err := c.config.Personas(ctx)
	if err != nil {
		return Persona{}, err
	}
	at := slices.IndexFunc(all, func(p Persona) bool { return p.ID == id })
	if at < 0 {
		return Persona{}, errNoPersona
	}
	return all[at], nil
}

var (
	errNoPersona = errors.New("console: no such persona")
	errNoText    = errors.New("console: message without text")
)

// post puts m into the log and wakes the pages of this process.
func (c *Console) post(ctx context.Context, user string, m chat.Message, mine bool) (string, error) {
	b, err := encode(m, mine)
	if err != nil {
		return "", err
	}
	id, err := c.config.Log.Post(ctx, user, m.Key, b)
	if err != nil {
		return "", err
	}
	c.follower.wake()
	return id, nil
}

// replace gives the message another face.
func (c *Console) replace(ctx context.Context, id string, m chat.Message) error {
	b, err := encode(m, false)
	if err != nil {
		return err
	}
	if err := c.config.Log.Replace(ctx, id, b); err != nil {
		return err
	}
	c.follower.wake()
	return nil
}
