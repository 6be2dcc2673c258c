package console

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

const (
	batch     = 200              // entries read from the log at once
	heartbeat = 15 * time.Second // keeps proxies from closing a quiet stream
)

// stream tells a page everything after what it has seen, and goes on telling.
func (c *Console) stream(w http.ResponseWriter, r *http.Request) {
	after, err := standsAt(r)
	if err != nil {
		c.refuse(w, r, badRequest("bad_after", err))
		return
	}
	news, leave := c.follower.join()
	defer leave()
	out := http.NewResponseController(w)
	// The program's write time-out is for answers, not for streams. A writer
	// that has no deadline to lift has none that could cut the stream.
	_ = out.SetWriteDeadline(time.Time{})
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	w.Header().Set("X-Accel-Buffering", "no")
	fmt.Fprint(w, "retry: 1000\n\n")
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for greeting := "event: ready\ndata: {}\n\n"; ; greeting = "" {
		if after, err = c.tell(r.Context(), w, after); err != nil {
			return // gone, or the log is; the page comes back with Last-Event-ID
		}
		fmt.Fprint(w, greeting)
		if out.Flush() != nil || !c.idle(r.Context(), w, news, beat.C) {
			return
		}
	}
}

// idle waits for news, keeping the connection warm; false when it is over.
func (c *Console) idle(ctx context.Context, w io.Writer, news <-chan struct{}, beat <-chan time.Time) bool {
	select {
	case <-ctx.Done():
		return false
	case <-c.ended:
		return false
	case <-beat:
		fmt.Fprint(w, ": \n\n")
	case <-news:
	}
	return true
}

// tell writes what came after, and says how far it got.
func (c *Console) tell(ctx context.Context, w io.Writer, after int64) (int64, error) {
	after, err := c.read(ctx, after, func(Entry) bool { return true }, func(s shown) error {
		data, err := json.Marshal(s)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w, "id: %d\nevent: message\ndata: %s\n\n", s.Seq, data)
		return err
	})
	if err == nil {
		c.follower.advance(after)
	}
	return after, err
}

// read gives yield every wanted entry after, oldest first, and says how far it
// got. What cannot be decoded is logged and left out: one bad row must not end
// everybody's conversation.
func (c *Console) read(ctx context.Context, after int64, wanted func(Entry) bool, yield func(shown) error) (int64, error) {
	for {
		entries, err := c.config.Log.Since(ctx, after, batch)
		if err != nil {
			return after, err
		}
		for _, e := range entries {
			if wanted(e) {
				if err := c.decoded(e, yield); err != nil {
					return after, err
				}
			}
			after = e.Seq
		}
		if len(entries) < batch {
			return after, nil
		}
	}
}

// decoded gives yield an entry that can be decoded.
func (c *Console) decoded(e Entry, yield func(shown) error) error {
	s, err := decode(e)
	if err != nil {
		c.logger.Error("console log entry left out", "err", err)
		return nil
	}
	s.At = s.At.In(c.config.Zone)
	return yield(s)
}

// standsAt is the last sequence number a page has seen.
func standsAt(r *http.Request) (int64, error) {
	said := r.Header.Get("Last-Event-ID")
	if said == "" {
		said = r.FormValue("after")
	}
	if said == "" {
		return 0, nil
	}
	return strconv.ParseInt(said, 10, 64)
}
