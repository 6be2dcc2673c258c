package console

import (
	"crypto/hmac"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// tokenHeader carries the token that proves that the page was read first, which
// a foreign page cannot do.
const tokenHeader = "X-CSRF-Token"

// headers close what a page of plain text and own scripts never needs.
var headers = map[string]string{
	"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
		"connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
	"Referrer-Policy":              "no-referrer",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), microphone=(), geolocation=()",
	"Cache-Control":                "no-store",
}

var (
	errForeignHost  = errors.New("console: host is not loopback and there is no password")
	errForeignPage  = errors.New("console: request of another site")
	errToken        = errors.New("console: token missing or old")
	errNotSignedIn  = errors.New("console: not signed in")
	errNothingThere = errors.New("console: nothing there")
)

// guarded lets through to next only what this console may answer.
func (c *Console) guarded(next http.Handler) http.Handler {
	// Sec-Fetch-Site, or Origin against Host where a browser does not send it.
	origin := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			w.Header().Set(name, value)
		}
		if err := c.mayPass(origin, r); err != nil {
			c.refuse(w, r, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// mayPass says why a request is turned away, in the order that tells strangers
// least.
func (c *Console) mayPass(origin *http.CrossOriginProtection, r *http.Request) error {
	if c.config.Password == "" && !loopback(r.Host) {
		return forbidden("foreign_host", errForeignHost)
	}
	if err := origin.Check(r); err != nil {
		return forbidden("foreign_page", errForeignPage)
	}
	if open(r.URL.Path) {
		return nil
	}
	if !c.signedIn(r) {
		return &problem{Status: http.StatusUnauthorized, Code: "not_signed_in", cause: errNotSignedIn}
	}
	if r.Method == http.MethodPost && !c.tokenFits(r) {
		return forbidden("csrf", errToken)
	}
	return nil
}

func forbidden(code string, cause error) *problem {
	return &problem{Status: http.StatusForbidden, Code: code, cause: cause}
}

// open paths are those of the login page and of what it is made of. They hold
// nothing that is not in the program.
func open(path string) bool {
	return path == "/" || path == "/console/login" || strings.HasPrefix(path, assets)
}

// loopback tells that a Host header names this machine. Anything else means
// that a foreign name was pointed here (DNS rebinding).
func loopback(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback()
}

// token belongs to the session, or to this process where there are none.
func (c *Console) token(r *http.Request) string { return c.sign("csrf", session(r)) }

func (c *Console) tokenFits(r *http.Request) bool {
	return hmac.Equal([]byte(r.Header.Get(tokenHeader)), []byte(c.token(r)))
}
