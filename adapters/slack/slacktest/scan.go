package slacktest

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// seeds are the texts that people typed: when they come back in a message they
// must be harmless, and escaped once (check 38).
type seeds struct {
	mu    sync.RWMutex
	texts map[string]bool
}

// UserText makes a text one that people typed. What they type, submit and command
// through the workspace is one already.
func (w *Workspace) UserText(texts ...string) {
	w.seeds.mu.Lock()
	defer w.seeds.mu.Unlock()
	if w.seeds.texts == nil {
		w.seeds.texts = map[string]bool{}
	}
	for _, t := range texts {
		if utf8.RuneCountInString(t) >= 3 && strings.ContainsAny(t, "&<>") {
			w.seeds.texts[t] = true
		}
	}
}

var (
	control  = regexp.MustCompile(`<([!@#][^<>]*)>`)
	atEvery  = regexp.MustCompile(`@(channel|here|everyone)\b`)
	entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
)

// secret is a token, or the ticket of a connection (check 42).
var secret = regexp.MustCompile(`xox[a-z]-[0-9A-Za-z-]+|xapp-[0-9A-Za-z-]+|ticket=[0-9A-Za-z]+`)

// scan looks through everything a message or a view shows and carries.
func (w *Workspace) scan(where string, d draft) {
	for _, part := range []string{d.text, string(d.blocks), string(d.metadata)} {
		if secret.MatchString(part) {
			w.blame(42, "%s: a secret is in it", where)
		}
	}
	w.scanMarkup(where, d.text, true)
	for _, block := range parse(d.blocks) {
		block.each(func(o object) bool {
			w.scanObject(where, o)
			return true
		})
	}
}

func (w *Workspace) scanObject(where string, o object) {
	switch o.str("type") {
	case "mrkdwn":
		verbatim, _ := o["verbatim"].(bool)
		w.scanMarkup(where, o.str("text"), verbatim)
	case "markdown":
		w.scanMarkup(where, o.str("text"), true)
	case "plain_text":
		w.scanPlain(where, o.str("text"))
	case "broadcast":
		w.blame(38, "%s: a live @%s", where, o.str("range"))
	case "user":
		if id := o.str("user_id"); id != "" {
			w.known(where, id)
		}
	}
}

// scanMarkup looks for mentions that ring, and for user text that was not
// escaped, or twice.
func (w *Workspace) scanMarkup(where, text string, verbatim bool) {
	for _, m := range control.FindAllStringSubmatch(text, -1) {
		switch inner := m[1]; {
		case strings.HasPrefix(inner, "!date^"):
		case inner[0] == '!':
			w.blame(38, "%s: a live mention <%s>", where, inner)
		case inner[0] == '@':
			id, _, _ := strings.Cut(inner[1:], "|")
			w.known(where, id)
		}
	}
	if !verbatim {
		if at := atEvery.FindString(text); at != "" {
			w.blame(38, "%s: %s in mrkdwn without verbatim", where, at)
		}
	}
	w.scanSeeds(where, text)
}

// known blames a mention of somebody who is not there.
func (w *Workspace) known(where, id string) {
	if _, ok := w.user(id); !ok {
		w.blame(38, "%s: a live mention of the unknown %q", where, id)
	}
}

func (w *Workspace) scanSeeds(where, text string) {
	if !strings.ContainsAny(text, "&<>") {
		return
	}
	w.seeds.mu.RLock()
	defer w.seeds.mu.RUnlock()
	for seed := range w.seeds.texts {
		once := entities.Replace(seed)
		twice := entities.Replace(once)
		switch {
		case strings.Contains(text, twice) && !w.seeds.texts[once]:
			w.blame(38, "%s: %q is escaped twice", where, seed)
		case strings.Contains(seed, "<") && strings.Contains(text, seed):
			w.blame(38, "%s: %q is not escaped", where, seed)
		}
	}
}

// scanPlain: plain_text is shown as it is, so what is escaped in it is wrong.
func (w *Workspace) scanPlain(where, text string) {
	if !slices.ContainsFunc([]string{"&amp;", "&lt;", "&gt;"}, func(e string) bool { return strings.Contains(text, e) }) {
		return
	}
	w.seeds.mu.RLock()
	defer w.seeds.mu.RUnlock()
	for seed := range w.seeds.texts {
		once := entities.Replace(seed)
		if strings.Contains(text, once) && !w.seeds.texts[once] {
			w.blame(38, "%s: %q is escaped in plain_text, which shows the escapes", where, seed)
		}
	}
}
