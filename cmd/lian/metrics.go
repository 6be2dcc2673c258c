package main

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"lian/storage"
)

// newMetrics is lian's own registry; labels of what is registered in it are
// few and known beforehand.
func newMetrics() *prometheus.Registry {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	promauto.With(r).NewGaugeVec(prometheus.GaugeOpts{Name: "lian_build_info", Help: "Always 1; what is running."},
		[]string{"version", "go"}).WithLabelValues(build().version, build().goVersion).Set(1)
	return r
}

// watch registers what is measured when somebody asks.
func (a *app) watch() {
	a.metrics.MustRegister(&backlog{a.db})
	for _, name := range a.links.names {
		promauto.With(a.metrics).NewGaugeFunc(prometheus.GaugeOpts{
			Name: "lian_chat_connected", Help: "1 while the platform listens.", ConstLabels: prometheus.Labels{"platform": name},
		}, func() float64 {
			if on, _ := a.links.state(name); on {
				return 1
			}
			return 0
		})
	}
}

// backlog measures the outbox.
type backlog struct{ db *storage.DB }

var (
	outboxDue    = prometheus.NewDesc("lian_outbox_pending", "Notices that are due.", nil, nil)
	outboxParked = prometheus.NewDesc("lian_outbox_parked", "Notices given up; see lian outbox list.", nil, nil)
)

// Describe implements prometheus.Collector.
func (b *backlog) Describe(ch chan<- *prometheus.Desc) {
	ch <- outboxDue
	ch <- outboxParked
}

// Collect implements prometheus.Collector. While the database does not answer
// the figures are left out.
func (b *backlog) Collect(ch chan<- prometheus.Metric) {
	ctx, done := context.WithTimeout(context.Background(), readyLimit)
	defer done()
	due, parked, err := b.db.Backlog(ctx)
	if err != nil {
		return
	}
	ch <- prometheus.MustNewConstMetric(outboxDue, prometheus.GaugeValue, float64(due))
	ch <- prometheus.MustNewConstMetric(outboxParked, prometheus.GaugeValue, float64(parked))
}

// counted times requests by route, as the mux names it: paths that nobody
// serves are all "/".
func counted(mux *http.ServeMux, r prometheus.Registerer) http.Handler {
	seconds := promauto.With(r).NewHistogramVec(prometheus.HistogramOpts{
		Name: "lian_http_seconds", Help: "Time to answer an HTTP request; streams are left out.",
	}, []string{"route", "status"})
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		_, route := mux.Handler(req)
		start, seen := time.Now(), &statusWriter{ResponseWriter: w, status: http.StatusOK}
		mux.ServeHTTP(seen, req)
		if !seen.streamed {
			seconds.WithLabelValues(route, strconv.Itoa(seen.status/100)+"xx").Observe(time.Since(start).Seconds())
		}
	})
}

// statusWriter remembers how a request was answered.
type statusWriter struct {
	http.ResponseWriter
	status   int
	streamed bool
}

// WriteHeader implements http.ResponseWriter.
func (s *statusWriter) WriteHeader(status int) {
	s.status = status
	s.streamed = s.Header().Get("Content-Type") == "text/event-stream; charset=utf-8"
	s.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController flush and set deadlines.
func (s *statusWriter) Unwrap() http.ResponseWriter { return s.ResponseWriter }
