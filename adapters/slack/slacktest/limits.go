package slacktest

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// special is the tier of methods with a limit of their own.
const special = 0

// perMinute are the calls a tier allows.
var perMinute = map[int]int{special: 300, 2: 20, 3: 50, 4: 100}

// inFlight is how long after a 429 another call may still come that was on its
// way before the app could know.
const inFlight = 100 * time.Millisecond

// limits are the token buckets, and the waits the app was told to keep.
type limits struct {
	mu      sync.Mutex
	buckets map[string]*rate.Limiter
	waits   map[string]wait
}

// wait is a Retry-After that has been answered.
type wait struct{ told, until time.Time }

func (l *limits) open() { l.buckets, l.waits = map[string]*rate.Limiter{}, map[string]wait{} }

// limited answers 429 where a wait still runs, a fault strikes or a bucket is
// empty (check 26).
func (w *Workspace) limited(rw http.ResponseWriter, c call, f *Faults) bool {
	if left := w.limits.waiting(w, c); left > 0 {
		tooMany(rw, left)
		return true
	}
	if limit, ok := of(f.RateLimit, c.method); ok && w.dice.hits(limit.Share) {
		if limit.InBody {
			w.respond(rw, nil, refuse("ratelimited"))
			return true
		}
		w.limits.impose(key(c, limit.PerChannel), limit.RetryAfter)
		tooMany(rw, limit.RetryAfter)
		return true
	}
	if !f.Buckets {
		return false
	}
	return w.overdrawn(rw, c)
}

// overdrawn takes from the method's bucket, and the channel's for a post.
func (w *Workspace) overdrawn(rw http.ResponseWriter, c call) bool {
	m := methods[c.method]
	n := perMinute[m.tier]
	if w.overdraw(rw, c.method, rate.Limit(float64(n)/60), n) {
		return true
	}
	return c.method == "chat.postMessage" && w.overdraw(rw, key(c, true), 1, 3)
}

// overdraw takes one from a bucket, or answers when there will be one again.
func (w *Workspace) overdraw(rw http.ResponseWriter, key string, perSecond rate.Limit, burst int) bool {
	delay := w.limits.take(key, perSecond, burst)
	if delay <= 0 {
		return false
	}
	w.limits.impose(key, delay)
	tooMany(rw, delay)
	return true
}

// take gives the time until the bucket has a token; 0 = it was taken.
func (l *limits) take(key string, perSecond rate.Limit, burst int) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	bucket := l.buckets[key]
	if bucket == nil {
		bucket = rate.NewLimiter(perSecond, burst)
		l.buckets[key] = bucket
	}
	r := bucket.Reserve()
	delay := r.Delay()
	if delay > 0 {
		r.Cancel()
	}
	return delay
}

// impose begins a wait.
func (l *limits) impose(key string, after time.Duration) {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.waits[key] = wait{told: now, until: now.Add(seconds(after))}
}

// waiting is how long the method, or the channel, is still closed. Calls that
// could have known are blamed.
func (l *limits) waiting(w *Workspace, c call) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, k := range []string{key(c, false), key(c, true)} {
		wait := l.waits[k]
		left := wait.until.Sub(c.at)
		if left <= 0 {
			continue
		}
		if c.at.Sub(wait.told) > inFlight {
			w.blame(26, "%s called %v before its Retry-After elapsed", k, left.Round(time.Millisecond))
		}
		return left
	}
	return 0
}

// key names a bucket: the method, or the method in one channel.
func key(c call, perChannel bool) string {
	if perChannel {
		return c.method + " " + c.str("channel")
	}
	return c.method
}

// seconds rounds up to whole ones, at least one: Retry-After is an integer.
func seconds(d time.Duration) time.Duration {
	return max((d + time.Second - 1).Truncate(time.Second), time.Second)
}

func tooMany(rw http.ResponseWriter, after time.Duration) {
	rw.Header().Set("Retry-After", strconv.Itoa(int(seconds(after)/time.Second)))
	rw.Header().Set("Content-Type", "application/json; charset=utf-8")
	rw.WriteHeader(http.StatusTooManyRequests)
	_, _ = rw.Write([]byte(`{"ok":false,"error":"ratelimited"}`))
}
