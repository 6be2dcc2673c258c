package slack

import (
	"log/slog"
	"net/http"
	"strings"
	"time"

	"golang.org/x/time/rate"
)

// How often a new connection may be asked for: in a burst when lian starts or
// Slack restarts its hosts, then every few seconds.
const (
	dialEvery = 3 * time.Second
	dialBurst = 8
)

// dialing holds back asking for new connections. The library waits after a
// connection that failed, but not after one that Slack ends at once, as it
// does when Socket Mode is switched off or too many are open: without this it
// asks hundreds of times a second (handbook slack.md §1.4).
type dialing struct {
	next  http.RoundTripper
	limit *rate.Limiter
	log   *slog.Logger
	meter *meter
}

func newDialing(log *slog.Logger, m *meter) *dialing {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 32
	return &dialing{next: transport, limit: rate.NewLimiter(rate.Every(dialEvery), dialBurst), log: log, meter: m}
}

// RoundTrip implements http.RoundTripper.
func (d *dialing) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasSuffix(r.URL.Path, "/apps.connections.open") && !d.limit.Allow() {
		d.meter.spinning()
		d.log.Error("slack ends every connection at once; is Socket Mode switched on, and the app running only here?")
		if err := d.limit.Wait(r.Context()); err != nil {
			return nil, err
		}
	}
	return d.next.RoundTrip(r)
}
