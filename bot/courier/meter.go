package courier

import (
	"errors"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"lian/bot/chat"
	"lian/workflow"
)

// A Meter counts what the courier does. Its labels are bounded: kinds of
// notice and reasons, never a filing or a person.
type Meter struct {
	carried *prometheus.CounterVec
	looked  atomic.Int64
}

// NewMeter registers the courier's metrics.
func NewMeter(r prometheus.Registerer) *Meter {
	return &Meter{carried: promauto.With(r).NewCounterVec(prometheus.CounterOpts{
		Name: "lian_notices_total", Help: "Attempts to deliver a notice, by kind and result."}, []string{"kind", "result"})}
}

// Looked notes that the outbox was read.
func (m *Meter) Looked() { m.looked.Store(time.Now().UnixMilli()) }

// LookedAt is when the outbox was last read by this process, by its own
// clock: the courier's sign of life.
func (m *Meter) LookedAt() time.Time { return time.UnixMilli(m.looked.Load()) }

// Carried counts one attempt.
func (m *Meter) Carried(kind workflow.NoticeKind, err error) {
	result := "sent"
	var fault *chat.SendError
	switch {
	case errors.As(err, &fault):
		result = string(fault.Reason)
	case err != nil:
		result = "error"
	}
	m.carried.WithLabelValues(string(kind), result).Inc()
}
