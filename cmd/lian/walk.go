package main

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"lian/adapters/console"
	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/reading"
	"lian/bot/text"
	"lian/workflow"
)

// A walk is the one-press walk through the whole process being written: the
// sample people file a campaign by the examples of the rule book, and do what
// the process asks of them until it is closed. Nothing here knows a question
// or a seat by name, so it walks a company's own rule book, too.
type walk struct {
	office  workflow.Office
	tongue  func(workflow.Person) text.Speaker
	locale  string // of the onlooker
	answers workflow.Answers
	risks   []workflow.Risk
	used    []string // who has decided: another may be needed later
	steps   []console.WalkStep
}

// walk is the steps of the walk, for an onlooker of a locale; none where the
// rule book cannot be walked.
func (a *app) walk(locale string) []console.WalkStep {
	ctx := context.Background() // the page has no other; it only reads who works here
	reception := a.bot.Courier().Reception
	office, err := reception.Office(ctx)
	if err != nil {
		a.log.Warn("no walk", "error", err)
		return nil
	}
	w := &walk{office: office, tongue: reception.Speaker, locale: locale, answers: workflow.Answers{}}
	applicant := office.With(workflow.RoleApplicant)
	if len(applicant) == 0 {
		return nil
	}
	if err := w.write(slices.Max(slices.DeleteFunc(applicant, w.conflicted))); err != nil {
		a.log.Warn("no walk", "error", err)
		return nil
	}
	return w.steps
}

// conflicted people file and review: they would be missed later.
func (w *walk) conflicted(id string) bool { return len(w.office.Person(id).Roles) > 1 }

// write is the six steps, one line each.
func (w *walk) write(applicant string) error {
	examples := w.examples(applicant)
	w.say(applicant, reading.New)
	if err := w.fillIn(applicant, workflow.PhaseSubmit, examples); err != nil {
		return err
	}
	w.press(applicant, w.label(applicant, "words.act.submit"), nil)
	if err := w.decide(applicant, w.office.Book.Process.Review, "words.act.pass"); err != nil {
		return err
	}
	if err := w.assess(applicant); err != nil {
		return err
	}
	if err := w.approve(applicant); err != nil {
		return err
	}
	return w.campaign(applicant, examples)
}

// campaign is the execution and the close-out.
func (w *walk) campaign(applicant string, examples workflow.Answers) error {
	starter := w.someone(applicant, w.office.With(w.office.Book.Process.Start...))
	w.steps = append(w.steps, console.WalkStep{Clock: "week", Note: inLocale(w.locale, "一周后，到了计划的日期", "A week later, within the planned days")})
	w.press(starter, w.label(starter, "cards.button.launch_facts"), nil)
	if err := w.fillIn(starter, workflow.PhaseLaunch, examples); err != nil {
		return err
	}
	w.press(starter, w.label(starter, "words.act.start"), nil)
	w.press(starter, w.label(starter, "words.act.report"), w.typed(workflow.PhaseReport, starter, examples))
	w.press(starter, w.label(starter, "words.act.complaint"), w.typed(workflow.PhaseComplaint, starter, examples))
	w.press(applicant, w.label(applicant, "words.act.end"), opinion(inLocale(w.localeOf(applicant), "名单已经拨完", "The list is finished")))
	w.press(applicant, w.label(applicant, "cards.button.close_out"), nil)
	if err := w.fillIn(applicant, workflow.PhaseClose, examples); err != nil {
		return err
	}
	w.press(applicant, w.label(applicant, "cards.button.hand_in"), nil)
	return w.decide(applicant, w.office.Book.Process.Close, "cards.button.confirm")
}

// decide has every lane of a step passed.
func (w *walk) decide(applicant string, step workflow.Step, button string) error {
	facts, err := w.facts()
	if err != nil {
		return err
	}
	for _, lane := range step.Lanes {
		if holds, err := held(lane.When, facts); err != nil {
			return err
		} else if holds {
			w.pass(applicant, lane.Seats, lane.ID, button)
		}
	}
	return nil
}

// pass has those needed on each seat pass, with the whole checklist.
func (w *walk) pass(applicant string, seats []workflow.SeatRule, list, button string) {
	for _, seat := range seats {
		holders := w.office.Entitled(&workflow.Filing{Applicant: applicant}, seat.Role, seat.Level)
		need := seat.Need
		if need == 0 {
			need = len(holders)
		}
		for range need {
			who := w.someone(applicant, holders)
			fill := opinion(inLocale(w.localeOf(who), "已逐项核对，材料齐全，依据充分", "Checked point by point; complete and well founded"))
			for _, check := range w.office.Book.Checklists[list] {
				fill[cards.InputChecks] = append(fill[cards.InputChecks], check.ID)
			}
			w.press(who, w.label(who, button), fill)
			w.used = append(w.used, who)
		}
	}
}

// assess rates every risk that the rule book adds, and hands the assessment in.
func (w *walk) assess(applicant string) error {
	facts, err := w.facts()
	if err != nil {
		return err
	}
	step := w.office.Book.Process.Assess
	if len(step.Lanes) == 0 || len(step.Lanes[0].Seats) == 0 {
		return nil
	}
	who := w.someone(applicant, w.office.With(step.Lanes[0].Seats[0].Role))
	for _, kind := range w.office.Book.Risks {
		if holds, err := held(kind.When, facts); err != nil {
			return err
		} else if holds {
			w.rate(who, applicant, kind)
		}
	}
	return w.decide(applicant, step, "cards.button.assessed")
}

// labelLength is the longest label of a button, as the cards cut it.
const labelLength = 30

func (w *walk) rate(who, applicant string, kind workflow.RiskKind) {
	say := w.tongue(w.office.Person(who))
	label := say.Say("cards.button.rate", "Risk", say.Risk(kind.ID, w.office.Book))
	score := func(n int) []string { return []string{strconv.Itoa(n)} }
	w.press(who, chat.Cut(label, labelLength), map[string][]string{
		"likelihood": score(max(1, kind.Likelihood)), "impact": score(max(1, kind.Impact)),
		"mitigation": {cmp.Or(kind.Mitigation.In(say.Locale()), "—")}, "owner": {applicant},
		"residual_likelihood": score(1), "residual_impact": score(min(2, max(1, kind.Impact))),
	})
	w.risks = append(w.risks, workflow.Risk{ID: kind.ID, ResidualLikelihood: 1, ResidualImpact: 2, Rated: true})
}

// approve takes the route that the authority table chooses.
func (w *walk) approve(applicant string) error {
	facts, err := w.facts()
	if err != nil {
		return err
	}
	for _, route := range w.office.Book.Process.Approve.Routes {
		holds, err := held(route.When, facts)
		if err != nil {
			return err
		}
		if holds {
			w.pass(applicant, route.Seats, "approve", "words.act.pass")
			return nil
		}
	}
	return nil
}

func (w *walk) facts() (workflow.Facts, error) {
	facts, err := w.office.Book.Facts(w.answers, workflow.Summarise(w.risks))
	if err == nil {
		facts["today"] = w.office.Today()
	}
	return facts, err
}

func held(c workflow.Condition, facts workflow.Facts) (bool, error) {
	if c == nil {
		return true, nil
	}
	return c(facts)
}

// someone is one of them who did not file it, and who has not decided yet if
// there is such a one.
func (w *walk) someone(applicant string, ids []string) string {
	fresh := slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return id == applicant || slices.Contains(w.used, id) || w.office.Person(id).Has(workflow.RoleApplicant)
	})
	if len(fresh) == 0 {
		fresh = ids
	}
	if len(fresh) == 0 {
		return ""
	}
	return slices.Max(fresh)
}

func (w *walk) say(who string, name reading.Name) {
	w.steps = append(w.steps, console.WalkStep{As: who, Say: w.word(who, name)})
}

func (w *walk) press(who, label string, fill map[string][]string) {
	w.steps = append(w.steps, console.WalkStep{As: who, Press: label, Fill: fill})
}

func opinion(words string) map[string][]string {
	return map[string][]string{cards.InputOpinion: {words}}
}

func (w *walk) localeOf(who string) string { return w.tongue(w.office.Person(who)).Locale() }

func (w *walk) label(who, id string) string { return w.tongue(w.office.Person(who)).Say(id) }

func (w *walk) word(who string, name reading.Name) string {
	return name.Words(inLocale(w.localeOf(who), "zh", "en"))[0]
}
