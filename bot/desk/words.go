package desk

import (
	"context"
	"slices"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/reading"
	"lian/bot/text"
	"lian/bot/turn"
	"lian/workflow"
)

// Obey does what a typed command says.
func (d *Desk) Obey(ctx context.Context, t turn.Turn, c reading.Command) (chat.Reply, error) {
	switch c.Name {
	case reading.Help:
		return d.help(ctx, t, chat.Action{})
	case reading.Inbox:
		return d.Inbox(ctx, t, 0)
	case reading.Mine:
		return d.mine(ctx, t, 0)
	case reading.Search:
		return d.search(ctx, t, c.Rest)
	case reading.Digest:
		return d.digest(ctx, t)
	case reading.DailyReport:
		if !t.Who.Has(workflow.RoleOps, workflow.RoleApplicant) {
			return d.digest(ctx, t)
		}
	case reading.Language:
		return d.language(ctx, t, c.Rest)
	}
	return d.onFiling(ctx, t, c)
}

// onFiling does a command about one filing; where it names none, the one it
// must mean, or it asks.
func (d *Desk) onFiling(ctx context.Context, t turn.Turn, c reading.Command) (chat.Reply, error) {
	switch c.Name {
	case reading.Delegate, reading.Export:
		return chat.Reply{Messages: []chat.Message{notice(t.Say.Say("desk.not_yet"))}}, nil
	}
	numbered := c.Ref != ""
	if said, typed := t.Event.Act.(chat.Said); typed && !numbered {
		c.Ref = said.About
	}
	if c.Ref == "" {
		ref, asked, err := d.theOne(ctx, t, c.Name)
		if ref == "" {
			return asked, err
		}
		c.Ref = ref
	}
	a := chat.Action{Name: string(c.Name), Subject: c.Ref}
	switch c.Name {
	case reading.Show, reading.Status:
		return d.show(ctx, t, a)
	case reading.Pass, reading.Return, reading.Reject:
		if numbered {
			return d.castWords(ctx, t, c)
		}
		return d.confirm(ctx, t, c)
	case reading.Overrule, reading.Agree:
		return d.confirm(ctx, t, c)
	case reading.Submit, reading.Nudge, reading.Start, reading.Close:
		return d.actAtOnce(ctx, t, a)
	case reading.DailyReport: // figures, where there are some to report: see Obey
		a.Name = string(workflow.ActReport)
		return d.openForm(ctx, t, a)
	case reading.Report:
		return d.openForm(ctx, t, a)
	case reading.Complaint:
		reply, err := d.openForm(ctx, t, a)
		carry(reply.Form, c.Rest)
		return reply, err
	case reading.Transfer, reading.AddSigner:
		return d.handWords(ctx, t, a, c)
	}
	return d.withReason(ctx, t, a, c.Rest, reasoned(a.Name))
}

// carry takes words that came with a command into the form it opened, where
// they can be read over: at the first input for words that is still empty.
func carry(form *chat.Form, words string) {
	if form == nil {
		return
	}
	for i, in := range form.Inputs {
		if in.Kind == chat.Long && len(in.Value) == 0 && words != "" {
			form.Inputs[i].Value = []string{words}
			return
		}
	}
}

func notice(sentence string) chat.Message { return chat.Message{Kind: "notice", Text: sentence} }

// theOne finds the filing a command without a number means: the only one on
// which the person can do it now. Where there are several it lists them.
func (d *Desk) theOne(ctx context.Context, t turn.Turn, name reading.Name) (ref string, asked chat.Reply, err error) {
	candidates, err := d.candidates(ctx, t, name)
	what := t.Say.Say("desk.word." + string(name))
	switch {
	case err != nil:
		return "", chat.Reply{}, err
	case len(candidates) == 1:
		return candidates[0].Ref(), chat.Reply{}, nil
	case len(candidates) == 0:
		return "", chat.Reply{Messages: []chat.Message{notice(t.Say.Say("desk.which_none", "Act", what))}}, nil
	}
	var rows []workflow.Summary
	for _, f := range candidates {
		rows = append(rows, workflow.Summary{ID: f.ID, Number: f.Number, Title: f.Title, Applicant: f.Applicant,
			State: f.State, Revision: f.Revision, UpdatedAt: f.UpdatedAt, SubmittedAt: f.SubmittedAt, Since: f.Since})
	}
	list := cards.Filings(d.plain(ctx, t), "which", rows, 0, false)
	return "", chat.Reply{Messages: []chat.Message{notice(t.Say.Say("desk.which", "Act", what)), list}}, nil
}

// candidates are the filings at hand (in the inbox, or one's own, or in a state
// in which it is done by others than those) on which a person can do now what a
// command says.
func (d *Desk) candidates(ctx context.Context, t turn.Turn, name reading.Name) ([]*workflow.Filing, error) {
	var refs []string
	waiting, err := d.Store.Inbox(ctx, t.Who.ID, workflow.Page{Limit: perPage})
	if err != nil {
		return nil, err
	}
	for _, w := range waiting {
		refs = append(refs, w.ID)
	}
	own, all := statesFor(actOf(name))
	for _, l := range []workflow.Listing{
		{Applicant: t.Who.ID, States: own, Page: workflow.Page{Limit: perPage}},
		{States: all, Page: workflow.Page{Limit: perPage}},
	} {
		if l.Applicant == "" && len(all) == 0 {
			continue
		}
		rows, err := d.Store.List(ctx, l)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			refs = append(refs, row.ID)
		}
	}
	slices.Sort(refs)
	at, err := d.load(ctx, slices.Compact(refs))
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(at, func(f *workflow.Filing) bool { return !canDo(f, t, name) }), nil
}

// actOf is what a command does to a filing; those that only look have none.
func actOf(name reading.Name) workflow.Act {
	switch name {
	case reading.Overrule:
		return workflow.ActReturn
	case reading.Agree:
		return workflow.ActPass
	case reading.DailyReport:
		return workflow.ActReport
	case reading.Show, reading.Status:
		return ""
	}
	return workflow.Act(name)
}

// statesFor lists the states in which an act is done: at all, for those who
// look among their own filings, and by others than owners and those who hold a
// seat. Without an act both are empty, which for one's own filings is every
// state.
func statesFor(act workflow.Act) (own, all []workflow.State) {
	for _, rule := range workflow.Lifecycle {
		if rule.Do != act {
			continue
		}
		own = append(own, rule.From)
		if rule.Who != workflow.Owner && rule.Who != workflow.Seated {
			all = append(all, rule.From)
		}
	}
	return own, all
}

// canDo tells whether a command makes sense on a filing; looking needs an open
// seat or a filing of one's own.
func canDo(f *workflow.Filing, t turn.Turn, name reading.Name) bool {
	if act := actOf(name); act != "" {
		return f.Can(t.Office, t.Who, act)
	}
	return f.MayRead(t.Who) && (f.Applicant == t.Who.ID || len(f.OpenSeats(t.Who.ID)) > 0)
}

// handWords transfers or adds by words: 转交 @李强 LA-… 说明.
func (d *Desk) handWords(ctx context.Context, t turn.Turn, a chat.Action, c reading.Command) (chat.Reply, error) {
	if len(c.People) == 0 {
		return d.openForm(ctx, t, a)
	}
	to, known, err := d.personNamed(ctx, t, c.People[0])
	if err != nil {
		return chat.Reply{}, err
	}
	if !known {
		return chat.Reply{Messages: []chat.Message{notice(t.Say.Say("desk.who", "Name", c.People[0]))}}, nil
	}
	return d.handOver(ctx, t, chat.Filled{Action: a, Values: map[string][]string{
		cards.InputPerson: {to.ID}, cards.InputOpinion: {c.Rest}}}, map[reading.Name]handover{
		reading.Transfer: (*workflow.Filing).Transfer, reading.AddSigner: (*workflow.Filing).AddSigner}[c.Name])
}

// personNamed finds the one active person with an id or a name, or whom the
// platform's own mention means: <@U024BE7LH> names an account.
func (d *Desk) personNamed(ctx context.Context, t turn.Turn, name string) (workflow.Person, bool, error) {
	accounts, err := d.Store.Accounts(ctx)
	if err != nil {
		return workflow.Person{}, false, err
	}
	from, folded := t.Event.From, reading.Fold(name)
	var found []workflow.Person
	for _, p := range t.Office.People {
		mentioned := slices.ContainsFunc(accounts, func(a workflow.Account) bool {
			return a.Person == p.ID && a.Platform == from.Platform && a.Workspace == from.Workspace && a.User == name
		})
		if p.Active && (mentioned || reading.Fold(p.ID) == folded || reading.Fold(p.Name) == folded) {
			found = append(found, p)
		}
	}
	if len(found) != 1 {
		return workflow.Person{}, false, nil
	}
	return found[0], true, nil
}

// language changes a person's own language.
func (d *Desk) language(ctx context.Context, t turn.Turn, to string) (chat.Reply, error) {
	locale := map[string]string{"zh": text.Chinese, "en": text.English}[to]
	if locale == "" {
		return chat.Reply{Messages: []chat.Message{notice(t.Say.Say("desk.which_language"))}}, nil
	}
	if err := d.Store.Prefer(ctx, t.Who.ID, locale); err != nil {
		return chat.Reply{}, err
	}
	return chat.Reply{Messages: []chat.Message{notice(text.In(locale).Say("desk.language"))}}, nil
}

// Puzzled answers what is no command and answers no question: with the command
// that was perhaps meant, never by doing it.
func (d *Desk) Puzzled(ctx context.Context, t turn.Turn, said chat.Said) (chat.Reply, error) {
	if len(said.Files) > 0 {
		return chat.Reply{Messages: []chat.Message{notice(t.Say.Say("desk.file_for_nothing"))}}, nil
	}
	if vague(said.Text) {
		return d.agreed(ctx, t)
	}
	if name, close := reading.Suggest(said.Text); close {
		return chat.Reply{Messages: []chat.Message{notice(t.Say.Say("desk.meant", "Heard", chat.Cut(said.Text, 20), "Word", t.Say.Say("desk.word."+string(name))))}}, nil
	}
	return chat.Reply{Messages: []chat.Message{cards.Help(d.plain(ctx, t))}}, nil
}
