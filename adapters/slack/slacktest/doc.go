// Package slacktest is a fake Slack workspace that refuses what the real one
// refuses.
//
//	people (the test) ── Say, Press, Submit … ──► Workspace ──envelope──► app
//	people (the test) ◄── Messages, Views … ──── Workspace ◄──Web API─── app
//	                                                  └── Violations: what the real Slack would punish
//
// It speaks HTTP and WebSocket on a local port, so that the app may be another
// process: give it Workspace.URL as the base of the Web API, and the two tokens.
//
//	w := slacktest.Start(t)
//	w.Join(slacktest.User{ID: "U1", Name: "林晓"})
//	d := w.Say("U1", "立案")           // waits for the acknowledgement
//	m := w.Messages("U1")             // the direct message with U1
//	w.Press("U1", m[0], slacktest.Buttons(m[0])[0])
//
// What Slack answers with an error, the fake answers with that error. What
// Slack lets pass and people suffer from (no text for screen readers, a title
// that rings everybody, a Retry-After that was not kept) is a Violation, and
// fails the test that did not expect it. The numbers of the checks are those of
// the list in the Slack handbook, section 9.
//
// Every choice of chance comes from one seed. Times are the real Slack's unless
// Options say otherwise. What is not documented about the real Slack is decided
// against the app.
package slacktest
