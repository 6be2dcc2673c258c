package slacktest_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"lian/adapters/slack/slacktest"
)

// endpoint is an app in HTTP mode that checks signatures.
func endpoint(t *testing.T, w *slacktest.Workspace, answer func(path string) (int, string)) (string, *[]string) {
	t.Helper()
	var mu sync.Mutex
	var heard []string
	app := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		verifier, err := slack.NewSecretsVerifier(r.Header, w.SigningSecret)
		if err == nil {
			_, _ = verifier.Write(body)
			err = verifier.Ensure()
		}
		if err != nil {
			http.Error(rw, err.Error(), http.StatusUnauthorized)
			return
		}
		mu.Lock()
		heard = append(heard, r.URL.Path+" "+r.Header.Get("X-Slack-Retry-Num")+" "+string(body))
		mu.Unlock()
		status, text := answer(r.URL.Path)
		rw.WriteHeader(status)
		_, _ = rw.Write([]byte(text))
	}))
	t.Cleanup(app.Close)
	w.PostTo(slacktest.Endpoints{Events: app.URL + "/events", Interactive: app.URL + "/interactive", Commands: app.URL + "/commands"})
	return app.URL, &heard
}

func TestHTTPMode(t *testing.T) {
	w, _ := office(t)
	_, heard := endpoint(t, w, func(path string) (int, string) {
		if path == "/commands" {
			return http.StatusOK, `{"text":"请看私信"}`
		}
		return http.StatusOK, ""
	})
	if d := w.Say("U1", "立案"); !d.Acknowledged() {
		t.Error("the message")
	}
	if d := w.Command("U1", "", "/lian", "new"); !d.Acknowledged() || d.Told() != "请看私信" {
		t.Errorf("the command: %q", d.Told())
	}
	if d := w.Shortcut("U1", "file"); !d.Acknowledged() {
		t.Error("the shortcut")
	}
	for i, want := range []string{"/events ", "/commands ", "/interactive "} {
		if !strings.HasPrefix((*heard)[i], want) {
			t.Errorf("request %d: %s", i, (*heard)[i])
		}
	}
}

func TestHTTPRetries_8(t *testing.T) {
	w, _ := office(t, func(o *slacktest.Options) { o.RedeliverWait = []time.Duration{0} })
	_, heard := endpoint(t, w, func(string) (int, string) { return http.StatusInternalServerError, "" })
	d := w.Say("U1", "立案")
	<-d.Settled()
	if d.Attempts() != 2 || !strings.HasPrefix((*heard)[1], "/events 1 ") {
		t.Errorf("%d attempts, heard %q", d.Attempts(), *heard)
	}
	wantViolations(t, w, 8, 8)
}

func TestForgedRequests(t *testing.T) {
	w, _ := office(t)
	url, _ := endpoint(t, w, func(string) (int, string) { return http.StatusOK, "" })
	good := slacktest.Request{URL: url + "/events", ContentType: jsonType, Body: []byte(`{"type":"url_verification","challenge":"c"}`)}
	forged, old := good, good
	forged.Secret = "another"
	old.At = time.Now().Add(-6 * time.Minute)
	for name, c := range map[string]struct {
		request slacktest.Request
		status  int
	}{"good": {good, 200}, "forged": {forged, 401}, "old": {old, 401}} {
		if status, _, err := w.Post(c.request); err != nil || status != c.status {
			t.Errorf("%s: %d, %v", name, status, err)
		}
	}
}
