package slacktest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// args are a call's arguments: a form, where JSON travels as text, or a JSON
// object (check 16).
type args struct {
	form   url.Values
	object map[string]json.RawMessage
}

// maxBody is more than any call the real Slack takes.
const maxBody = 4 << 20

func readArgs(r *http.Request) (args, error) {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	if err != nil {
		return args{}, err
	}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		a := args{object: map[string]json.RawMessage{}}
		if len(body) == 0 {
			return a, nil
		}
		if err := json.Unmarshal(body, &a.object); err != nil {
			return args{}, fmt.Errorf("not a JSON object: %w", err)
		}
		return a, nil
	}
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return args{}, err
	}
	for key, values := range r.URL.Query() {
		form[key] = append(form[key], values...)
	}
	return args{form: form}, nil
}

// str is an argument's text: "" if it is missing. Numbers and truth values of a
// JSON object come as they are written.
func (a args) str(name string) string {
	if a.form != nil {
		return a.form.Get(name)
	}
	raw := a.object[name]
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	if string(raw) == "null" {
		return ""
	}
	return string(raw)
}

// has tells whether the argument was sent at all.
func (a args) has(name string) bool {
	if a.form != nil {
		return a.form.Has(name)
	}
	raw, ok := a.object[name]
	return ok && string(raw) != "null"
}

// raw is an argument that is JSON itself: written out in a form, as a value or
// as text in an object. It is nil if missing or empty, and an error if it is
// not JSON.
func (a args) raw(name string) (json.RawMessage, error) {
	if !a.has(name) {
		return nil, nil
	}
	text := []byte(a.str(name))
	if len(text) == 0 {
		return nil, nil
	}
	if !json.Valid(text) {
		return nil, fmt.Errorf("%s is not JSON", name)
	}
	return text, nil
}

// truth is a switch: on for "1" and "true".
func (a args) truth(name string) bool {
	s := a.str(name)
	return s == "1" || s == "true"
}
