package cards

import (
	"slices"
	"time"

	"lian/bot/chat"
	"lian/bot/text"
	"lian/workflow"
)

// A View is a filing as one reader sees it.
type View struct {
	Office workflow.Office
	Filing *workflow.Filing // nil for cards about none
	Reader workflow.Person
	Say    text.Speaker
	// Names gives people's names; nil takes them from Office.People.
	Names func(id string) string
	// Files describes a file of an answer; one without a digest is a reference
	// that somebody typed. Nil knows no file.
	Files func(id string) workflow.Attachment
	// Earlier are the answers of the revision before the current one, for the
	// reviewers' diff; nil where there is none or the card shows none.
	Earlier workflow.Answers
	// Journal are the filing's events, for cards that tell who did something
	// that the filing itself does not remember; may be empty.
	Journal []workflow.Event

	hangs workflow.NoticeKind // the card being drawn is one the courier keeps true, of this kind
}

// Name is what people call a person; the clock is "自动".
func (v View) Name(id string) string {
	if id == workflow.Clock.ID {
		return v.Say.Say("words.auto")
	}
	if v.Names != nil {
		return line(v.Names(id))
	}
	if p := v.Office.Person(id); p.Name != "" {
		return line(p.Name)
	}
	return id
}

func (v View) names(ids []string) string {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		names = append(names, v.Name(id))
	}
	return v.Say.List(names)
}

func (v View) file(id string) workflow.Attachment {
	if v.Files == nil {
		return workflow.Attachment{ID: id, Name: id}
	}
	return v.Files(id)
}

// zone is where the reader lives, else where the program does.
func (v View) zone() *time.Location {
	if v.Reader.Zone != "" {
		if zone, err := time.LoadLocation(v.Reader.Zone); err == nil {
			return zone
		}
	}
	if v.Office.Zone != nil {
		return v.Office.Zone
	}
	return time.UTC
}

// Moment is a point of time as the reader sees it.
func (v View) Moment(t time.Time) string { return v.Say.Moment(t, v.Office.Now, v.zone()) }

// since is how long ago something was, from the office's now.
func (v View) since(t time.Time) time.Duration { return v.Office.Now.Sub(t) }

// justNow is how long something counts as having only begun.
const justNow = 5 * time.Minute

// held is how long something has lasted since.
func (v View) held(since time.Time) string {
	if lasted := v.since(since); lasted >= justNow {
		return v.Say.Held(lasted)
	}
	return v.words("cards.just_now")
}

// in words a text of the rule book.
func (v View) in(w workflow.Words) string { return w.In(v.Say.Locale()) }

// words is Say by a shorter name.
func (v View) words(id string, args ...any) string { return v.Say.Say(id, args...) }

func (v View) question(key string) *workflow.Question {
	if v.Office.Book == nil {
		return nil
	}
	return v.Office.Book.Form.Question(key)
}

// label names a question.
func (v View) label(key string) string { return v.Say.Field(key, v.Office.Book) }

func (v View) labels(keys []string) string {
	labels := make([]string, 0, len(keys))
	for _, key := range keys {
		labels = append(labels, v.label(key))
	}
	return v.Say.List(labels)
}

// owns tells whether the reader filed it or wrote part of it.
func (v View) owns() bool { return v.Filing.WroteBy(v.Reader.ID) }

// mayRead tells whether the reader may read the answer to a question: its
// readers, the authors, and the auditor, who reads everything.
func (v View) mayRead(q *workflow.Question) bool {
	return q == nil || len(q.Readers) == 0 || v.Filing == nil || v.owns() ||
		v.Reader.Has(workflow.RoleAuditor) || v.Reader.Has(q.Readers...)
}

// message wraps a card. Its text tells the whole card.
func (v View) message(kind string, card chat.Card) chat.Message {
	card.Buttons = onePrimary(card.Buttons)
	m := chat.Message{Kind: kind, Text: v.story(card), Card: &card}
	if v.Filing != nil {
		m.Subject = v.Filing.Ref()
	}
	return m
}

// card begins a card about the filing.
func (v View) card(title, status string, tone chat.Tone) chat.Card {
	return chat.Card{Title: chat.Cut(line(title), titleLength), Subtitle: v.subtitle(), Status: status, Tone: tone}
}

// titled names the filing after what its card is: "法务审查：宽带续约回访".
func (v View) titled(what string) string {
	return v.words("cards.titled", "What", what, "Title", v.title())
}

func (v View) title() string {
	if title := line(v.Filing.Title); title != "" {
		return title
	}
	return v.words("cards.untitled")
}

// subtitle identifies the filing: number, revision, applicant.
func (v View) subtitle() string {
	f := v.Filing
	if f.Revision == 0 {
		return v.words("cards.subtitle.draft", "Applicant", v.Name(f.Applicant))
	}
	return v.words("cards.subtitle", "Ref", f.Ref(), "Revision", f.Revision, "Applicant", v.Name(f.Applicant))
}

// lead is one sentence before everything else.
func lead(sentence string) chat.Section { return chat.Section{Text: sentence} }

// sections leaves out those with nothing in them.
func sections(all ...chat.Section) []chat.Section {
	return slices.DeleteFunc(all, func(s chat.Section) bool {
		return len(s.Fields) == 0 && s.Text == "" && len(s.Items) == 0 && (s.Table == nil || len(s.Table.Rows) == 0)
	})
}
