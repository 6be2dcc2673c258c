package console

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"time"
)

// assets is where the page's own files are.
const assets = "/console/assets/"

//go:embed page
var page embed.FS

// routes is the page and its JSON interface.
func (c *Console) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", c.front)
	mux.HandleFunc("GET "+assets+"{file}", c.asset)
	mux.HandleFunc("GET /console/state", c.state)
	mux.HandleFunc("GET /console/messages", c.messages)
	mux.HandleFunc("GET /console/stream", c.stream)
	mux.HandleFunc("GET /console/panel", c.panel)
	mux.HandleFunc("GET /console/gallery", c.gallery)
	mux.HandleFunc("GET /console/walk", c.walk)
	mux.HandleFunc("POST /console/act", c.act)
	mux.HandleFunc("POST /console/clock", c.clock)
	mux.HandleFunc("POST /console/login", c.login)
	mux.HandleFunc("POST /console/logout", c.logout)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		c.refuse(w, r, &problem{Status: http.StatusNotFound, Code: "not_found", cause: errNothingThere})
	})
	return mux
}

// front is the page, or the way in.
func (c *Console) front(w http.ResponseWriter, r *http.Request) {
	name := "index.html"
	if !c.signedIn(r) {
		name = "login.html"
	}
	c.serve(w, r, name)
}

func (c *Console) asset(w http.ResponseWriter, r *http.Request) {
	c.serve(w, r, r.PathValue("file"))
}

// serve sends one embedded file. The browser keeps it, and asks each time
// whether it is still the same: after an update nobody runs old scripts.
func (c *Console) serve(w http.ResponseWriter, r *http.Request, name string) {
	content, err := fs.ReadFile(page, path.Join("page", path.Base(name)))
	if err != nil {
		c.refuse(w, r, &problem{Status: http.StatusNotFound, Code: "not_found", cause: errNothingThere})
		return
	}
	sum := sha256.Sum256(content)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}
