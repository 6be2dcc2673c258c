package main

import (
	"context"
	"errors"

	"lian/adapters/console"
	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/reading"
	"lian/bot/text"
	"lian/workflow"
)

// mainLine is the way a filing goes when nothing comes between; every other
// state is a side track.
var mainLine = map[workflow.State]bool{
	workflow.Draft: true, workflow.Reviewing: true, workflow.Assessing: true, workflow.Approving: true, workflow.Approved: true,
	workflow.Running: true, workflow.Ended: true, workflow.Closing: true, workflow.Closed: true,
}

// panel tells where a filing stands, for the page's panel. On the console
// anyone can be anyone, so it hides nothing.
func (a *app) panel(ctx context.Context, subject, locale string) (console.Panel, error) {
	f, err := a.db.Filing(ctx, subject)
	if errors.Is(err, workflow.ErrNotFound) {
		return console.Panel{}, console.ErrUnknownSubject
	}
	if err != nil {
		return console.Panel{}, err
	}
	journal, err := a.db.Journal(ctx, f.ID)
	if err != nil {
		return console.Panel{}, err
	}
	reception := a.bot.Courier().Reception
	office, err := reception.Office(ctx)
	if err != nil {
		return console.Panel{}, err
	}
	view, err := reception.View(ctx, office, f, office.Person(f.Applicant))
	if err != nil {
		return console.Panel{}, err
	}
	view.Say = text.In(locale)
	card := cards.Status(view).Card
	return console.Panel{Title: card.Title, Subtitle: card.Subtitle, Now: card.Status,
		Fields: standing(card), States: stops(f, journal, view.Say), Moments: moments(view, journal)}, nil
}

// standing is the status card's first section without the state, which the
// panel says above it: who holds it, since when, and why it ended.
func standing(card *chat.Card) []chat.Field {
	if len(card.Sections) == 0 || len(card.Sections[0].Fields) == 0 {
		return nil
	}
	return card.Sections[0].Fields[1:]
}

// stops are the states of the lifecycle, with the filing's way through them.
func stops(f *workflow.Filing, journal []workflow.Event, say text.Speaker) []console.Stop {
	been := visited(journal)
	var all []console.Stop
	for _, s := range workflow.States {
		if s == workflow.Submitted {
			continue // it is left in the moment it is entered
		}
		all = append(all, console.Stop{Name: string(s), Label: say.State(s), Lit: s == f.State,
			Passed: been[s] && s != f.State, Side: !mainLine[s]})
	}
	return all
}

// visited walks the journal through the lifecycle table.
func visited(journal []workflow.Event) map[workflow.State]bool {
	at := workflow.Draft
	been := map[workflow.State]bool{at: true}
	for _, e := range journal {
		for _, rule := range workflow.Lifecycle {
			if rule.From == at && rule.Do == e.Type && rule.To != "" {
				at = rule.To
				break
			}
		}
		been[at] = true
	}
	return been
}

// moments are the journal in words.
func moments(view cards.View, journal []workflow.Event) []console.Moment {
	all := make([]console.Moment, len(journal))
	for i, e := range journal {
		who := view.Office.Person(e.Actor).Name
		if e.Actor == workflow.Clock.ID {
			who = view.Say.Say("words.auto")
		}
		all[i] = console.Moment{At: e.At, Who: who, What: view.Say.Act(e.Type), Note: note(view, e), Tone: actTone[e.Type]}
	}
	return all
}

// note is what the journal says beside the act: the seat's step, or a reason.
func note(view cards.View, e workflow.Event) string {
	if s := view.Filing.Seat(e.Detail["seat"]); s != nil {
		return view.Say.Role(s.Role)
	}
	return e.Detail["reason"]
}

var actTone = map[workflow.Act]chat.Tone{
	workflow.ActPass: chat.Good, workflow.ActApprove: chat.Good, workflow.ActFinish: chat.Good, workflow.ActStart: chat.Good,
	workflow.ActReturn: chat.Warn, workflow.ActSendBack: chat.Warn, workflow.ActSuspend: chat.Warn, workflow.ActComplain: chat.Warn,
	workflow.ActReject: chat.Bad, workflow.ActRefuse: chat.Bad, workflow.ActRemind: chat.Waiting, workflow.ActNudge: chat.Waiting,
}

// gallery is every card in every state. A company's own rule book may be one
// that the sample filing does not get through; then there is no gallery.
func (a *app) gallery(locale string) []console.Sample {
	samples, err := cards.Samples(a.book, locale)
	if err != nil {
		a.log.Warn("no gallery of cards", "error", err)
	}
	all := make([]console.Sample, len(samples))
	for i, s := range samples {
		all[i] = console.Sample{Name: s.Name, State: s.State, Message: s.Message}
	}
	return all
}

// shownCommands are the words the page offers, most used first.
var shownCommands = []struct {
	name   reading.Name
	zh, en string
}{
	{reading.New, "开始一份立案", "start a filing"},
	{reading.Continue, "继续草稿", "go on with a draft"},
	{reading.Mine, "我的立案", "my filings"},
	{reading.Inbox, "等我处理的", "what waits for me"},
	{reading.Show, "查看一份立案（加编号）", "show a filing (with its number)"},
	{reading.Search, "按名称或编号搜索", "search by name or number"},
	{reading.Review, "看全部答案", "look at all answers"},
	{reading.Edit, "改一个答案（加字段名）", "change an answer (with its field)"},
	{reading.Back, "回到上一题", "back to the question before"},
	{reading.Skip, "跳过选填项", "skip what is optional"},
	{reading.Why, "为什么问这个", "why this is asked"},
	{reading.Save, "先保存，以后再填", "keep it for later"},
	{reading.Submit, "提交", "submit"},
	{reading.Withdraw, "撤回（加编号）", "withdraw (with its number)"},
	{reading.Nudge, "催办（加编号）", "nudge (with its number)"},
	{reading.Digest, "今日摘要", "today's digest"},
	{reading.Language, "语言 zh / en", "language zh / en"},
	{reading.Help, "能做什么", "what can be done"},
}

// commandWords are the hints of the page.
func commandWords(locale string) []console.Command {
	language := inLocale(locale, "zh", "en")
	var all []console.Command
	for _, c := range shownCommands {
		if words := c.name.Words(language); len(words) > 0 {
			all = append(all, console.Command{Word: words[0], Does: inLocale(locale, c.zh, c.en)})
		}
	}
	return all
}
