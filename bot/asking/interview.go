package asking

import (
	"context"
	"errors"

	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"
)

// An Interview asks people for what a filing needs. It keeps nothing between
// two events.
type Interview struct {
	Store interface {
		workflow.Filings
		workflow.Files
		Accounts(ctx context.Context) ([]workflow.Account, error)
	}
}

// A sitting is one deed inside the transaction: the filing, who acts on it,
// and what there is to say afterwards.
type sitting struct {
	view
	by     workflow.Person
	people map[string]string // person ids by the mentions of the message
	out    outcome
	// begun is the text that the next question starts with: see goOnWriting.
	begun []string
	// doubted are the readings that the next question starts with: see askBack.
	doubted []string
}

// An outcome is what a deed leaves to be said.
type outcome struct {
	written  []written          // answers that now stand
	findings []workflow.Finding // what the rule book says about them
	lead     []string           // sentences that come first
	note     string             // for a press: one sentence
	// then is what follows; nil is the open question, or the summary.
	then func(v view) chat.Message
	left bool // nobody is being asked any more
}

// A deed is what one event does to the filing.
type deed func(s *sitting) error

// change runs a deed on a filing the person may fill in, as command n of the
// event, and answers with what came of it. The deed may be run several times:
// each run starts from the filing as stored.
func (i *Interview) change(ctx context.Context, t turn.Turn, ref string, n int, do deed) (chat.Reply, error) {
	people, err := i.mentioned(ctx, t)
	if err != nil {
		return chat.Reply{}, err
	}
	var out outcome
	f, err := i.Store.Change(ctx, ref, t.Command(workflow.ActAnswer, n), func(f *workflow.Filing, by workflow.Person) error {
		s := &sitting{view: view{Turn: t, f: f}, by: by, people: people}
		if err := s.run(do); err != nil {
			return err
		}
		out = s.out
		return nil
	})
	if err != nil {
		return chat.Reply{}, err
	}
	return i.view(ctx, t, f).reply(out), nil
}

// run admits the person, seats them, does the deed, and notes where the
// conversation stands then.
func (s *sitting) run(do deed) error {
	if err := s.admit(); err != nil {
		return err
	}
	if other := s.f.Asking.Person; other != "" && other != s.by.ID {
		s.f.Asking = workflow.Asking{} // somebody else takes over
	}
	s.f.Asking.Person = s.by.ID
	before, err := s.course()
	if err != nil {
		return err
	}
	s.prepare(before.now, false)
	if err := do(s); err != nil {
		return err
	}
	after, err := s.course()
	if err != nil {
		return err
	}
	s.prepare(after.now, after.now != before.now)
	s.f.Asking.At = s.Office.Now
	if s.out.left {
		s.f.Asking.Person = ""
	}
	return nil
}

// admit refuses people who may not see the filing, as if it were not there,
// and acts that its state does not allow.
func (s *sitting) admit() error {
	if !s.f.MayRead(s.by) {
		return workflow.ErrNotFound
	}
	if err := s.f.May(s.Office, s.by, workflow.ActAnswer); err != nil {
		return err
	}
	if s.f.Amendment != nil && s.f.Amendment.Filed {
		return &workflow.Problem{Code: workflow.NotNow, Args: map[string]string{"state": string(s.f.State)}}
	}
	return nil
}

// prepare makes a question ready to be asked: what was begun for another one
// is over, and ticks start from the answer that stands.
func (s *sitting) prepare(q *workflow.Question, moved bool) {
	a := &s.f.Asking
	if moved {
		a.Parts, a.Picked, a.Doubt, a.Misses = s.begun, nil, s.doubted, 0
	}
	if q == nil || q.Key != a.Key {
		a.Key = ""
	}
	if q != nil && q.Type == workflow.TypeChoices && (moved || a.At.IsZero()) {
		a.Picked = append([]string{}, s.f.Answers[q.Key]...)
	}
}

// held is the filing the person is being asked about; nil where there is none.
func (i *Interview) held(ctx context.Context, t turn.Turn) (*workflow.Filing, error) {
	f, err := i.Store.Asking(ctx, t.Who.ID)
	if errors.Is(err, workflow.ErrNotFound) {
		return nil, nil
	}
	return f, err
}

// release takes the person off a filing they have left for another, so that
// one at a time has their ear.
func (i *Interview) release(ctx context.Context, t turn.Turn, left *workflow.Filing, now string) error {
	if left == nil || left.ID == now || left.Ref() == now {
		return nil
	}
	_, err := i.Store.Change(ctx, left.ID, t.Command(workflow.ActAnswer, releasing), func(f *workflow.Filing, by workflow.Person) error {
		if f.Asking.Person == by.ID {
			f.Asking.Person = ""
		}
		return nil
	})
	return err
}

// The numbers of a turn's further commands; 0 is its main one.
const (
	releasing = 1
	beginning = 2 // the first answers of a new draft
)
