package asking_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"lian/bot/asking"
	"lian/bot/chat"
	"lian/bot/reading"
	"lian/bot/text"
	"lian/bot/turn"
	"lian/storage"
	"lian/workflow"
	"lian/workflow/calendar"
	"lian/workflow/policy"
)

// monday is the handbook's: Monday 2026-11-23, ten in the morning in Shanghai.
var monday = time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)

var shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

// A story is one chat between people and the bot, over a real database and the
// default rule book, written down as it goes.
type story struct {
	t      testing.TB
	db     *storage.DB
	it     *asking.Interview
	book   *workflow.Book
	cal    *calendar.Calendar
	now    time.Time
	who    workflow.Person
	events int
	log    strings.Builder
	last   chat.Reply
}

var people = []workflow.Person{
	{ID: "lin", Name: "林晓", Roles: []workflow.Role{workflow.RoleApplicant}, Active: true},
	{ID: "zhao.min", Name: "赵敏", Roles: []workflow.Role{workflow.RoleLegal}, Active: true},
	{ID: "wang.min", Name: "王敏", Roles: []workflow.Role{workflow.RoleCompliance}, Active: true},
	{ID: "li.jing", Name: "李静", Roles: []workflow.Role{workflow.RoleMarketing}, Active: true},
	{ID: "sun", Name: "孙强", Roles: []workflow.Role{workflow.RoleRisk}, Active: true},
	{ID: "liu", Name: "刘总", Roles: []workflow.Role{workflow.RoleApprover, workflow.RoleManager}, Active: true},
	{ID: "ops", Name: "何运", Roles: []workflow.Role{workflow.RoleOps}, Active: true},
	{ID: "john", Name: "John Smith", Roles: []workflow.Role{workflow.RoleApplicant}, Locale: "en", Active: true},
}

func tell(t testing.TB) *story {
	t.Helper()
	book, err := defaultBook()
	if err != nil {
		t.Fatal(err)
	}
	return tellWith(t, book)
}

// defaultBook is read once; no story changes it.
var defaultBook = sync.OnceValues(policy.Default)

func tellWith(t testing.TB, book *workflow.Book) *story {
	t.Helper()
	s := &story{t: t, book: book, cal: calendar.China(), now: monday, who: people[0]}
	db, err := storage.Open(t.Context(), storage.Config{DSN: "sqlite:" + filepath.Join(t.TempDir(), "lian.db"), Now: func() time.Time { return s.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := db.SavePeople(t.Context(), people, []workflow.Account{{Platform: "slack", Workspace: "T1", User: "U024", Person: "zhao.min"}}); err != nil {
		t.Fatal(err)
	}
	s.db, s.it = db, &asking.Interview{Store: db}
	return s
}

func (s *story) office() workflow.Office {
	return workflow.Office{Book: s.book, Now: s.now, Zone: shanghai, People: people,
		DueAfter: func(from time.Time, span workflow.Span) time.Time {
			parsed, err := calendar.ParseSpan(string(span))
			if err != nil {
				s.t.Fatal(err)
			}
			due, _ := s.cal.Add(from, parsed, shanghai)
			return due
		}}
}

// turn is the next event, with an id of its own.
func (s *story) turn(act chat.Act) turn.Turn {
	s.events++
	return turn.Turn{Event: chat.Event{ID: fmt.Sprintf("e%d", s.events), Direct: true, Act: act,
		From: chat.Account{Platform: "slack", Workspace: "T1", User: s.who.ID}}, Who: s.who, Say: text.In(s.who.Locale), Office: s.office()}
}

// says hands words to the conversation as the bot does.
func (s *story) says(words string, files ...chat.File) chat.Reply {
	s.t.Helper()
	fmt.Fprintf(&s.log, "%s  %s\n", s.who.Name, words)
	for _, f := range files {
		fmt.Fprintf(&s.log, "      [文件 %s]\n", f.Name)
	}
	t := s.turn(chat.Said{Text: words, Files: files})
	reply, err := s.route(t, chat.Said{Text: words, Files: files})
	return s.heard(reply, err)
}

// route is the part of the bot that this package needs.
func (s *story) route(t turn.Turn, said chat.Said) (chat.Reply, error) {
	ctx := s.t.Context()
	cmd, is := reading.ParseCommand(said.Text)
	f, err := s.db.Asking(ctx, s.who.ID)
	if errors.Is(err, workflow.ErrNotFound) {
		switch {
		case is && cmd.Name == reading.New:
			return s.it.Begin(ctx, t, cmd.Rest)
		case is && cmd.Name == reading.Continue:
			return s.it.Continue(ctx, t, cmd.Ref)
		case is && cmd.Name == reading.Copy:
			return s.it.Copy(ctx, t, cmd.Ref, false)
		case is && asking.InForm(cmd.Name):
			return s.it.NothingOpen(ctx, t)
		}
		return chat.Reply{Note: "（机器人的其他部分）"}, nil
	}
	if err != nil {
		return chat.Reply{}, err
	}
	reply, handled, err := s.it.Hear(ctx, t, f, said, cmd, is)
	if handled || err != nil {
		return reply, err
	}
	switch {
	case is && cmd.Name == reading.New:
		return s.it.Begin(ctx, t, cmd.Rest)
	case is && cmd.Name == reading.Continue:
		return s.it.Continue(ctx, t, cmd.Ref)
	case is && cmd.Name == reading.Copy:
		return s.it.Copy(ctx, t, cmd.Ref, false)
	}
	return chat.Reply{Messages: []chat.Message{{Text: "（机器人的其他部分）"}, s.it.Question(ctx, t, f)}}, nil
}

// presses presses the button with a label on the last card.
func (s *story) presses(label string) chat.Reply {
	s.t.Helper()
	a := s.button(label)
	fmt.Fprintf(&s.log, "%s  〔%s〕\n", s.who.Name, label)
	return s.act(a)
}

func (s *story) act(a chat.Action) chat.Reply {
	s.t.Helper()
	reply, err := s.it.Press(s.t.Context(), s.turn(chat.Pressed{Action: a}), a)
	return s.heard(reply, err)
}

// button finds a button on anything the last reply showed.
func (s *story) button(label string) chat.Action {
	s.t.Helper()
	for _, m := range s.messages() {
		if m.Card == nil {
			continue
		}
		for _, b := range m.Card.Buttons {
			if b.Label == label {
				return b.Action
			}
		}
	}
	s.t.Fatalf("no button %q in:\n%s", label, s.transcript())
	return chat.Action{}
}

func (s *story) messages() []chat.Message {
	list := s.last.Messages
	if s.last.Instead != nil {
		list = append([]chat.Message{*s.last.Instead}, list...)
	}
	return list
}

// fills sends in the form that the last reply opened.
func (s *story) fills(values map[string][]string) chat.Reply {
	s.t.Helper()
	if s.last.Form == nil {
		s.t.Fatalf("no form is open:\n%s", s.transcript())
	}
	filled := chat.Filled{Action: s.last.Form.Action, Values: values}
	fmt.Fprintf(&s.log, "%s  〔填表：%s〕\n", s.who.Name, s.last.Form.Title)
	reply, err := s.it.Fill(s.t.Context(), s.turn(filled), filled)
	return s.heard(reply, err)
}

func (s *story) heard(reply chat.Reply, err error) chat.Reply {
	s.t.Helper()
	var p *workflow.Problem
	if errors.As(err, &p) {
		reply.Note = text.In(s.who.Locale).Problem(p, s.office())
	} else if err != nil {
		s.t.Fatalf("%v in:\n%s", err, s.transcript())
	}
	s.last = reply
	if reply.Note != "" {
		fmt.Fprintf(&s.log, "机器人  （只给本人）%s\n", reply.Note)
	}
	for _, m := range s.messages() {
		fmt.Fprintf(&s.log, "机器人  %s\n", strings.ReplaceAll(m.Text, "\n", "\n      "))
		if m.Card != nil {
			fmt.Fprintf(&s.log, "      %s\n", labels(m.Card.Buttons))
		}
	}
	if reply.Form != nil {
		fmt.Fprintf(&s.log, "机器人  〔表单 %s：%d 项〕\n", reply.Form.Title, len(reply.Form.Inputs))
	}
	for _, p := range reply.Problems {
		fmt.Fprintf(&s.log, "机器人  〔%s〕%s\n", p.Key, p.Text)
	}
	return reply
}

func labels(buttons []chat.Button) string {
	var parts []string
	for _, b := range buttons {
		parts = append(parts, "["+b.Label+"]")
	}
	return strings.Join(parts, " ")
}

func (s *story) transcript() string { return s.log.String() }

// text is everything the last reply said.
func (s *story) text() string {
	var parts []string
	for _, m := range s.messages() {
		parts = append(parts, m.Text)
	}
	return strings.Join(append(parts, s.last.Note), "\n")
}

// sees checks that the last reply said something.
func (s *story) sees(words ...string) {
	s.t.Helper()
	for _, w := range words {
		if !strings.Contains(s.text(), w) {
			s.t.Errorf("%q was not said in:\n%s", w, s.transcript())
		}
	}
}

func (s *story) seesNot(words ...string) {
	s.t.Helper()
	for _, w := range words {
		if strings.Contains(s.text(), w) {
			s.t.Errorf("%q was said in:\n%s", w, s.transcript())
		}
	}
}

// asked is the key of the open question, as the card tells it.
func (s *story) asked(key string) {
	s.t.Helper()
	list := s.messages()
	if len(list) == 0 || list[len(list)-1].Field != key {
		s.t.Errorf("asked something else than %s in:\n%s", key, s.transcript())
	}
}

// filing is the draft being talked about, as stored.
func (s *story) filing() *workflow.Filing {
	s.t.Helper()
	list, err := s.db.List(s.t.Context(), workflow.Listing{Page: workflow.Page{Limit: 1}})
	if err != nil || len(list) == 0 {
		s.t.Fatalf("no filing: %v", err)
	}
	f, err := s.db.Filing(s.t.Context(), list[0].ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return f
}

// stored checks an answer in the database.
func (s *story) stored(key string, want ...string) {
	s.t.Helper()
	if got := s.filing().Answers[key]; !got.Equal(want) {
		s.t.Errorf("%s is %q, want %q in:\n%s", key, got, want, s.transcript())
	}
}

// answered fills the draft up to a question with answers taken as given.
func (s *story) answered(answers workflow.Answers) {
	s.t.Helper()
	t := s.turn(chat.Said{})
	_, err := s.db.Change(s.t.Context(), s.filing().ID, t.Command(workflow.ActAnswer, 0), func(f *workflow.Filing, by workflow.Person) error {
		for _, section := range s.book.Form.Sections {
			for _, q := range section.Questions {
				if v, ok := answers[q.Key]; ok {
					if err := f.Answer(s.office(), by, q.Key, v); err != nil {
						return fmt.Errorf("%s: %w", q.Key, err)
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

// another begins one more draft, a minute later.
func (s *story) another() {
	s.t.Helper()
	s.now = s.now.Add(time.Minute)
	s.act(chat.Action{Name: asking.DoBegin})
}

// at turns to a question of the open draft.
func (s *story) at(key string) {
	s.t.Helper()
	f := s.filing()
	s.act(chat.Action{Name: asking.DoEdit, Subject: f.Ref(), Field: key, Revision: f.Revision})
	s.asked(key)
}

func file(name, content string) chat.File {
	return chat.File{Name: name, Size: int64(len(content)), Open: func(context.Context) (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader([]byte(content))), nil
	}}
}
