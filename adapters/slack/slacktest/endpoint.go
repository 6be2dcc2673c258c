package slacktest

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Endpoints are the app's URLs in HTTP mode.
type Endpoints struct {
	Events, Interactive, Commands string
}

// PostTo switches to HTTP mode: every delivery is a signed request to the app.
// Sockets get nothing any more, as with the real switch.
func (w *Workspace) PostTo(e Endpoints) { w.endpoints.Store(&e) }

// PostAllTo is PostTo with one URL for everything.
func (w *Workspace) PostAllTo(url string) { w.PostTo(Endpoints{url, url, url}) }

// overHTTP makes one attempt as a request; 2xx within the time is the
// acknowledgement, and its body the payload.
func (d *Delivery) overHTTP(e *Endpoints, within time.Duration) bool {
	d.mu.Lock()
	n := d.attempts
	d.attempts++
	d.mu.Unlock()
	r := d.request(e)
	r.Header = http.Header{}
	if n > 0 && d.kind == eventsAPI {
		r.Header.Set("X-Slack-Retry-Num", strconv.Itoa(n))
		r.Header.Set("X-Slack-Retry-Reason", "http_timeout")
	}
	began := time.Now()
	r.Within = within
	status, body, err := d.w.Post(r)
	after := time.Since(began)
	if err != nil || status/100 != 2 {
		d.w.judgeHTTP(d.kind, status, err, after)
		return false
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.acked, d.after = true, after
	if d.accepts && len(body) > 0 {
		d.answered = body
	}
	return true
}

// judgeHTTP blames an app that took too long; one that is down is its own fault.
func (w *Workspace) judgeHTTP(kind string, status int, err error, after time.Duration) {
	switch {
	case err != nil && after >= w.AckWithin:
		w.blame(8, "%s not acknowledged within %v", kind, w.AckWithin)
	case err == nil:
		w.blame(8, "%s answered with HTTP %d", kind, status)
	}
}

// request is the delivery as a request: JSON for events, a form for the others.
func (d *Delivery) request(e *Endpoints) Request {
	switch d.kind {
	case eventsAPI:
		return Request{URL: e.Events, ContentType: "application/json", Body: encode(d.payload)}
	case slashCommands:
		form := url.Values{}
		for key, value := range d.payload {
			form.Set(key, fmt.Sprint(value))
		}
		return Request{URL: e.Commands, ContentType: formType, Body: []byte(form.Encode())}
	}
	return Request{URL: e.Interactive, ContentType: formType, Body: []byte(url.Values{"payload": {string(encode(d.payload))}}.Encode())}
}

const formType = "application/x-www-form-urlencoded"

// A Request is one signed request to the app, right or forged.
type Request struct {
	URL, ContentType string
	Body             []byte
	At               time.Time     // of the signature, zero = now
	Secret           string        // "" = the workspace's
	Header           http.Header   // beside those of the signature
	Within           time.Duration // 0 = Options.AckWithin
}

// Post sends a request as it is: signed with its own secret and time, so that a
// test can forge and replay. It gives back the status and the body.
func (w *Workspace) Post(r Request) (status int, body []byte, err error) {
	req, err := http.NewRequest(http.MethodPost, r.URL, bytes.NewReader(r.Body))
	if err != nil {
		return 0, nil, err
	}
	if r.Header != nil {
		req.Header = r.Header.Clone()
	}
	req.Header.Set("Content-Type", r.ContentType)
	w.sign(req, r)
	client := http.Client{Timeout: r.Within}
	if r.Within == 0 {
		client.Timeout = w.AckWithin
	}
	resp, err := client.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	body, err = io.ReadAll(io.LimitReader(resp.Body, maxBody))
	return resp.StatusCode, body, err
}

// sign adds Slack's two headers: v0= and the HMAC of "v0:time:body".
func (w *Workspace) sign(req *http.Request, r Request) {
	if r.At.IsZero() {
		r.At = time.Now()
	}
	if r.Secret == "" {
		r.Secret = w.SigningSecret
	}
	at := strconv.FormatInt(r.At.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(r.Secret))
	mac.Write([]byte("v0:" + at + ":"))
	mac.Write(r.Body)
	req.Header.Set("X-Slack-Request-Timestamp", at)
	req.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
}
