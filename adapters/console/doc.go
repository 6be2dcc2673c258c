// Package console is the default platform: a chat in the browser, personas side
// by side, with nothing to set up.
//
//	browser ──POST /console/act──► Console ──Event──► chat.Handler
//	browser ◄──── note, form ───── Console ◄──Reply── chat.Handler
//	                                  │ Post, Replace
//	                                  ▼
//	browser ◄─SSE /console/stream─── Log ◄── other replicas, Send, Update
//
// Every message goes through the Log, also those of an answer. So a page that
// was closed, a process that died and a second replica all show the same
// conversation, and a message that is sent twice under one key is one message.
//
// Anyone at the page can be anyone. Without a password the console therefore
// answers only to loopback names, which also stops a foreign page that points
// its own name at this machine. The program decides where to listen.
//
// # JSON interface
//
// The page uses it, and so do the stories. Answers that are not 2xx are
// application/problem+json {title, status, code, detail}. Every POST carries
// the header X-CSRF-Token with the csrf of /console/state.
// A MESSAGE is the JSON of chat.Message with Go's field names (Text, Card, …;
// an Action inside is {n,s,t,r,f,v}).
//
//	GET  /console/state?locale=        {csrf, locale, banner, personas:[{id,name,role,locale}], clock:{now}|null,
//	                                    steps:[Option], commands:[{word,does}], has:{gallery,panel,walk,password}}
//	POST /console/act                  {id, as, locale?, and one of
//	                                      text                                 typed
//	                                      press: Action, on: message id        a button
//	                                      fill: {action, values}, on?}         a form
//	                                    or multipart/form-data: part "act" with that JSON, then files as "file",
//	                                    or as "file:KEY" for the Upload input KEY of a form.
//	                                    → {event, note, form, problems}; the messages come by the log.
//	                                    The same id of the same persona is the same deed.
//	GET  /console/messages?as=&after=0 [{seq, first, id, as, key, mine, at, message: MESSAGE}], the latest face of each
//	                                    message that was posted or replaced after seq, in the order of the conversation;
//	                                    the header Lian-Read-To is what to ask after next time
//	GET  /console/stream?after=0       server-sent events "message" with the same objects, id = seq; "ready" after the
//	                                    first catching up; Last-Event-ID goes on where it stopped
//	GET  /console/panel?subject=&locale=   Panel, 404 unknown_subject
//	GET  /console/gallery?locale=          [{name, state, message: MESSAGE}]
//	GET  /console/walk?locale=             [WalkStep]
//	POST /console/clock                {step} → {now, steps}
//	POST /console/login                {password} → 204 and a cookie; 401, 429
//	POST /console/logout               204
//
// The page takes ?as=lin.xiao,li.qiang&panel=LA-2026-000001&locale=en and #gallery, so that
// a view can be linked to.
package console
