package slack

import (
	"fmt"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"lian/adapters/slack/slacktest"
	"lian/bot/chat"
)

// Slack takes connections away every fraction of a second while people talk:
// what it could deliver arrives, each deed once.
func TestNothingIsLostWhileConnectionsAreRenewed(t *testing.T) {
	w := slacktest.Start(t, func(o *slacktest.Options) {
		o.OpensPerMinute, o.Grace, o.RedeliverWait = 10_000, 100*time.Millisecond, []time.Duration{0, 50 * time.Millisecond, 500 * time.Millisecond}
	})
	_, l := running(t, w, func(c *Config) { c.Replicas = 50 })
	connected(t, w)
	stop := w.RefreshEvery(400*time.Millisecond, slacktest.RefreshRequested)
	const people, words = 8, 12
	var talking sync.WaitGroup
	for p := range people {
		user := fmt.Sprintf("U%d", 100+p)
		w.Join(slacktest.User{ID: user, Name: fmt.Sprint("员工", p)})
		talking.Go(func() {
			for n := range words {
				d := w.Say(user, fmt.Sprintf("第 %d 句", n))
				select {
				case <-d.Settled():
				case <-time.After(patience):
					t.Errorf("%s: %d is never settled", user, n)
				}
				if !d.Acknowledged() {
					t.Errorf("%s: sentence %d was lost", user, n)
				}
			}
		})
	}
	talking.Wait()
	stop()
	heard := map[string]int{}
	for len(l.events) > 0 {
		heard[l.next(t).ID]++
	}
	if len(heard) != people*words {
		t.Errorf("%d of %d sentences were heard", len(heard), people*words)
	}
}

// Whom Slack does not count among the company's own is refused by the bot,
// which hears why.
func TestTheBotHearsWhoIsNoneOfOurs(t *testing.T) {
	w := slacktest.Start(t)
	_, l := running(t, w)
	connected(t, w)
	for _, c := range []struct {
		who  slacktest.User
		want chat.Outsider
	}{
		{slacktest.User{ID: "U2", Name: "访客", Guest: true}, chat.Guest},
		{slacktest.User{ID: "U3", Name: "单频道访客", SingleGuest: true}, chat.Guest},
		{slacktest.User{ID: "U4", Name: "已离职", Deactivated: true}, chat.Deactivated},
		{slacktest.User{ID: "U5", Name: "外部", Team: "T9999"}, chat.Foreign},
		{slacktest.User{ID: "U6", Name: "自己人"}, ""},
	} {
		w.Join(c.who)
		w.Say(c.who.ID, "立案")
		if e := l.next(t); e.Outsider != c.want {
			t.Errorf("%s is %q, want %q", c.who.Name, e.Outsider, c.want)
		}
	}
	w.Say("U6", "立案", slacktest.FromTeam("T9999"))
	if e := l.next(t); e.Outsider != chat.Foreign {
		t.Errorf("acting from another workspace is %q", e.Outsider)
	}
}

// In a channel lian hears only who names it, answers in the conversation with
// them, and drops its name from what they said.
func TestInAChannelOnlyWhoNamesLianIsHeard(t *testing.T) {
	w := slacktest.Start(t)
	_, l := running(t, w)
	connected(t, w)
	w.Channel("C1", "合规", "U1", w.Bot)
	w.Mention("U1", "C1", "待办")
	e := l.next(t)
	if said, ok := e.Act.(chat.Said); !ok || said.Text != "待办" || e.Direct {
		t.Errorf("heard %#v, direct %v", e.Act, e.Direct)
	}
}

// By signed HTTP the same deeds arrive; what is forged, old or replayed does not.
func TestHTTPTakesOnlyWhatSlackSigned(t *testing.T) {
	w := slacktest.Start(t)
	s, l := running(t, w, func(c *Config) { c.AppToken, c.SigningSecret = "", w.SigningSecret })
	server := httptest.NewServer(s.HTTP())
	t.Cleanup(server.Close)
	if err := s.known(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.PostTo(slacktest.Endpoints{Events: server.URL + "/slack/events", Interactive: server.URL + "/slack/interactions", Commands: server.URL + "/slack/commands"})
	if d := w.Say("U1", "立案 <&>"); !d.Acknowledged() {
		t.Errorf("not acknowledged: %s", d.Error())
	}
	if said, ok := l.next(t).Act.(chat.Said); !ok || said.Text != "立案 <&>" {
		t.Errorf("heard %#v", said)
	}
	if d := w.Command("U1", "", "/lian", "待办"); !d.Acknowledged() {
		t.Errorf("command not acknowledged: %s", d.Error())
	}
	if said, ok := l.next(t).Act.(chat.Said); !ok || said.Text != "待办" {
		t.Errorf("heard %#v", said)
	}
	body := []byte(`{"type":"event_callback","event_id":"EvX","event":{"type":"message","channel_type":"im","user":"U1","channel":"D1","text":"通过","ts":"1.0"}}`)
	request := slacktest.Request{URL: server.URL + "/slack/events", ContentType: "application/json", Body: body}
	for name, forged := range map[string]func(*slacktest.Request){
		"another secret": func(r *slacktest.Request) { r.Secret = "geheim" },
		"too old":        func(r *slacktest.Request) { r.At = time.Now().Add(-301 * time.Second) },
		"of tomorrow":    func(r *slacktest.Request) { r.At = time.Now().Add(301 * time.Second) },
	} {
		r := request
		forged(&r)
		if status, _, err := w.Post(r); err != nil || status != 401 {
			t.Errorf("%s: %d %v, want 401", name, status, err)
		}
	}
	at := time.Now()
	for n, want := range []int{200, 401} {
		r := request
		r.At = at
		if status, _, err := w.Post(r); err != nil || status != want {
			t.Errorf("delivery %d of the same request: %d %v, want %d", n, status, err, want)
		}
	}
	l.next(t)
	if len(l.events) > 0 {
		t.Errorf("a forged request was heard: %#v", l.next(t))
	}
}
