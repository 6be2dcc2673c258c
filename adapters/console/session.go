package console

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"golang.org/x/time/rate"
)

const (
	cookieName = "lian_console"
	lasts      = 12 * time.Hour // a working day and its overtime
	iterations = 600_000        // OWASP's figure for PBKDF2 with SHA-256
)

var (
	errWrong   = errors.New("console: wrong password")
	errTooMany = errors.New("console: too many attempts")
)

// newAttempts limits attempts at the password: five at once, then one every
// ten seconds, whoever tries. Behind a proxy all come from one address.
func newAttempts() *rate.Limiter { return rate.NewLimiter(rate.Every(10*time.Second), 5) }

// signingKey is made from the password, so that all replicas honour a session
// and a new password ends them all; without one it is this process's own.
func signingKey(password string) []byte {
	if password == "" {
		return []byte(rand.Text())
	}
	key, err := pbkdf2.Key(sha256.New, password, []byte("lian console"), iterations, sha256.Size)
	if err != nil { // only a key length that FIPS mode forbids
		return []byte(rand.Text())
	}
	return key
}

// sign binds value to a purpose.
func (c *Console) sign(purpose, value string) string {
	mac := hmac.New(sha256.New, c.key)
	mac.Write([]byte(purpose + "\x00" + value))
	return hex.EncodeToString(mac.Sum(nil))
}

// login opens a session to whoever knows the password.
func (c *Console) login(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Password string `json:"password"`
	}
	if err := decodeJSON(http.MaxBytesReader(w, r.Body, 4<<10), &in); err != nil {
		c.refuse(w, r, err)
		return
	}
	if err := c.checkPassword(in.Password); err != nil {
		if errors.Is(err, errTooMany) {
			w.Header().Set("Retry-After", "10")
		}
		c.refuse(w, r, err)
		return
	}
	http.SetCookie(w, c.cookie(r, c.newSession(time.Now()), lasts))
	w.WriteHeader(http.StatusNoContent)
}

// checkPassword compares in constant time, and not too often.
func (c *Console) checkPassword(tried string) error {
	if !c.logins.Allow() {
		return &problem{Status: http.StatusTooManyRequests, Code: "too_many_attempts", cause: errTooMany}
	}
	got, want := sha256.Sum256([]byte(tried)), sha256.Sum256([]byte(c.config.Password))
	if c.config.Password == "" || subtle.ConstantTimeCompare(got[:], want[:]) != 1 {
		return &problem{Status: http.StatusUnauthorized, Code: "wrong_password", cause: errWrong}
	}
	return nil
}

// logout takes the cookie back.
func (c *Console) logout(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, c.cookie(r, "", -time.Second))
	w.WriteHeader(http.StatusNoContent)
}

func (c *Console) cookie(r *http.Request, value string, age time.Duration) *http.Cookie {
	return &http.Cookie{
		Name: cookieName, Value: value, Path: "/", MaxAge: int(age / time.Second),
		HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https",
	}
}

// newSession is "when it ends.nonce.signature", so no replica has to keep it.
func (c *Console) newSession(now time.Time) string {
	claim := strconv.FormatInt(now.Add(lasts).Unix(), 10) + "." + rand.Text()
	return claim + "." + c.sign("session", claim)
}

func session(r *http.Request) string {
	cookie, err := r.Cookie(cookieName)
	if err != nil { // ErrNoCookie is the only one
		return ""
	}
	return cookie.Value
}

// signedIn tells whether the request's session is ours and still lasts.
func (c *Console) signedIn(r *http.Request) bool {
	if c.config.Password == "" {
		return true
	}
	value := session(r)
	dot := strings.LastIndexByte(value, '.')
	if dot < 0 || !hmac.Equal([]byte(value[dot+1:]), []byte(c.sign("session", value[:dot]))) {
		return false
	}
	until, _, _ := strings.Cut(value, ".")
	ends, err := strconv.ParseInt(until, 10, 64)
	return err == nil && time.Now().Unix() < ends
}
