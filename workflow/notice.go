package workflow

import (
	"fmt"
	"time"
)

// A NoticeKind says what a notice tells.
type NoticeKind string

// The kinds of notice.
const (
	NoticeReview    NoticeKind = "review"    // a seat is yours to decide on
	NoticeStatus    NoticeKind = "status"    // your filing, live
	NoticeReturned  NoticeKind = "returned"  // correct these fields
	NoticeOutcome   NoticeKind = "outcome"   // approved, rejected, closed, expired
	NoticeLaunch    NoticeKind = "launch"    // approved: yours to start
	NoticeRunning   NoticeKind = "running"   // it runs: report daily
	NoticeSuspended NoticeKind = "suspended" // stopped
	NoticeComplaint NoticeKind = "complaint" // a complaint came in
	NoticeComment   NoticeKind = "comment"   // somebody said something
	NoticeReminder  NoticeKind = "reminder"  // it is due
	NoticeNudge     NoticeKind = "nudge"     // the applicant asks
	NoticeCloseDue  NoticeKind = "close_due" // calls are over: account for them
	NoticeVacant    NoticeKind = "vacant"    // nobody can take a seat
	NoticeDigest    NoticeKind = "digest"
	// NoticeRedraw tells nobody: it has every card of the filing drawn again.
	NoticeRedraw NoticeKind = "redraw"
)

// A Notice is something a person must be told, once. What it says is worked
// out when it is sent, from the filing as it is then.
type Notice struct {
	Key    string // unique: the same notice is raised once
	Kind   NoticeKind
	Person string // "" for NoticeRedraw
	Filing string // filing id; "" for digests
	Seat   string
	Text   string    // a comment's words
	Day    string    // a digest's local day
	Due    time.Time // not sent before
}

// tell raises a notice to a person about the change being made.
func (f *Filing) tell(o Office, kind NoticeKind, person string, s *Seat, text string) {
	n := Notice{Kind: kind, Person: person, Filing: f.ID, Text: text, Due: o.Now}
	if s != nil {
		n.Seat = s.ID
	}
	n.Key = fmt.Sprintf("%s/v%d/%s/%s/%s", f.ID, f.Version+1, kind, n.Seat, person)
	for _, other := range f.raised.Notices {
		if other.Key == n.Key {
			return
		}
	}
	f.raised.Notices = append(f.raised.Notices, n)
}
