package console

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"lian/bot/chat"
)

// A state is what the page needs before anything else.
type state struct {
	CSRF     string            `json:"csrf"`
	Locale   string            `json:"locale"`
	Banner   map[string]string `json:"banner"`
	Personas []Persona         `json:"personas"`
	Clock    *reading          `json:"clock"`
	Steps    []chat.Option     `json:"steps"`
	Commands []Command         `json:"commands"`
	Has      has               `json:"has"`
}

// has says what is offered.
type has struct {
	Gallery  bool `json:"gallery"`
	Panel    bool `json:"panel"`
	Walk     bool `json:"walk"`
	Password bool `json:"password"`
}

// A reading is what the virtual clock shows.
type reading struct {
	Now time.Time `json:"now"`
}

func (c *Console) state(w http.ResponseWriter, r *http.Request) {
	personas, err := c.config.Personas(r.Context())
	if err != nil {
		c.refuse(w, r, &problem{Status: http.StatusServiceUnavailable, Code: "personas", cause: err})
		return
	}
	locale := c.locale(r)
	s := state{
		CSRF: c.token(r), Locale: locale, Banner: c.config.Banner, Personas: personas,
		Has: has{Gallery: c.config.Gallery != nil, Panel: c.config.Panel != nil,
			Walk: c.config.Walk != nil, Password: c.config.Password != ""},
	}
	if c.config.Clock != nil {
		s.Clock, s.Steps = &reading{Now: c.config.Clock.Now().In(c.config.Zone)}, c.config.Clock.Steps(locale)
	}
	if c.config.Commands != nil {
		s.Commands = c.config.Commands(locale)
	}
	c.answer(w, s)
}

// locale is the language the page asked for.
func (c *Console) locale(r *http.Request) string {
	switch asked := r.FormValue("locale"); asked {
	case zhCN, en:
		return asked
	}
	return c.config.Locale
}

// readTo is the header that says how far the log was read.
const readTo = "Lian-Read-To"

// messages lists the latest face of each message of a persona. The log is
// everybody's, so it also says how far it was read: whoever asks again after
// that reads nothing twice, though nothing was theirs.
func (c *Console) messages(w http.ResponseWriter, r *http.Request) {
	after, err := standsAt(r)
	if err != nil {
		c.refuse(w, r, badRequest("bad_after", err))
		return
	}
	as := r.FormValue("as")
	latest := map[string]shown{}
	after, err = c.read(r.Context(), after, func(e Entry) bool { return e.User == as }, func(s shown) error {
		latest[s.ID] = s
		return nil
	})
	if err != nil {
		c.refuse(w, r, &problem{Status: http.StatusServiceUnavailable, Code: "log", cause: err})
		return
	}
	w.Header().Set(readTo, strconv.FormatInt(after, 10))
	c.answer(w, inOrder(latest))
}

// inOrder is the conversation: a message that was replaced keeps its place.
func inOrder(latest map[string]shown) []shown {
	list := make([]shown, 0, len(latest))
	for _, s := range latest {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b shown) int { return int(a.First - b.First) })
	return list
}

func (c *Console) panel(w http.ResponseWriter, r *http.Request) {
	if c.config.Panel == nil {
		c.refuse(w, r, notOffered())
		return
	}
	p, err := c.config.Panel(r.Context(), r.FormValue("subject"), c.locale(r))
	switch {
	case errors.Is(err, ErrUnknownSubject):
		c.refuse(w, r, &problem{Status: http.StatusNotFound, Code: "unknown_subject", cause: err})
	case err != nil:
		c.refuse(w, r, err)
	default:
		p.Moments = each(p.Moments, func(m Moment) Moment { m.At = m.At.In(c.config.Zone); return m })
		c.answer(w, p)
	}
}

func (c *Console) gallery(w http.ResponseWriter, r *http.Request) {
	if c.config.Gallery == nil {
		c.refuse(w, r, notOffered())
		return
	}
	c.answer(w, c.config.Gallery(c.locale(r)))
}

func (c *Console) walk(w http.ResponseWriter, r *http.Request) {
	if c.config.Walk == nil {
		c.refuse(w, r, notOffered())
		return
	}
	c.answer(w, c.config.Walk(c.locale(r)))
}

// clock puts the virtual clock forward by one of its steps.
func (c *Console) clock(w http.ResponseWriter, r *http.Request) {
	if c.config.Clock == nil {
		c.refuse(w, r, notOffered())
		return
	}
	var in struct {
		Step string `json:"step"`
	}
	if err := decodeJSON(http.MaxBytesReader(w, r.Body, 4<<10), &in); err != nil {
		c.refuse(w, r, err)
		return
	}
	locale := c.locale(r)
	offered := func(o chat.Option) bool { return o.Value == in.Step }
	if !slices.ContainsFunc(c.config.Clock.Steps(locale), offered) {
		c.refuse(w, r, badRequest("no_such_step", errNothingThere))
		return
	}
	if err := c.config.Clock.Advance(r.Context(), in.Step); err != nil {
		c.refuse(w, r, err)
		return
	}
	c.follower.wake()
	c.answer(w, struct {
		Now   time.Time     `json:"now"`
		Steps []chat.Option `json:"steps"`
	}{c.config.Clock.Now().In(c.config.Zone), c.config.Clock.Steps(locale)})
}

func notOffered() *problem {
	return &problem{Status: http.StatusNotFound, Code: "not_offered", cause: errNothingThere}
}
