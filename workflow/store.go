package workflow

import (
	"context"
	"io"
	"time"
)

// A Command identifies one change that somebody asked for.
type Command struct {
	// Key is unique for ever: the platform's id of the deed. A change whose key
	// is known is answered from the record and never applied twice.
	Key string
	// Digest, if set, must be the same when the key comes back, else
	// ErrKeyReused.
	Digest string
	By     string // person id, or Clock.ID
	What   Act
}

// A Store remembers. Its promises hold on every database; the suite in
// workflow/workflowtest is their proof.
type Store interface {
	Filings
	Outbox
	Directory
	Files
	// Now is the database's clock in UTC, cut to milliseconds, so that all
	// replicas agree to within a round trip. It is remembered between two looks
	// a minute apart; leases are held against the clock itself.
	Now(ctx context.Context) (time.Time, error)
}

// Filings keeps filings and everything recorded about them.
type Filings interface {
	// Create stores a new draft. The same command key again returns the draft
	// it made.
	Create(ctx context.Context, c Command, f *Filing) (*Filing, error)
	// Change is the one way to alter a filing. In one READ COMMITTED
	// transaction it locks the filing's row with its very first statement on
	// the filing, loads it, loads the actor c.By as he is now (Clock for the
	// clock), calls decide, and saves state, seats, decisions, journal and
	// notices together with c, giving a submitted filing its number and
	// bumping its version. An error of decide rolls everything back and is
	// returned as it is. Deadlocks and lock time-outs re-run the whole, at most
	// five times, so decide must be repeatable and talk to nobody.
	// ref is a number or a draft id; ErrNotFound where it leads nowhere.
	Change(ctx context.Context, ref string, c Command, decide func(f *Filing, by Person) error) (*Filing, error)
	// Filing loads one by number or draft id, seats and decisions with it.
	Filing(ctx context.Context, ref string) (*Filing, error)
	// Asking returns the filing whose questions the person is answering, the
	// latest if several; ErrNotFound where there is none.
	Asking(ctx context.Context, person string) (*Filing, error)
	// Inbox lists the open seats a person holds, the most urgent first.
	Inbox(ctx context.Context, person string, page Page) ([]Waiting, error)
	// InboxCount counts them.
	InboxCount(ctx context.Context, person string) (int, error)
	// List lists filings, newest first.
	List(ctx context.Context, l Listing) ([]Summary, error)
	// Spoken lists the filings a person decided on, latest decision first.
	Spoken(ctx context.Context, person string, page Page) ([]Summary, error)
	// Revision returns a frozen revision; ErrNotFound where there is none.
	Revision(ctx context.Context, id string, n int) (Revision, error)
	// Journal returns a filing's events in order.
	Journal(ctx context.Context, id string) ([]Event, error)
	Reports(ctx context.Context, id string) ([]Report, error)
	Complaints(ctx context.Context, id string) ([]Complaint, error)
	// Due lists the ids of filings whose Wake has come, the earliest first.
	Due(ctx context.Context, now time.Time, limit int) ([]string, error)
	// Overview gathers what a digest for a person needs, as one consistent
	// read: seats they hold, what was decided since, and campaigns that run or
	// wait for close-out.
	Overview(ctx context.Context, person string, since, now time.Time) (Overview, error)
}

// A Page of a list: at most Limit rows, after the first Skip.
type Page struct{ Limit, Skip int }

// A Listing selects filings. Zero fields select everything.
type Listing struct {
	Applicant string
	States    []State
	Text      string    // in the title or the number; plain text, no wildcards
	From, To  time.Time // submitted in [From, To)
	Page
}

// A Summary is one filing in a list.
type Summary struct {
	ID, Number, Title, Applicant string
	State                        State
	Revision                     int
	UpdatedAt, SubmittedAt       time.Time
	Since                        time.Time
}

// A Waiting seat is one line of an inbox or of an overdue list.
type Waiting struct {
	Summary
	Seat     string
	Step     StepID
	Lane     string
	Role     Role
	Holder   string
	OpenedAt time.Time
	DueAt    time.Time
}

// An Overview is the material of one digest.
type Overview struct {
	Mine    []Waiting // open seats of the person
	Overdue []Waiting // open seats of anybody, past due
	Decided []Decision
	Titles  map[string]Summary // of the filings decided on, by id
	Running []Filing           // running, suspended, amending; without seats and decisions
	ToClose []Summary          // ended, closing
}

// Outbox keeps what must still be sent and what is shown where.
type Outbox interface {
	// Post adds notices that no change raised (digests). Known keys are left
	// alone; it reports how many were new.
	Post(ctx context.Context, notices []Notice) (int, error)
	// Claim leases up to limit due notices to the caller until lease is over.
	// Two callers never hold one notice at the same time while both keep to
	// their leases.
	Claim(ctx context.Context, limit int, lease time.Duration) ([]Delivery, error)
	// Sent closes a delivery, Later puts it off, Park gives it up until
	// somebody retries it. Each answers false, and changes nothing, where the
	// lease was lost to another.
	Sent(ctx context.Context, d Delivery) (bool, error)
	Later(ctx context.Context, d Delivery, until time.Time, why string) (bool, error)
	Park(ctx context.Context, d Delivery, why string) (bool, error)
	// Parked lists what was given up, Redrive makes one due again, Backlog
	// counts what is due and what is parked.
	Parked(ctx context.Context, page Page) ([]Delivery, error)
	Redrive(ctx context.Context, id int64) error
	Backlog(ctx context.Context) (due, parked int, err error)

	// Shown records a card on somebody's screen, Drawn that it now shows a
	// later version (never an earlier one), Lost that it is gone.
	Shown(ctx context.Context, s Screen) error
	Drawn(ctx context.Context, s Screen, version int64) error
	Lost(ctx context.Context, s Screen) error
	// Screens lists the cards of a filing.
	Screens(ctx context.Context, filing string) ([]Screen, error)
}

// A Delivery is a notice on its way.
type Delivery struct {
	ID int64
	Notice
	Fence    int64  // of the lease
	Attempts int    // this one included
	Why      string // the last fault
}

// A Screen is a card that somebody can see.
type Screen struct {
	ID                                    int64
	Filing                                string
	Person                                string
	Kind                                  NoticeKind
	Seat                                  string
	Key                                   string // of the message
	Version                               int64  // of the filing it shows
	Platform, Workspace, Channel, Message string
}

// Directory keeps people and their accounts.
type Directory interface {
	// SavePeople inserts or updates people and binds their accounts; people it
	// does not name are left alone.
	SavePeople(ctx context.Context, people []Person, accounts []Account) error
	// People lists everyone, as this replica last saved them, or as they were
	// at most a second ago. Whose deed it is, Change loads afresh.
	People(ctx context.Context) ([]Person, error)
	Accounts(ctx context.Context) ([]Account, error)
	// PersonOf returns who is bound to an account, compared byte for byte, and
	// notes that the account was seen; ErrNotFound where nobody is.
	PersonOf(ctx context.Context, a Account) (Person, error)
	// Prefer sets a person's own language ("" leaves it).
	Prefer(ctx context.Context, person, locale string) error
	// Invite stores a one-time code that binds an account to a person until
	// it expires; Accept uses it up.
	Invite(ctx context.Context, code, person string, until time.Time) error
	Accept(ctx context.Context, code string, a Account) (Person, error)
}

// Files keeps what people handed over, by content.
type Files interface {
	// Keep stores content under its own digest and returns what it is.
	Keep(ctx context.Context, a Attachment, content io.Reader) (Attachment, error)
	Attachment(ctx context.Context, id string) (Attachment, error)
	Content(ctx context.Context, id string) (io.ReadCloser, error)
}

// An Attachment is a file handed over with a filing. It never changes; a new
// upload is a new one.
type Attachment struct {
	ID     string // given by the store
	Filing string
	Name   string // as the person called it; for showing only
	Type   string // by content, not by name
	Size   int64
	Digest string // SHA-256 of the content, hex
	By     string
	At     time.Time
}
