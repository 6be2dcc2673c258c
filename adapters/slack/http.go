package slack

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/expirable"
	"github.com/slack-go/slack"
)

// bodyLimit is far above what Slack sends in one delivery.
const bodyLimit = 1 << 20

// HTTP takes Slack's signed requests where Socket Mode is not used:
// /slack/events, /slack/interactions and /slack/commands. Run must be running.
func (s *Slack) HTTP() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /slack/events", s.signed(s.postedEvent))
	mux.HandleFunc("POST /slack/interactions", s.signed(s.postedInteraction))
	mux.HandleFunc("POST /slack/commands", s.signed(s.postedCommand))
	return mux
}

// signed hands on only what Slack signed within the last five minutes, and
// each request once: the signature covers the body as it came.
func (s *Slack) signed(take func(http.ResponseWriter, *http.Request, []byte)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, bodyLimit))
		if err != nil {
			http.Error(w, "too long", http.StatusRequestEntityTooLarge)
			return
		}
		if err := s.verify(r.Header, body); err != nil {
			s.meter.unread("signature")
			s.Log.WarnContext(r.Context(), "refused a request that Slack did not sign", "from", r.RemoteAddr, "error", err)
			http.Error(w, "not signed by Slack", http.StatusUnauthorized)
			return
		}
		take(w, r, body)
	}
}

var errReplayed = errors.New("this request came before")

func (s *Slack) verify(header http.Header, body []byte) error {
	if len(header.Values("X-Slack-Signature")) != 1 || len(header.Values("X-Slack-Request-Timestamp")) != 1 {
		return slack.ErrMissingHeaders
	}
	verifier, err := slack.NewSecretsVerifier(header, s.SigningSecret)
	if err != nil {
		return err
	}
	if _, err := verifier.Write(body); err != nil {
		return err
	}
	if err := verifier.Ensure(); err != nil {
		return err
	}
	if !s.signatures.first(header.Get("X-Slack-Signature")) {
		return errReplayed
	}
	return nil
}

// Seen are signatures that came; as long as Slack's time stamps are good for,
// a second one is somebody's copy.
type seen struct {
	mu  sync.Mutex
	all *expirable.LRU[string, struct{}]
}

func newSeen() *seen {
	return &seen{all: expirable.NewLRU[string, struct{}](remembered, nil, 2*stampLimit)}
}

// stampLimit is how far a time stamp may be off, to both sides.
const stampLimit = 5 * time.Minute

func (s *seen) first(signature string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all.Contains(signature) {
		return false
	}
	s.all.Add(signature, struct{}{})
	return true
}

// postedEvent also answers the challenge with which Slack tries an address.
func (s *Slack) postedEvent(w http.ResponseWriter, r *http.Request, body []byte) {
	var challenge struct{ Type, Challenge string }
	if err := json.Unmarshal(body, &challenge); err == nil && challenge.Type == "url_verification" {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, challenge.Challenge) // a client that went away is no fault of ours
		return
	}
	s.takePosted(w, r, eventEnvelope, body)
}

func (s *Slack) postedInteraction(w http.ResponseWriter, r *http.Request, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		http.Error(w, "no form", http.StatusBadRequest)
		return
	}
	s.takePosted(w, r, interactiveEnvelope, []byte(form.Get("payload")))
}

// postedCommand makes of the form what Socket Mode sends as JSON.
func (s *Slack) postedCommand(w http.ResponseWriter, r *http.Request, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		http.Error(w, "no form", http.StatusBadRequest)
		return
	}
	if form.Get("ssl_check") == "1" {
		return
	}
	fields := map[string]string{}
	for key := range form {
		fields[key] = form.Get(key)
	}
	payload, err := json.Marshal(fields)
	if err != nil {
		http.Error(w, "no form", http.StatusBadRequest)
		return
	}
	s.takePosted(w, r, commandEnvelope, payload)
}

// takePosted takes a delivery and keeps the request open until it is
// acknowledged. What is not acknowledged in time fails, so that Slack knows.
func (s *Slack) takePosted(w http.ResponseWriter, r *http.Request, kind string, payload []byte) {
	if err := s.known(r.Context()); err != nil {
		http.Error(w, "not ready", http.StatusServiceUnavailable)
		return
	}
	answers := make(chan any, 1)
	s.take(r.Context(), envelope{kind: kind, payload: payload, retried: r.Header.Get("X-Slack-Retry-Num") != "", came: time.Now(),
		ack: &acknowledgement{send: func(_ context.Context, payload any) error {
			answers <- payload
			return nil
		}}})
	timer := time.NewTimer(budget + budget/4)
	defer timer.Stop()
	select {
	case payload := <-answers:
		answerPosted(w, payload)
	case <-timer.C:
		http.Error(w, "not recorded", http.StatusServiceUnavailable)
	case <-r.Context().Done():
	}
}

func answerPosted(w http.ResponseWriter, payload any) {
	if payload == nil {
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(payload) // a client that went away is no fault of ours
}
