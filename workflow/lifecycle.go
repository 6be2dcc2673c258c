package workflow

// A State is where a filing is in its life.
type State string

// The states (architecture: the lifecycle).
const (
	Draft     State = "draft"
	Submitted State = "submitted" // frozen, not yet taken in
	Returned  State = "returned"
	Reviewing State = "reviewing"
	Assessing State = "assessing"
	Approving State = "approving"
	Approved  State = "approved" // may be started once the launch facts are in
	Running   State = "running"
	Suspended State = "suspended"
	Amending  State = "amending"
	Ended     State = "ended" // no more calls; the account is due
	Closing   State = "closing"
	Closed    State = "closed"
	Rejected  State = "rejected"
	Withdrawn State = "withdrawn"
	Cancelled State = "cancelled"
	Expired   State = "expired"
)

// States lists every state in the order of a filing's life.
var States = []State{Draft, Submitted, Returned, Reviewing, Assessing, Approving, Approved, Running,
	Suspended, Amending, Ended, Closing, Closed, Rejected, Withdrawn, Cancelled, Expired}

// Final tells whether a state is never left.
func (s State) Final() bool {
	switch s {
	case Closed, Rejected, Withdrawn, Cancelled, Expired:
		return true
	}
	return false
}

// An Act is something that happens to a filing: what people and the clock do,
// and what follows from it. The journal is written in these words.
type Act string

// What people do.
const (
	ActCreate   Act = "create"
	ActAnswer   Act = "answer" // write an answer of the form that is open
	ActSubmit   Act = "submit"
	ActWithdraw Act = "withdraw"
	ActPass     Act = "pass"
	ActReturn   Act = "return"
	ActReject   Act = "reject"
	ActComment  Act = "comment"
	ActTransfer Act = "transfer"
	ActAdd      Act = "add"
	ActNudge    Act = "nudge"
	ActRate     Act = "rate" // a risk
	ActStart    Act = "start"
	ActReport   Act = "report"
	ActComplain Act = "complaint"
	ActSuspend  Act = "suspend"
	ActResume   Act = "resume"
	ActAmend    Act = "amend"
	ActDrop     Act = "drop" // an amendment
	ActEnd      Act = "end"
	ActClose    Act = "close" // hand in the account
	ActCancel   Act = "cancel"
)

// What follows.
const (
	ActAccept   Act = "accept"    // taken in: the lanes open
	ActJoin     Act = "join"      // every lane has passed
	ActSendBack Act = "send_back" // every lane has spoken, one returned it
	ActRefuse   Act = "refuse"    // a seat rejected it
	ActAssessed Act = "assessed"
	ActApprove  Act = "approve" // the last approver passed
	ActAmended  Act = "amended" // the amendment is in force, or was refused
	ActReopen   Act = "reopen"  // the account went back to the owner
	ActFinish   Act = "finish"  // the account was confirmed
	ActExpire   Act = "expire"
	ActRemind   Act = "remind"
	ActOpen     Act = "open" // a seat opened
)

// A Party says who may do something.
type Party string

// The parties.
const (
	Owner          Party = "owner"    // the applicant
	Seated         Party = "seated"   // who holds an open seat and did not write the filing
	Starter        Party = "starter"  // Process.Start
	Reporter       Party = "reporter" // the owner and Process.Report
	Anybody        Party = "anybody"  // every active person
	Involved       Party = "involved" // owner, seats, deciders, ops, managers
	Stopper        Party = "stopper"  // Process.Suspend and everyone who decided on it
	Releaser       Party = "releaser" // Process.Resume, never the owner
	Finisher       Party = "finisher" // the owner and Process.End
	OwnerOrManager Party = "owner_or_manager"
	System         Party = "system" // follows by itself, or by the clock
)

// A Rule is one row of the lifecycle: in From, Do may be done by Who, and
// leads to To; To is empty where the state stays.
type Rule struct {
	From State
	Do   Act
	Who  Party
	To   State
}

// Lifecycle is the whole law of movement. The code moves a filing only by
// this table; WhatCanIDo, the diagram in README and the checks read it.
var Lifecycle = []Rule{
	{Draft, ActAnswer, Owner, ""},
	{Draft, ActSubmit, Owner, Submitted},
	{Draft, ActWithdraw, Owner, Withdrawn},
	{Draft, ActExpire, System, Expired},

	{Submitted, ActAccept, System, Reviewing},
	{Submitted, ActWithdraw, Owner, Withdrawn},

	{Returned, ActAnswer, Owner, ""},
	{Returned, ActSubmit, Owner, Submitted},
	{Returned, ActWithdraw, Owner, Withdrawn},
	{Returned, ActComment, Involved, ""},

	{Reviewing, ActPass, Seated, ""},
	{Reviewing, ActReturn, Seated, ""},
	{Reviewing, ActReject, Seated, ""},
	{Reviewing, ActTransfer, Seated, ""},
	{Reviewing, ActAdd, Seated, ""},
	{Reviewing, ActComment, Involved, ""},
	{Reviewing, ActNudge, Owner, ""},
	{Reviewing, ActWithdraw, Owner, Withdrawn},
	{Reviewing, ActJoin, System, Assessing},
	{Reviewing, ActSendBack, System, Returned},
	{Reviewing, ActRefuse, System, Rejected},

	{Assessing, ActRate, Seated, ""},
	{Assessing, ActPass, Seated, ""},
	{Assessing, ActReturn, Seated, ""},
	{Assessing, ActReject, Seated, ""},
	{Assessing, ActTransfer, Seated, ""},
	{Assessing, ActAdd, Seated, ""},
	{Assessing, ActComment, Involved, ""},
	{Assessing, ActNudge, Owner, ""},
	{Assessing, ActWithdraw, Owner, Withdrawn},
	{Assessing, ActAssessed, System, Approving},
	{Assessing, ActSendBack, System, Returned},
	{Assessing, ActRefuse, System, Rejected},

	{Approving, ActPass, Seated, ""},
	{Approving, ActReturn, Seated, ""},
	{Approving, ActReject, Seated, ""},
	{Approving, ActTransfer, Seated, ""},
	{Approving, ActAdd, Seated, ""},
	{Approving, ActComment, Involved, ""},
	{Approving, ActNudge, Owner, ""},
	{Approving, ActWithdraw, Owner, Withdrawn},
	{Approving, ActApprove, System, Approved},
	{Approving, ActSendBack, System, Returned},
	{Approving, ActRefuse, System, Rejected},

	{Approved, ActAnswer, Starter, ""},
	{Approved, ActStart, Starter, Running},
	{Approved, ActComment, Involved, ""},
	{Approved, ActCancel, OwnerOrManager, Cancelled},
	{Approved, ActExpire, System, Expired},

	{Running, ActReport, Reporter, ""},
	{Running, ActComplain, Anybody, ""},
	{Running, ActComment, Involved, ""},
	{Running, ActSuspend, Stopper, Suspended},
	{Running, ActAmend, Owner, Amending},
	{Running, ActEnd, Finisher, Ended},

	{Suspended, ActReport, Reporter, ""},
	{Suspended, ActComplain, Anybody, ""},
	{Suspended, ActComment, Involved, ""},
	{Suspended, ActResume, Releaser, Running},
	{Suspended, ActAmend, Owner, Amending},
	{Suspended, ActEnd, Finisher, Ended},

	{Amending, ActAnswer, Owner, ""},
	{Amending, ActSubmit, Owner, ""},
	{Amending, ActDrop, Owner, ""},
	{Amending, ActRate, Seated, ""},
	{Amending, ActPass, Seated, ""},
	{Amending, ActReturn, Seated, ""},
	{Amending, ActReject, Seated, ""},
	{Amending, ActTransfer, Seated, ""},
	{Amending, ActAdd, Seated, ""},
	{Amending, ActNudge, Owner, ""},
	{Amending, ActReport, Reporter, ""},
	{Amending, ActComplain, Anybody, ""},
	{Amending, ActComment, Involved, ""},
	{Amending, ActSuspend, Stopper, Suspended},
	{Amending, ActAmended, System, Running},
	{Amending, ActEnd, Finisher, Ended},

	{Ended, ActAnswer, Owner, ""},
	{Ended, ActReport, Reporter, ""},
	{Ended, ActComplain, Anybody, ""},
	{Ended, ActComment, Involved, ""},
	{Ended, ActClose, Owner, Closing},

	{Closing, ActPass, Seated, ""},
	{Closing, ActReturn, Seated, ""},
	{Closing, ActTransfer, Seated, ""},
	{Closing, ActComment, Involved, ""},
	{Closing, ActNudge, Owner, ""},
	{Closing, ActComplain, Anybody, ""},
	{Closing, ActReopen, System, Ended},
	{Closing, ActFinish, System, Closed},
}

// ruleFor returns the row for an act in a state, or nil.
func ruleFor(from State, do Act) *Rule {
	for i := range Lifecycle {
		if Lifecycle[i].From == from && Lifecycle[i].Do == do {
			return &Lifecycle[i]
		}
	}
	return nil
}
