package slack

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/slack-go/slack"
	"golang.org/x/sync/singleflight"

	"lian/bot/chat"
)

// remembered is how many things of each kind are remembered of the workspace;
// forgetting costs a call.
const remembered = 20_000

// atOnce is how many people's deeds are handled at the same time.
const atOnce = 64

// drain is how long what was begun may take once lian stops.
const drain = 8 * time.Second

// Slack is the platform. It is made by New and works while Run does.
type Slack struct {
	Config
	api       *slack.Client
	plainHTTP *http.Client // for addresses that are secrets of their own
	pace      *pace
	meter     *meter
	links     *links
	page      *pages
	draws     *drawings

	me         identity
	introduced chan struct{} // closed once me is known
	bot        chat.Handler

	sending    singleflight.Group
	sent       *lru.Cache[string, chat.Receipt] // by key
	doubtful   *lru.Cache[string, struct{}]     // keys that Slack may have taken
	direct     *lru.Cache[string, string]       // person → channel
	profiles   *lru.Cache[string, profile]      // by person
	signatures *seen                            // of requests that came
	working    context.Context                  // of what goes on after an answer
	intake     lines                            // deeds, by person
	replies    lines                            // what is told after the answer, by person
	slots      chan struct{}
	mu         sync.Mutex
	stopping   bool
	inside     sync.WaitGroup
}

// An identity is who lian is in Slack.
type identity struct{ team, user, bot, app string }

// New makes the platform; nothing is connected yet. Errors say which setting
// is wrong.
func New(c Config) (*Slack, error) {
	c = c.complete()
	if err := c.check(); err != nil {
		return nil, err
	}
	m := newMeter(c.Metrics)
	s := &Slack{Config: c, api: newAPI(c, newDialing(c.Log, m)), plainHTTP: newPlainHTTP(), pace: newPace(c.Rate), meter: m,
		links:      &links{log: c.Log, most: c.Replicas * connections, meter: m, since: time.Now()},
		introduced: make(chan struct{}), slots: make(chan struct{}, atOnce),
		signatures: newSeen()}
	s.page, s.draws = newPages(s), newDrawings()
	s.sent, s.doubtful = newCache[chat.Receipt](), newCache[struct{}]()
	s.direct, s.profiles = newCache[string](), newCache[profile]()
	return s, nil
}

func newCache[V any]() *lru.Cache[string, V] {
	cache, err := lru.New[string, V](remembered)
	if err != nil {
		panic(err) // only a size below one is refused
	}
	return cache
}

// Name implements chat.Platform.
func (s *Slack) Name() string { return platform }

// Run implements chat.Platform. When ctx ends it takes nothing more, finishes
// what people did, tells them, and hangs up.
func (s *Slack) Run(ctx context.Context, h chat.Handler) error {
	working, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	s.bot, s.working = h, working
	if err := s.introduce(ctx); err != nil {
		return err
	}
	listening := make(chan error, 1)
	hearing, hangUp := context.WithCancel(working)
	defer hangUp()
	go func() { listening <- s.intakes(hearing) }()
	select {
	case err := <-listening:
		return err
	case <-ctx.Done():
	}
	s.finish()
	hangUp()
	<-listening
	return ctx.Err()
}

// intakes takes deliveries until ctx ends: from connections of Socket Mode, or
// by HTTP, where nothing is to be done.
func (s *Slack) intakes(ctx context.Context) error {
	if s.AppToken != "" {
		return s.listen(ctx)
	}
	<-ctx.Done()
	return ctx.Err()
}

// finish lets nothing more in and waits, not for ever, for what is at work.
func (s *Slack) finish() {
	s.mu.Lock()
	s.stopping = true
	s.mu.Unlock()
	done := make(chan struct{})
	go func() {
		s.inside.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(drain):
		s.Log.Warn("slack: stopped before everything was told")
	}
}

// enter counts one piece of work in; false = lian stops.
func (s *Slack) enter() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopping {
		return false
	}
	s.begin()
	return true
}

// begin and leave count what is at work.
func (s *Slack) begin() {
	s.inside.Add(1)
	s.meter.working.Inc()
}

func (s *Slack) leave() {
	s.meter.working.Dec()
	s.inside.Done()
}

// goOn puts more work behind a name in a line; it belongs to work that is
// inside, and is let in even while lian stops.
func (s *Slack) goOn(l *lines, name string, do func()) {
	s.begin()
	l.put(name, func() {
		defer s.leave()
		do()
	})
}

// beside does something that nobody waits for.
func (s *Slack) beside(do func(context.Context)) {
	if !s.enter() {
		return
	}
	go func() {
		defer s.leave()
		do(s.working)
	}()
}

// introduce asks Slack who lian is there. A refused token ends it; anything
// else is tried again.
func (s *Slack) introduce(ctx context.Context) error {
	for pause := time.Second; ; pause = min(2*pause, time.Minute) {
		who, err := s.api.AuthTestContext(ctx)
		if err == nil {
			s.me = identity{team: who.TeamID, user: who.UserID, bot: who.BotID, app: s.appOf(ctx, who.BotID)}
			close(s.introduced)
			return nil
		}
		fault, _ := faultOf(err)
		if brokenInstallation[code(err)] {
			return fmt.Errorf("slack refuses the bot token: %w; install the app again and set slack.bot_token", fault.Err)
		}
		s.Log.WarnContext(ctx, "slack does not answer", "error", fault, "again_in", pause)
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// appOf is the id of the app a bot belongs to; "" where Slack does not say.
func (s *Slack) appOf(ctx context.Context, bot string) string {
	b, err := s.api.GetBotInfoContext(ctx, slack.GetBotInfoParameters{Bot: bot})
	if err != nil {
		return ""
	}
	return b.AppID
}

var errNotThere = errors.New("not connected to Slack yet")

// known waits, not for long, until lian knows who it is in Slack.
func (s *Slack) known(ctx context.Context) error {
	ctx, done := context.WithTimeout(ctx, inCourier)
	defer done()
	select {
	case <-s.introduced:
		return nil
	case <-ctx.Done():
		return &chat.SendError{Reason: chat.Unreachable, Err: errNotThere}
	}
}
