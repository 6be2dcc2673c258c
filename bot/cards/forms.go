package cards

import (
	"slices"

	"lian/bot/chat"
	"lian/bot/text"
	"lian/workflow"
)

// The inputs of the forms, by Input.Key. Forms of questions have the
// questions' keys, a rating has the names of its parts.
const (
	InputOpinion = "opinion" // an opinion, a reason, a comment, a note
	InputFields  = "fields"  // what a return asks back
	InputChecks  = "checks"  // points of the checklist
	InputPerson  = "person"  // a colleague
)

// Lengths of what people write in forms, in graphemes. The title of a form
// must fit the smallest window there is.
const (
	formTitleLength = 24
	opinionMax      = 2000
	optionLength    = 75
)

// form begins the form of an act.
func (v View) form(a chat.Action, title, submit string) chat.Form {
	return chat.Form{Title: chat.Cut(title, formTitleLength), Submit: submit, Action: a,
		Intro: v.words("cards.form.about", "Ref", v.Filing.Ref(), "Title", brief(v.title(), titleLength))}
}

// BallotForm asks what a verdict needs: an opinion, the points of the
// checklist for a pass, the fields for a return. a is the pressed button's.
func BallotForm(v View, a chat.Action) chat.Form {
	s := v.seatOf(a)
	verdict := workflow.Verdict(a.Name)
	f := v.form(a, v.words("cards.form.ballot", "Verdict", v.Say.Verdict(verdict), "Seat", v.seatNamedShort(s)), v.Say.Verdict(verdict))
	if s != nil {
		f.Action.Seat = s.ID
	}
	switch verdict {
	case workflow.VerdictPass:
		f.Inputs = v.passInputs(s)
		if s != nil && s.Step == workflow.StepApprove {
			f.Intro += "\n" + v.pair(v.words("cards.route.why"), v.routeReason())
		}
	case workflow.VerdictReturn:
		f.Inputs = append(v.fieldsInput(s), v.opinionInput("cards.form.return", true))
	default:
		f.Inputs = []chat.Input{v.opinionInput("cards.form.reject", true)}
	}
	return f
}

// seatOf is the seat an action is about: the one it names, else the first the
// reader holds; nil where there is none.
func (v View) seatOf(a chat.Action) *workflow.Seat {
	if s := v.Filing.Seat(a.Seat); s != nil {
		return s
	}
	if open := v.Filing.OpenSeats(v.Reader.ID); len(open) > 0 {
		return open[0]
	}
	return nil
}

func (v View) seatNamedShort(s *workflow.Seat) string {
	if s == nil {
		return v.Say.State(v.Filing.State)
	}
	return v.laneTitle(s)
}

// passInputs are the checklist, if the seat has one, and the opinion.
func (v View) passInputs(s *workflow.Seat) []chat.Input {
	if s == nil {
		return []chat.Input{v.opinionInput("cards.form.pass", false)}
	}
	rule := v.opinionRule(s)
	opinion := v.opinionInput("cards.form.pass", rule.Required)
	if rule.Required && rule.Min > 0 {
		opinion.Hint += v.words("cards.form.pass.min", "N", rule.Min)
	}
	points, err := v.Filing.Checklist(v.Office, s)
	if err != nil || len(points) == 0 { // the card says so; the filing refuses the pass
		return []chat.Input{opinion}
	}
	checks := chat.Input{Key: InputChecks, Kind: chat.Checks, Label: v.words("cards.checklist"), Hint: v.words("cards.form.checks")}
	for _, point := range points {
		checks.Options = append(checks.Options, chat.Option{Value: point.ID, Label: v.checkText(point), Note: point.Cites})
	}
	return []chat.Input{checks, opinion}
}

// opinionRule is what the rule book wants of an opinion at a seat.
func (v View) opinionRule(s *workflow.Seat) workflow.OpinionRule {
	p := v.Office.Book.Process
	if s.Step == workflow.StepApprove {
		if route := v.route(); route != nil {
			return route.Opinion
		}
		return workflow.OpinionRule{}
	}
	lanes := map[workflow.StepID][]workflow.Lane{workflow.StepReview: p.Review.Lanes, workflow.StepAssess: p.Assess.Lanes, workflow.StepClose: p.Close.Lanes}[s.Step]
	i := slices.IndexFunc(lanes, func(l workflow.Lane) bool { return l.ID == s.Lane })
	if i < 0 {
		return workflow.OpinionRule{}
	}
	return lanes[i].Opinion
}

// opinionInput is where people write; the words are ID.label and ID.hint.
func (v View) opinionInput(id string, required bool) chat.Input {
	return chat.Input{Key: InputOpinion, Kind: chat.Long, Label: v.words(id + ".label"), Hint: v.words(id + ".hint"), Required: required, Max: opinionMax}
}

// fieldsInput lists what a return may ask back: what the seat's lane reads
// first, then the rest, in asking order, each with its section. It is a list to
// choose from, for no chat shows so many boxes. An account is returned as a
// whole, so there nothing must be chosen.
func (v View) fieldsInput(s *workflow.Seat) []chat.Input {
	phase, required := workflow.PhaseSubmit, true
	if v.Filing.Is(workflow.Closing) {
		phase, required = workflow.PhaseClose, false
	}
	var own, others []chat.Option
	for _, section := range v.Office.Book.Form.Phase(phase) {
		for _, q := range section.Questions {
			if _, answered := v.Filing.Answers[q.Key]; !answered || q.Type == workflow.TypeComputed {
				continue
			}
			option := chat.Option{Value: q.Key, Label: chat.Cut(v.in(q.Label), optionLength), Note: v.in(section.Title)}
			if s != nil && slices.Contains(q.Lanes, s.Lane) {
				own = append(own, option)
			} else {
				others = append(others, option)
			}
		}
	}
	in := chat.Input{Key: InputFields, Kind: chat.Choices, Label: v.words("cards.form.fields"), Hint: v.words("cards.form.fields.hint"), Required: required}
	in.Options = append(own, others...)
	if len(in.Options) > mostOptions {
		in.Options = in.Options[:mostOptions]
		in.Hint = v.sentences(in.Hint, v.words("cards.form.fields.more", "Ref", v.Filing.Ref()))
	}
	return []chat.Input{in}
}

// mostOptions is how many options every chat can offer at once.
const mostOptions = 100

// sentences puts one sentence after another, as the language does.
func (v View) sentences(first, second string) string {
	if v.Say.Locale() == text.English {
		return first + " " + second
	}
	return first + second
}

// ActForm asks what an act needs beside a press: a reason, a colleague, the
// figures of a day, a complaint. a is the pressed button's.
func ActForm(v View, a chat.Action) chat.Form {
	act := workflow.Act(a.Name)
	f := v.form(a, v.words("cards.form.act", "Act", v.Say.Act(act), "Ref", v.Filing.Ref()), v.Say.Act(act))
	switch act {
	case workflow.ActReport:
		f.Inputs = v.phaseInputs(workflow.PhaseReport, v.reportAnswers())
	case workflow.ActComplain:
		f.Inputs = v.phaseInputs(workflow.PhaseComplaint, v.complaintAnswers())
	case workflow.ActTransfer, workflow.ActAdd:
		f.Inputs = []chat.Input{v.colleagueInput(act, v.seatOf(a)), v.opinionInput("cards.form.note", false)}
	case workflow.ActComment:
		f.Inputs = []chat.Input{v.opinionInput("cards.form.comment", true)}
	default:
		f.Inputs = []chat.Input{v.reasonInput(act)}
	}
	return f
}

// reasonInput asks why; ending needs no reason.
func (v View) reasonInput(act workflow.Act) chat.Input {
	required := act != workflow.ActEnd && !(act == workflow.ActWithdraw && v.Filing.Is(workflow.Draft))
	in := v.opinionInput("cards.form.reason", required)
	if id := "cards.form.reason." + string(act); v.Say.Has(id) {
		in.Hint = v.words(id)
	}
	return in
}

// colleagueInput offers those who may take a seat, or be added beside it.
func (v View) colleagueInput(act workflow.Act, s *workflow.Seat) chat.Input {
	in := chat.Input{Key: InputPerson, Kind: chat.Choice, Label: v.words("cards.form.person"), Hint: v.words("cards.form.person." + string(act)), Required: true}
	for _, p := range v.Office.People {
		if s != nil && v.mayTake(act, s, p) {
			in.Options = append(in.Options, v.personOption(p))
		}
	}
	return v.listed(in)
}

// listed has the name typed where there are more people than can be offered.
func (v View) listed(in chat.Input) chat.Input {
	if len(in.Options) <= mostOptions {
		return in
	}
	in.Kind, in.Options = chat.Line, nil
	in.Hint = v.sentences(in.Hint, v.words("cards.form.person.named"))
	return in
}

// mayTake leaves out those whom the filing would refuse for a plain reason; it
// has the last word.
func (v View) mayTake(act workflow.Act, s *workflow.Seat, p workflow.Person) bool {
	if !p.Active || p.ID == v.Reader.ID || v.Filing.WroteBy(p.ID) || slices.Contains(s.Holders, p.ID) {
		return false
	}
	if act == workflow.ActTransfer {
		return p.Has(s.Role) && p.MaySign(s.Level)
	}
	return true
}

func (v View) personOption(p workflow.Person) chat.Option {
	roles := make([]string, 0, len(p.Roles))
	for _, r := range p.Roles {
		roles = append(roles, v.Say.Role(r))
	}
	return chat.Option{Value: p.ID, Label: chat.Cut(v.Name(p.ID), optionLength), Note: v.Say.List(roles)}
}
