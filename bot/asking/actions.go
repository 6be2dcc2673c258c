package asking

import (
	"slices"

	"lian/bot/chat"
	"lian/workflow"
)

// The names of the actions that Press and Fill answer.
const (
	DoAnswer   = "answer"    // Value: a choice, or yes, or no
	DoToggle   = "toggle"    // Value: one of several choices
	DoDone     = "finish"    // the choices ticked, the long text sent, the files dropped
	DoSkip     = "skip"      // leave an optional question unanswered
	DoBack     = "back"      // one question back
	DoEdit     = "edit"      // Field: a question, or a section to choose from
	DoKeep     = "keep"      // leave the answer as it is and go on
	DoDefault  = "default"   // take what the form offers
	DoDoubt    = "doubt"     // Value: one of the readings offered
	DoClearYes = "clear-yes" // make the edit, drop what no longer applies
	DoClearNo  = "clear-no"  // do not make the edit
	DoForm     = "form"      // Field: a section or one of its questions
	DoFill     = "fill"      // the form sent in
	DoSummary  = "summary"
	DoQuestion = "question" // show the open question again
	DoWhy      = "why"
	DoHelp     = "form-help"
	DoSave     = "save"
	DoLeave    = "leave"   // 取消: asks what to do with the draft
	DoDiscard  = "discard" // give the draft up
	DoRestart  = "restart" // Value yes: begin again
	DoAttach   = "attach"  // Field: a file question, Value: attachment ids
	DoRemove   = "remove"  // Field: a file question, Value: attachment id
	DoNew      = "new"     // 立案; asks where a draft is open
	DoBegin    = "begin"   // a new draft, whatever else is open; Value: first answers
	DoContinue = "continue"
	DoCopy     = "copy" // Subject: the filing to copy; Value: see onceMore
)

var actions = []string{DoAnswer, DoToggle, DoDone, DoSkip, DoBack, DoEdit, DoKeep, DoDefault, DoDoubt, DoClearYes, DoClearNo,
	DoForm, DoFill, DoSummary, DoQuestion, DoWhy, DoHelp, DoSave, DoLeave, DoDiscard, DoRestart, DoAttach, DoRemove, DoNew, DoBegin, DoContinue, DoCopy}

// Handles tells whether an action is this package's.
func Handles(action string) bool { return slices.Contains(actions, action) }

// action is a button's deed on the filing as it is shown now.
func (v view) action(name string, q *workflow.Question, value string) chat.Action {
	a := chat.Action{Name: name, Subject: v.f.Ref(), Revision: v.f.Revision, Value: value}
	if q != nil {
		a.Field = q.Key
	}
	return a
}
