package slacktest

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"time"
)

// A method is one Web API method.
type method struct {
	scope string // what the token must have been granted; "" = nothing
	app   bool   // wants the app-level token
	tier  int    // of the rate limit
	do    func(w *Workspace, c call) (answer, error)
}

// methods are those the fake knows; any other is unknown_method.
var methods = map[string]method{
	"auth.test":                    {tier: special, do: (*Workspace).authTest},
	"api.test":                     {tier: special, do: func(*Workspace, call) (answer, error) { return answer{}, nil }},
	"apps.connections.open":        {tier: 3, app: true, do: (*Workspace).connectionsOpen},
	"chat.postMessage":             {tier: special, scope: "chat:write", do: (*Workspace).chatPost},
	"chat.update":                  {tier: 3, scope: "chat:write", do: (*Workspace).chatUpdate},
	"chat.delete":                  {tier: 3, scope: "chat:write", do: (*Workspace).chatDelete},
	"chat.postEphemeral":           {tier: 4, scope: "chat:write", do: (*Workspace).chatEphemeral},
	"chat.getPermalink":            {tier: special, do: (*Workspace).chatPermalink},
	"conversations.open":           {tier: 3, scope: "im:write", do: (*Workspace).conversationsOpen},
	"conversations.info":           {tier: 3, do: (*Workspace).conversationsInfo},
	"conversations.members":        {tier: 4, do: (*Workspace).conversationsMembers},
	"conversations.history":        {tier: 3, do: (*Workspace).conversationsHistory},
	"conversations.replies":        {tier: 3, do: (*Workspace).conversationsReplies},
	"users.info":                   {tier: 4, scope: "users:read", do: (*Workspace).usersInfo},
	"users.list":                   {tier: 2, scope: "users:read", do: (*Workspace).usersList},
	"users.lookupByEmail":          {tier: 3, scope: "users:read.email", do: (*Workspace).usersByEmail},
	"usergroups.list":              {tier: 2, scope: "usergroups:read", do: (*Workspace).groupsList},
	"usergroups.users.list":        {tier: 2, scope: "usergroups:read", do: (*Workspace).groupsUsers},
	"views.open":                   {tier: 4, do: (*Workspace).viewsOpen},
	"views.push":                   {tier: 4, do: (*Workspace).viewsPush},
	"views.update":                 {tier: 4, do: (*Workspace).viewsUpdate},
	"views.publish":                {tier: 4, do: (*Workspace).viewsPublish},
	"files.info":                   {tier: 4, scope: "files:read", do: (*Workspace).filesInfo},
	"files.getUploadURLExternal":   {tier: 4, scope: "files:write", do: (*Workspace).filesUploadURL},
	"files.completeUploadExternal": {tier: 4, scope: "files:write", do: (*Workspace).filesComplete},
}

// A call is one request to a method.
type call struct {
	method string
	args
	at    time.Time
	token string
	bare  bool // the token came as a parameter, not in the header
	http  *http.Request
}

// An answer is what a method gives back beside "ok": true.
type answer map[string]any

// A refusal is a method's "ok": false.
type refusal struct {
	code     string
	messages []string // response_metadata.messages
	extra    answer
}

func (r refusal) Error() string { return r.code }

func refuse(code string, messages ...string) error { return refusal{code: code, messages: messages} }

func (w *Workspace) serveAPI(rw http.ResponseWriter, r *http.Request) {
	at := time.Now()
	name := r.PathValue("method")
	f := w.faults.Load()
	if f.Down {
		cut(rw)
		return
	}
	if !w.pause(r, f.Latency) {
		return
	}
	a, err := readArgs(r)
	if err != nil {
		w.respond(rw, nil, refuse("invalid_json"))
		return
	}
	c := call{method: name, args: a, at: at, http: r}
	if w.limited(rw, c, f) || failing(w, rw, name, f) {
		return
	}
	ans, err := w.do(c, f)
	if share, ok := of(f.Reset, name); ok && w.dice.hits(share) {
		cut(rw)
		return
	}
	w.scopeHeaders(rw, f)
	w.respond(rw, ans, err)
}

// do checks who calls, and calls.
func (w *Workspace) do(c call, f *Faults) (answer, error) {
	m, known := methods[c.method]
	if !known {
		return nil, refuse("unknown_method")
	}
	if err := w.admit(&c, m, f); err != nil {
		return nil, err
	}
	if code, ok := of(f.Refuse, c.method); ok {
		return nil, refuse(code)
	}
	return m.do(w, c)
}

// respond writes an answer or a refusal: HTTP 200 either way.
func (w *Workspace) respond(rw http.ResponseWriter, ans answer, err error) {
	out := map[string]any{"ok": err == nil}
	var no refusal
	switch {
	case errors.As(err, &no):
		out["error"] = no.code
		maps.Copy(out, no.extra)
		if len(no.messages) > 0 {
			out["errors"] = no.messages
			out["response_metadata"] = map[string]any{"messages": no.messages}
		}
	case err != nil:
		out["error"] = "internal_error"
	default:
		maps.Copy(out, ans)
	}
	rw.Header().Set("Content-Type", "application/json; charset=utf-8")
	_ = json.NewEncoder(rw).Encode(out) // the caller has gone if it fails
}

// pause waits, false if the caller went away meanwhile.
func (w *Workspace) pause(r *http.Request, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	select {
	case <-time.After(d):
		return true
	case <-r.Context().Done():
		return false
	case <-w.done:
		return false
	}
}

// failing answers with an HTML page where the faults say so.
func failing(w *Workspace, rw http.ResponseWriter, name string, f *Faults) bool {
	e, ok := of(f.ServerError, name)
	if !ok || !w.dice.hits(e.Share) {
		return false
	}
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	rw.WriteHeader(e.Status)
	_, _ = rw.Write([]byte("<!DOCTYPE html><html><body><h1>Server error</h1></body></html>"))
	return true
}

// cut ends the connection without an answer.
func cut(rw http.ResponseWriter) {
	conn, _, err := http.NewResponseController(rw).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // the server's own way to cut
	}
	_ = conn.Close()
}
