package slacktest

import (
	"net/http"
	"slices"
	"strings"
)

// admit checks the method, the token and its scopes (checks 1 and 15), and
// notes a token in a place where it gets into logs.
func (w *Workspace) admit(c *call, m method, f *Faults) error {
	if c.method == "apps.connections.open" && c.http.Method != http.MethodPost {
		return refuse("insecure_request")
	}
	c.token, c.bare = bearer(c.http), false
	if c.token == "" {
		c.token, c.bare = c.str("token"), true
	}
	if c.http.URL.Query().Has("token") {
		w.blame(42, "%s: the token is in the URL, where logs keep it", c.method)
	}
	if m.app {
		return w.admitApp(c)
	}
	return w.admitBot(c, m, f)
}

func (w *Workspace) admitApp(c *call) error {
	switch {
	case c.token == "" || c.bare:
		return refuse("not_authed")
	case strings.HasPrefix(c.token, "xoxb-") || strings.HasPrefix(c.token, "xoxp-"):
		return refuse("not_allowed_token_type")
	case c.token != w.AppToken:
		return refuse("invalid_auth")
	}
	return nil
}

func (w *Workspace) admitBot(c *call, m method, f *Faults) error {
	switch {
	case c.token == "":
		return refuse("not_authed")
	case strings.HasPrefix(c.token, "xapp-"):
		return refuse("not_allowed_token_type")
	case c.token != w.BotToken:
		return refuse("invalid_auth")
	case f.Revoked:
		return refuse("token_revoked")
	}
	return w.wantScope(m.scope, f)
}

// wantScope refuses where the token lacks a scope.
func (w *Workspace) wantScope(scope string, f *Faults) error {
	if scope == "" || slices.Contains(w.granted(f), scope) {
		return nil
	}
	return refusal{code: "missing_scope", extra: answer{"needed": scope, "provided": strings.Join(w.granted(f), ",")}}
}

// granted are the scopes the token has now.
func (w *Workspace) granted(f *Faults) []string {
	return slices.DeleteFunc(slices.Clone(w.Scopes), func(s string) bool { return slices.Contains(f.MissingScopes, s) })
}

// scopeHeaders tell the granted scopes, as the real Slack does with each answer.
func (w *Workspace) scopeHeaders(rw http.ResponseWriter, f *Faults) {
	rw.Header().Set("X-OAuth-Scopes", strings.Join(w.granted(f), ","))
}

// bearer is the token of the Authorization header.
func bearer(r *http.Request) string {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok {
		return ""
	}
	return token
}

func (w *Workspace) authTest(c call) (answer, error) {
	return answer{"url": "https://" + w.Domain + ".slack.com/", "team": w.Domain, "user": "lian", "team_id": w.Team,
		"user_id": w.Bot, "bot_id": w.BotID, "is_enterprise_install": false}, nil
}
