package slack

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// A meter counts what an operator wants to see. Labels have few values: names
// of methods, outcomes, reasons.
type meter struct {
	connected, counted, working prometheus.Gauge
	reconnects, spins           prometheus.Counter
	ackFaults, tooLate          prometheus.Counter
	acks                        *prometheus.HistogramVec
	calls, unreadable           *prometheus.CounterVec
	notShown                    *prometheus.CounterVec
}

func newMeter(r prometheus.Registerer) *meter {
	counter := func(name, help string) prometheus.Counter {
		return prometheus.NewCounter(prometheus.CounterOpts{Name: "lian_slack_" + name, Help: help})
	}
	labelled := func(name, help string, labels ...string) *prometheus.CounterVec {
		return prometheus.NewCounterVec(prometheus.CounterOpts{Name: "lian_slack_" + name, Help: help}, labels)
	}
	gauge := func(name, help string) prometheus.Gauge {
		return prometheus.NewGauge(prometheus.GaugeOpts{Name: "lian_slack_" + name, Help: help})
	}
	m := &meter{
		connected:  gauge("connections", "Connections of this replica that are up."),
		counted:    gauge("connections_counted", "Connections of the app as Slack counted them last."),
		working:    gauge("working", "Deeds and answers at work in this replica."),
		reconnects: counter("reconnects_total", "Connections that had to be made anew."),
		spins:      counter("connects_held_total", "Connections held back because Slack ended the last ones at once."),
		ackFaults:  counter("ack_failures_total", "Deliveries that could not be acknowledged."),
		tooLate:    counter("late_total", "Deliveries left alone because their time was over."),
		acks: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "lian_slack_ack_seconds", Help: "From delivery to acknowledgement.",
			Buckets: []float64{.01, .025, .05, .1, .25, .5, 1, 2, 3}}, []string{"kind"}),
		calls:      labelled("calls_total", "Calls of Slack's API.", "method", "outcome"),
		unreadable: labelled("unreadable_total", "Deliveries that could not be read.", "why"),
		notShown:   labelled("not_shown_total", "Answers that Slack did not take; the record is right.", "what"),
	}
	r.MustRegister(m.connected, m.counted, m.working, m.reconnects, m.spins, m.ackFaults, m.tooLate, m.acks, m.calls, m.unreadable, m.notShown)
	return m
}

func (m *meter) sockets(on, counted int) {
	m.connected.Set(float64(on))
	m.counted.Set(float64(counted))
}

func (m *meter) reconnected() { m.reconnects.Inc() }
func (m *meter) spinning()    { m.spins.Inc() }
func (m *meter) ackFailed()   { m.ackFaults.Inc() }
func (m *meter) late()        { m.tooLate.Inc() }
func (m *meter) acked(e envelope) {
	m.acks.WithLabelValues(e.kind).Observe(time.Since(e.came).Seconds())
}
func (m *meter) called(method, outcome string) { m.calls.WithLabelValues(method, outcome).Inc() }
func (m *meter) unread(why string)             { m.unreadable.WithLabelValues(why).Inc() }
func (m *meter) lost(what string)              { m.notShown.WithLabelValues(what).Inc() }
