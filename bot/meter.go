package bot

import (
	"fmt"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"lian/bot/chat"
)

// A meter times events by platform and kind of act; both are few.
type meter struct{ events *prometheus.HistogramVec }

func newMeter(r prometheus.Registerer) *meter {
	return &meter{promauto.With(r).NewHistogramVec(prometheus.HistogramOpts{
		Name: "lian_event_seconds", Help: "From an event's arrival to its answer, everything it changed committed.",
		Buckets: []float64{.005, .01, .025, .05, .1, .25, .5, 1, 2, 3},
	}, []string{"platform", "act"})}
}

// handling starts the watch; the function it returns stops it.
func (m *meter) handling(e chat.Event) func() {
	start := time.Now()
	act := strings.ToLower(strings.TrimPrefix(fmt.Sprintf("%T", e.Act), "chat."))
	return func() { m.events.WithLabelValues(e.From.Platform, act).Observe(time.Since(start).Seconds()) }
}
