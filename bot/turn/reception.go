package turn

import (
	"context"
	"time"

	"lian/bot/cards"
	"lian/bot/text"
	"lian/workflow"
)

// A Reception makes the office and the views of it afresh, for each event and
// each card. Every field is required.
type Reception struct {
	Store    workflow.Store
	Book     *workflow.Book
	Locale   string // of people who chose none
	Zone     *time.Location
	DueAfter func(from time.Time, span workflow.Span) time.Time
}

// Office is the world as it is now.
func (r *Reception) Office(ctx context.Context) (workflow.Office, error) {
	now, err := r.Store.Now(ctx)
	if err != nil {
		return workflow.Office{}, err
	}
	people, err := r.Store.People(ctx)
	if err != nil {
		return workflow.Office{}, err
	}
	return workflow.Office{Book: r.Book, Now: now, Zone: r.Zone, People: people, DueAfter: r.DueAfter}, nil
}

// Speaker words things in a person's own language.
func (r *Reception) Speaker(p workflow.Person) text.Speaker {
	if p.Locale != "" {
		return text.In(p.Locale)
	}
	return text.In(r.Locale)
}

// View is a filing as one reader sees it. After a resubmission it knows what
// the revision before said, so that the difference can be shown.
func (r *Reception) View(ctx context.Context, office workflow.Office, f *workflow.Filing, reader workflow.Person) (cards.View, error) {
	v := r.Desk(ctx, office, reader)
	v.Filing = f
	if f.Revision < 2 {
		return v, nil
	}
	earlier, err := r.Store.Revision(ctx, f.ID, f.Revision-1)
	v.Earlier = earlier.Answers
	return v, err
}

// Desk is a view of no filing: lists, help, the digest.
func (r *Reception) Desk(ctx context.Context, office workflow.Office, reader workflow.Person) cards.View {
	return cards.View{Office: office, Reader: reader, Say: r.Speaker(reader),
		Files: func(id string) workflow.Attachment { return r.attachment(ctx, id) }}
}

// attachment is what a card says of a file; one that cannot be read now is
// shown by its id.
func (r *Reception) attachment(ctx context.Context, id string) workflow.Attachment {
	a, err := r.Store.Attachment(ctx, id)
	if err != nil {
		return workflow.Attachment{ID: id, Name: id}
	}
	return a
}
