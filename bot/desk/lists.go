package desk

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/turn"
	"lian/workflow"
)

// perPage is how many lines one page of a list has.
const perPage = 8

// searchDepth is how many of the filings that match, newest first, are looked
// through for those the person may see.
const searchDepth = 200

// onCard answers with one card: in place of the pressed one, or as a message.
func onCard(t turn.Turn, m chat.Message) chat.Reply {
	if _, pressed := t.Event.Act.(chat.Pressed); pressed && m.Kind == "inbox" {
		return chat.Reply{Instead: &m}
	}
	return chat.Reply{Messages: []chat.Message{m}}
}

// Inbox lists what waits for a person.
func (d *Desk) Inbox(ctx context.Context, t turn.Turn, n int) (chat.Reply, error) {
	waiting, err := d.Store.Inbox(ctx, t.Who.ID, workflow.Page{Limit: perPage, Skip: n * perPage})
	if err != nil {
		return chat.Reply{}, err
	}
	count, err := d.Store.InboxCount(ctx, t.Who.ID)
	if err != nil {
		return chat.Reply{}, err
	}
	return onCard(t, cards.Inbox(d.plain(ctx, t), waiting, count, n)), nil
}

// mine lists what a person filed.
func (d *Desk) mine(ctx context.Context, t turn.Turn, n int) (chat.Reply, error) {
	return d.list(ctx, t, cards.GoMine, n, func(p workflow.Page) ([]workflow.Summary, error) {
		return d.Store.List(ctx, workflow.Listing{Applicant: t.Who.ID, Page: p})
	})
}

// decided lists what a person decided on.
func (d *Desk) decided(ctx context.Context, t turn.Turn, n int) (chat.Reply, error) {
	return d.list(ctx, t, cards.GoDone, n, func(p workflow.Page) ([]workflow.Summary, error) {
		return d.Store.Spoken(ctx, t.Who.ID, p)
	})
}

// list shows one page and whether there is another.
func (d *Desk) list(ctx context.Context, t turn.Turn, tab string, n int, read func(workflow.Page) ([]workflow.Summary, error)) (chat.Reply, error) {
	rows, err := read(workflow.Page{Limit: perPage + 1, Skip: n * perPage})
	if err != nil {
		return chat.Reply{}, err
	}
	more := len(rows) > perPage
	return onCard(t, cards.Filings(d.plain(ctx, t), tab, rows[:min(len(rows), perPage)], n, more)), nil
}

// search finds filings by number or words of the title, among those the
// person may see.
func (d *Desk) search(ctx context.Context, t turn.Turn, words string) (chat.Reply, error) {
	rows, err := d.Store.List(ctx, workflow.Listing{Text: words, Page: workflow.Page{Limit: searchDepth}})
	if err != nil {
		return chat.Reply{}, err
	}
	var seen []workflow.Summary
	for some := range slices.Chunk(rows, perPage) {
		filings, err := d.load(ctx, ids(some))
		if err != nil {
			return chat.Reply{}, err
		}
		for i, f := range filings {
			if f.MayRead(t.Who) {
				seen = append(seen, some[i])
			}
		}
		if len(seen) >= perPage {
			break
		}
	}
	seen = seen[:min(len(seen), perPage)]
	return chat.Reply{Messages: []chat.Message{cards.Filings(d.plain(ctx, t), "search", seen, 0, false)}}, nil
}

func ids(rows []workflow.Summary) []string {
	list := make([]string, 0, len(rows))
	for _, row := range rows {
		list = append(list, row.ID)
	}
	return list
}

// load loads filings all at once, in the order of refs, rather than waiting for
// the database once for each.
func (d *Desk) load(ctx context.Context, refs []string) ([]*workflow.Filing, error) {
	filings, faults := make([]*workflow.Filing, len(refs)), make([]error, len(refs))
	var loading sync.WaitGroup
	for i, ref := range refs {
		loading.Go(func() { filings[i], faults[i] = d.Store.Filing(ctx, ref) })
	}
	loading.Wait()
	return filings, errors.Join(faults...)
}

func (d *Desk) turnInbox(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	return d.Inbox(ctx, t, page(a))
}

func (d *Desk) turnMine(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	return d.mine(ctx, t, page(a))
}

func (d *Desk) turnDone(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	return d.decided(ctx, t, page(a))
}

// show posts the filing's card for this person: their open seat's, if they
// hold one.
func (d *Desk) show(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	f, err := d.look(ctx, t, a.Subject)
	if err != nil {
		return d.refused(ctx, t, a, err)
	}
	seat := a.Seat
	if open := f.OpenSeats(t.Who.ID); seat == "" && len(open) > 0 {
		seat = open[0].ID
	}
	v, err := d.view(ctx, t, f)
	if err != nil {
		return chat.Reply{}, err
	}
	return chat.Reply{Messages: []chat.Message{cards.ForLook(v, kindFor(f, t.Who, seat), seat)}}, nil
}

// details posts the full text, as far as the person may read it.
func (d *Desk) details(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	f, err := d.look(ctx, t, a.Subject)
	if err != nil {
		return d.refused(ctx, t, a, err)
	}
	v, err := d.view(ctx, t, f)
	if err != nil {
		return chat.Reply{}, err
	}
	return chat.Reply{Messages: []chat.Message{cards.Details(v)}}, nil
}

// timeline posts what happened, from the journal.
func (d *Desk) timeline(ctx context.Context, t turn.Turn, a chat.Action) (chat.Reply, error) {
	f, err := d.look(ctx, t, a.Subject)
	if err != nil {
		return d.refused(ctx, t, a, err)
	}
	events, err := d.Store.Journal(ctx, f.ID)
	if err != nil {
		return chat.Reply{}, err
	}
	v, err := d.view(ctx, t, f)
	if err != nil {
		return chat.Reply{}, err
	}
	return chat.Reply{Messages: []chat.Message{cards.Timeline(v, events)}}, nil
}

// digest gathers the digest for whoever asks.
func (d *Desk) digest(ctx context.Context, t turn.Turn) (chat.Reply, error) {
	digest, err := d.Digest(ctx, t.Who, t.Office.Now)
	if err != nil {
		return chat.Reply{}, err
	}
	day := t.Office.Today().Format(time.DateOnly)
	return chat.Reply{Messages: []chat.Message{cards.Digest(d.plain(ctx, t), digest, day)}}, nil
}

func (d *Desk) help(ctx context.Context, t turn.Turn, _ chat.Action) (chat.Reply, error) {
	return chat.Reply{Messages: []chat.Message{cards.Help(d.plain(ctx, t))}}, nil
}
