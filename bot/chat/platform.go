package chat

import (
	"context"
	"fmt"
	"time"
)

// A Platform is one chat product.
type Platform interface {
	// Name is the platform of its accounts: "slack", "dingtalk", "console".
	Name() string
	// Run hands events to h until ctx ends, and acknowledges each only after h
	// returned. It returns ctx's error, or the fault that stopped it for good.
	Run(ctx context.Context, h Handler) error
	// Send posts m to a person and says where it went. Where the product
	// lets the sender name messages, m.Key is shown once however often it is
	// sent. Faults are *SendError.
	Send(ctx context.Context, to Account, m Message) (Receipt, error)
	// Update draws m in place of the message at r. Faults are *SendError; one
	// that says Gone means that the message is no longer there.
	Update(ctx context.Context, r Receipt, m Message) error
}

// A Receipt says where a message went.
type Receipt struct {
	Platform, Workspace, Channel, Message string
}

// Why a message was not taken.
type Reason string

// The reasons, which are also the labels of the metric.
const (
	Unreachable Reason = "unreachable"  // network, time-out, 5xx: try again
	RateLimited Reason = "rate_limited" // try again after RetryAfter
	NoSuchUser  Reason = "no_such_user"
	Gone        Reason = "gone" // the message or its channel is not there
	Forbidden   Reason = "forbidden"
	BadMessage  Reason = "bad_message"
)

// A SendError says why a message was not taken and whether to try again. Its
// text holds no token and none of the message.
type SendError struct {
	Reason     Reason
	RetryAfter time.Duration // 0 = the sender's own back-off
	Err        error
}

func (e *SendError) Error() string { return fmt.Sprintf("send: %s: %v", e.Reason, e.Err) }

func (e *SendError) Unwrap() error { return e.Err }

// Permanent tells that trying again cannot help.
func (e *SendError) Permanent() bool {
	switch e.Reason {
	case Unreachable, RateLimited:
		return false
	}
	return true
}
