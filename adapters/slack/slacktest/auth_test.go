package slacktest_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"lian/adapters/slack/slacktest"
)

func TestConnectionsOpen_1(t *testing.T) {
	w, _ := office(t)
	for token, want := range map[string]string{
		"": "not_authed", w.BotToken: "not_allowed_token_type", "xapp-wrong": "invalid_auth", "nonsense": "invalid_auth", w.AppToken: "",
	} {
		if got := raw(t, w, "apps.connections.open", form, token, ""); got != want {
			t.Errorf("token %q: %q, want %q", token, got, want)
		}
	}
	if got := raw(t, w, "apps.connections.open", form, "", "token="+url.QueryEscape(w.AppToken)); got != "not_authed" {
		t.Errorf("a token as a parameter: %q", got)
	}
	resp, err := http.Get(w.URL() + "apps.connections.open")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if body, _ := io.ReadAll(resp.Body); !strings.Contains(string(body), "insecure_request") {
		t.Errorf("GET: %s", body)
	}
}

func TestTokens_15(t *testing.T) {
	w, _ := office(t)
	body := url.Values{"user": {"U1"}}.Encode()
	for _, c := range []struct{ header, body, want string }{
		{w.BotToken, body, ""},
		{"", body + "&token=" + w.BotToken, ""},
		{"", body, "not_authed"},
		{"xoxb-other", body, "invalid_auth"},
		{w.AppToken, body, "not_allowed_token_type"},
	} {
		if got := raw(t, w, "users.info", form, c.header, c.body); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
	w.Break(func(f *slacktest.Faults) { f.MissingScopes = []string{"users:read"} })
	if got := raw(t, w, "users.info", form, w.BotToken, body); got != "missing_scope users:read" {
		t.Errorf("without the scope: %q", got)
	}
	w.Break(func(f *slacktest.Faults) { f.Revoked = true })
	if got := raw(t, w, "users.info", form, w.BotToken, body); got != "token_revoked" {
		t.Errorf("revoked: %q", got)
	}
	if got := raw(t, w, "users.setPresence", form, w.BotToken, body); got != "unknown_method" {
		t.Errorf("an unknown method: %q", got)
	}
}

func TestScopesAreTold(t *testing.T) {
	w, api := office(t, func(o *slacktest.Options) { o.Scopes = []string{"chat:write", "users:read"} })
	who, err := api.AuthTest()
	if err != nil || who.UserID != w.Bot || who.BotID != w.BotID || who.TeamID != w.Team {
		t.Fatalf("%+v, %v", who, err)
	}
	if got := who.Header.Get("X-OAuth-Scopes"); got != "chat:write,users:read" {
		t.Errorf("scopes %q", got)
	}
}

func TestTokenInTheURL_42(t *testing.T) {
	w, _ := office(t)
	resp, err := http.Get(w.URL() + "auth.test?token=" + w.BotToken)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	wantViolations(t, w, 42)
}
