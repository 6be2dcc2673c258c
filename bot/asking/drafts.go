package asking

import (
	"context"

	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"
)

// mostDrafts is how many unfinished filings a list offers.
const mostDrafts = 10

// Begin starts a filing; prefill, the rest of the message, is taken as first
// answers. Where a draft with answers is open, it asks first: 继续, 新建 or 丢弃.
func (i *Interview) Begin(ctx context.Context, t turn.Turn, prefill string) (chat.Reply, error) {
	drafts, err := i.unfinished(ctx, t, workflow.Draft)
	if err != nil {
		return chat.Reply{}, err
	}
	switch {
	case len(drafts) == 0:
		return i.create(ctx, t, saying(prefill))
	case len(drafts) == 1 && len(drafts[0].Answers) == 0 && prefill == "":
		return i.resume(ctx, t, drafts[0].ID)
	}
	return chat.Reply{Messages: []chat.Message{i.anew(ctx, t, drafts, prefill)}}, nil
}

// saying takes words as the first answers of a draft; nil where there are none.
func saying(prefill string) deed {
	if prefill == "" || len(prefill) > longestMessage {
		return nil
	}
	return func(s *sitting) error { return s.hear(prefill) }
}

// create makes a draft, does first to it what is to be done, if anything, and
// asks its first question.
func (i *Interview) create(ctx context.Context, t turn.Turn, first deed) (chat.Reply, error) {
	left, err := i.held(ctx, t)
	if err != nil {
		return chat.Reply{}, err
	}
	f, err := i.Store.Create(ctx, t.Command(workflow.ActCreate, 0), workflow.NewDraft(t.Office, t.Who))
	if err != nil {
		return chat.Reply{}, err
	}
	if err := i.release(ctx, t, left, f.ID); err != nil {
		return chat.Reply{}, err
	}
	v := i.view(ctx, t, f)
	if first != nil {
		return i.change(ctx, t, f.ID, beginning, first)
	}
	c, err := v.course()
	if err != nil {
		return chat.Reply{}, err
	}
	return v.ask(t.Say.Say("asking.begin", "N", len(c.all)), v.next()), nil
}

// Continue goes on with a filing that waits for the person: a draft, a return,
// an amendment, an account, or, for those who start campaigns, the launch
// facts. Without a reference, and with several, it lists them.
func (i *Interview) Continue(ctx context.Context, t turn.Turn, ref string) (chat.Reply, error) {
	if ref != "" {
		return i.resume(ctx, t, ref)
	}
	waiting, err := i.waiting(ctx, t)
	if err != nil {
		return chat.Reply{}, err
	}
	switch len(waiting) {
	case 0:
		return i.NothingOpen(ctx, t)
	case 1:
		return i.resume(ctx, t, waiting[0].ID)
	}
	return chat.Reply{Messages: []chat.Message{i.anew(ctx, t, waiting, "")}}, nil
}

// NothingOpen answers words that need an open question, or something to go on
// with, where there is none.
func (i *Interview) NothingOpen(_ context.Context, t turn.Turn) (chat.Reply, error) {
	text := t.Say.Say("asking.nothing")
	card := &chat.Card{Sections: []chat.Section{{Text: text}},
		Buttons: []chat.Button{strong(t.Say.Say("asking.button.new"), chat.Action{Name: DoNew})}}
	return chat.Reply{Messages: []chat.Message{{Key: "nothing/" + t.Event.From.Platform + "/" + t.Event.ID, Kind: "notice", Text: text, Card: card}}}, nil
}

// waiting lists everything the person could go on with.
func (i *Interview) waiting(ctx context.Context, t turn.Turn) ([]*workflow.Filing, error) {
	list, err := i.unfinished(ctx, t, workflow.Draft, workflow.Returned, workflow.Amending, workflow.Ended)
	if err != nil || !t.Who.Has(t.Office.Book.Process.Start...) {
		return list, err
	}
	approved, err := i.load(ctx, t, workflow.Listing{States: []workflow.State{workflow.Approved}, Page: workflow.Page{Limit: mostDrafts}})
	return append(list, approved...), err
}

// unfinished lists the person's own filings in some states, newest first.
func (i *Interview) unfinished(ctx context.Context, t turn.Turn, states ...workflow.State) ([]*workflow.Filing, error) {
	return i.load(ctx, t, workflow.Listing{Applicant: t.Who.ID, States: states, Page: workflow.Page{Limit: mostDrafts}})
}

// load fetches the filings of a listing that the person may fill in now.
func (i *Interview) load(ctx context.Context, t turn.Turn, l workflow.Listing) ([]*workflow.Filing, error) {
	found, err := i.Store.List(ctx, l)
	if err != nil {
		return nil, err
	}
	var list []*workflow.Filing
	for _, summary := range found {
		f, err := i.Store.Filing(ctx, summary.ID)
		if workflow.CodeOf(err) == workflow.NotFound {
			continue // gone between the two reads
		}
		if err != nil {
			return nil, err
		}
		if s := (sitting{view: view{Turn: t, f: f}, by: t.Who}); s.admit() == nil {
			list = append(list, f)
		}
	}
	return list, nil
}

// resume takes a filing up where it stands.
func (i *Interview) resume(ctx context.Context, t turn.Turn, ref string) (chat.Reply, error) {
	return i.goOn(ctx, t, ref, 0, func(s *sitting) error {
		c, err := s.course()
		if err != nil {
			return err
		}
		s.out.lead = append(s.out.lead, s.resumed(c))
		return nil
	})
}

// goOn does something to a filing, as command n of the event, and has the
// person go on with it and no other.
func (i *Interview) goOn(ctx context.Context, t turn.Turn, ref string, n int, do deed) (chat.Reply, error) {
	left, err := i.held(ctx, t)
	if err != nil {
		return chat.Reply{}, err
	}
	reply, err := i.change(ctx, t, ref, n, do)
	if err != nil {
		return chat.Reply{}, err
	}
	return reply, i.release(ctx, t, left, ref)
}

// resumed is the first sentence when somebody comes back.
func (v view) resumed(c course) string {
	if v.f.Correction != nil {
		return v.Say.Say("asking.resumed.returned", "Title", v.title(), "N", len(v.f.Correction.Fields))
	}
	id := "asking.resumed." + string(v.f.Phase())
	return v.Say.Say(id, "Title", v.title(), "Done", len(c.all)-len(c.open), "Of", len(c.all), "Ago", v.ago())
}

// ago is how long a filing has lain.
func (v view) ago() string {
	return v.Say.Ago(v.Office.Now.Sub(v.f.UpdatedAt))
}

// discard gives up a draft, or an amendment that is not filed.
func (i *Interview) discard(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	f, err := i.Store.Change(ctx, a.Subject, t.Command(workflow.ActWithdraw, 0), func(f *workflow.Filing, by workflow.Person) error {
		switch {
		case !f.MayRead(by):
			return workflow.ErrNotFound
		case f.Is(workflow.Amending):
			return f.Drop(t.Office, by)
		case f.Is(workflow.Draft):
			return f.Withdraw(t.Office, by, "")
		}
		return &workflow.Problem{Code: workflow.NotNow, Args: map[string]string{"state": string(f.State)}}
	})
	if err != nil {
		return chat.Reply{}, err
	}
	v := i.view(ctx, t, f)
	m := v.said("notice", t.Say.Say("asking.discarded", "Title", v.title()))
	return chat.Reply{Instead: &m}, nil
}

// restart begins again: a draft is given up for a new one; what was submitted
// before is gone through from its first question.
func (i *Interview) restart(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	f, err := i.Store.Filing(ctx, a.Subject)
	if err != nil {
		return chat.Reply{}, err
	}
	v := i.view(ctx, t, f)
	switch {
	case !f.MayRead(t.Who):
		return chat.Reply{}, workflow.ErrNotFound
	case a.Value != "yes":
		return v.ask("", v.restarting()), nil
	case !f.Is(workflow.Draft) && !f.Is(workflow.Withdrawn):
		return i.change(ctx, t, f.ID, 0, func(s *sitting) error { return s.goTo("1") })
	}
	_, err = i.Store.Change(ctx, f.ID, t.Command(workflow.ActWithdraw, beginning), func(f *workflow.Filing, by workflow.Person) error {
		return f.Withdraw(t.Office, by, "")
	})
	if err != nil {
		return chat.Reply{}, err
	}
	return i.create(ctx, t, nil)
}
