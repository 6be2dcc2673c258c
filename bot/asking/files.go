package asking

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"

	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"
)

// receive takes files dropped while a question is open: each is read, looked
// into, kept, and put to the open file question, or to the one the person then
// chooses. Words sent along answer the open question.
func (i *Interview) receive(ctx context.Context, t turn.Turn, f *workflow.Filing, said chat.Said) (chat.Reply, error) {
	if s := (sitting{view: view{Turn: t, f: f}, by: t.Who}); s.admit() != nil {
		return chat.Reply{}, s.admit()
	}
	var kept []workflow.Attachment
	var refused []string
	for _, file := range said.Files {
		a, err := i.keep(ctx, t, f, file)
		var no *refusedFile
		switch {
		case errors.As(err, &no):
			refused = append(refused, no.words(t.Say))
		case err != nil:
			return chat.Reply{}, err
		default:
			kept = append(kept, a)
		}
	}
	return i.change(ctx, t, f.ID, 0, func(s *sitting) error {
		s.out.lead = append(s.out.lead, refused...)
		if err := s.place(kept); err != nil {
			return err
		}
		if strings.TrimSpace(said.Text) != "" && s.out.then == nil {
			return s.hear(said.Text)
		}
		return nil
	})
}

// keep reads a file and stores it with the filing.
func (i *Interview) keep(ctx context.Context, t turn.Turn, f *workflow.Filing, file chat.File) (workflow.Attachment, error) {
	name := cleanName(file.Name, t.Say)
	content, err := readFile(ctx, file, name)
	if err != nil {
		return workflow.Attachment{}, err
	}
	kind, err := inspect(name, content)
	if err != nil {
		return workflow.Attachment{}, err
	}
	return i.Store.Keep(ctx, workflow.Attachment{Filing: f.ID, Name: name, Type: kind, Size: int64(len(content)),
		By: t.Who.ID, At: t.Office.Now}, bytes.NewReader(content))
}

// place puts kept files to the open file question, else to the only one there
// is, else it asks which.
func (s *sitting) place(kept []workflow.Attachment) error {
	if len(kept) == 0 {
		return nil
	}
	ids := make(workflow.Value, len(kept))
	for n, a := range kept {
		ids[n] = a.ID
		s.out.lead = append(s.out.lead, s.received(a))
	}
	c, err := s.course()
	if err != nil {
		return err
	}
	if c.now != nil && c.now.Type == workflow.TypeFile {
		return s.addFiles(c, c.now, ids)
	}
	questions, err := s.fileQuestions()
	switch {
	case err != nil:
		return err
	case len(questions) == 0:
		s.out.lead = append(s.out.lead, s.Say.Say("asking.file.unwanted"))
		return nil
	case len(questions) == 1:
		return s.addFiles(c, questions[0], ids)
	}
	s.out.then = func(v view) chat.Message { return v.whichFile(questions, ids) }
	return nil
}

// fileQuestions are the questions of the open phase that take files.
func (s *sitting) fileQuestions() ([]*workflow.Question, error) {
	all, err := s.Office.Applicable(s.f.Phase(), s.f.Answers, s.f.Risks)
	return slices.DeleteFunc(all, func(q *workflow.Question) bool { return q.Type != workflow.TypeFile }), err
}

// whichFile asks what a file is.
func (v view) whichFile(questions []*workflow.Question, ids workflow.Value) chat.Message {
	card := &chat.Card{Title: v.Say.Say("asking.file.which"), Tone: chat.Waiting}
	for _, q := range questions {
		card.Buttons = append(card.Buttons, button(v.in(q.Label), v.action(DoAttach, q, packed(ids))))
	}
	card.Buttons = append(card.Buttons, further(v.Say.Say("asking.button.goon"), v.action(DoQuestion, nil, "")))
	return v.message("file", plain(card), card)
}

// attach puts kept files to the question that was chosen for them. Only files
// that this person handed over with this filing can be.
func (i *Interview) attach(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	f, err := i.Store.Filing(ctx, a.Subject)
	if err != nil {
		return chat.Reply{}, err
	}
	ids := unpacked(a.Value)
	for _, id := range ids {
		kept, err := i.Store.Attachment(ctx, id)
		if err != nil {
			return chat.Reply{}, err
		}
		if kept.Filing != f.ID || kept.By != t.Who.ID {
			return chat.Reply{}, workflow.ErrNotFound
		}
	}
	return i.change(ctx, t, f.ID, 0, func(s *sitting) error {
		questions, err := s.fileQuestions()
		if err != nil {
			return err
		}
		q := find(questions, a.Field)
		if q == nil || a.Revision != s.f.Revision {
			s.out.note = s.stale(nil)
			return nil
		}
		c, err := s.course()
		if err != nil {
			return err
		}
		return s.addFiles(c, q, ids)
	})
}

// addFiles adds files to an answer. While a question takes more, it stays open
// until 完成.
func (s *sitting) addFiles(c course, q *workflow.Question, ids workflow.Value) error {
	value := s.withFiles(q, ids)
	if p := q.Check(value); p != nil && p.Code != workflow.TooFew {
		s.miss(q, s.files(ids), p)
		return nil
	}
	if q != c.now || q.Max == 1 {
		return s.aside(c, q, value)
	}
	if err := s.f.Answer(s.Office, s.by, q.Key, value); err != nil {
		return err
	}
	s.f.Asking.Key = q.Key
	s.out.written = append(s.out.written, written{q: q})
	return nil
}

// aside answers a file question without losing the place of another one.
func (s *sitting) aside(c course, q *workflow.Question, value workflow.Value) error {
	if q == c.now {
		return s.offer(given{q: q, value: value})
	}
	if err := s.f.Answer(s.Office, s.by, q.Key, value); err != nil {
		return err
	}
	s.out.written = append(s.out.written, written{q: q})
	return nil
}

// withFiles is the answer with files added; where only one is asked for, the
// new one takes the old one's place.
func (s *sitting) withFiles(q *workflow.Question, ids workflow.Value) workflow.Value {
	if q.Max == 1 {
		return ids[len(ids)-1:]
	}
	value := slices.Clone(s.f.Answers[q.Key])
	for _, id := range ids {
		if !slices.Contains(value, id) {
			value = append(value, id)
		}
	}
	return value
}

// remove takes one file out of an answer. The content stays in the record.
func (s *sitting) remove(q *workflow.Question, id string) error {
	if q == nil || q.Type != workflow.TypeFile || !slices.Contains(s.f.Answers[q.Key], id) {
		s.out.note = s.stale(nil)
		return nil
	}
	left := slices.DeleteFunc(slices.Clone(s.f.Answers[q.Key]), func(other string) bool { return other == id })
	if len(left) == 0 && q.Required {
		s.out.lead = append(s.out.lead, s.Say.Say("asking.file.last"))
		return nil
	}
	if err := s.f.Answer(s.Office, s.by, q.Key, left); err != nil {
		return err
	}
	s.f.Asking.Key = q.Key
	s.out.written = append(s.out.written, written{q: q})
	return nil
}

// fileButtons end a file question, or take one of its files out again.
func (v view) fileButtons(q *workflow.Question) []chat.Button {
	var list []chat.Button
	if len(v.f.Answers[q.Key]) > 0 {
		list = append(list, strong(v.Say.Say("asking.button.done"), v.action(DoDone, q, "")))
	}
	for n, id := range v.f.Answers[q.Key] {
		list = append(list, further(v.Say.Say("asking.button.remove", "Number", n+1), v.action(DoRemove, q, id)))
	}
	return list
}

// keepAll keeps the files of a form by question; those refused are problems at
// their inputs.
func (i *Interview) keepAll(ctx context.Context, t turn.Turn, f *workflow.Filing, filled chat.Filled) (map[string]workflow.Value, []chat.InputProblem, error) {
	kept := map[string]workflow.Value{}
	var problems []chat.InputProblem
	for key, files := range filled.Files {
		for _, file := range files {
			a, err := i.keep(ctx, t, f, file)
			var no *refusedFile
			switch {
			case errors.As(err, &no):
				problems = append(problems, chat.InputProblem{Key: key, Text: no.words(t.Say)})
			case err != nil:
				return nil, nil, err
			default:
				kept[key] = append(kept[key], a.ID)
			}
		}
	}
	return kept, problems, nil
}
