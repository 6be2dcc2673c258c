package cards

import (
	"lian/bot/chat"
	"lian/workflow"
)

// helpLength is how many things help names at once (handbook: ecosystem §3.2).
const helpLength = 7

// Help names what the reader can do here, at most seven things: first what
// the filing at hand asks of them, if there is one, then what their roles do.
func Help(v View) chat.Message {
	c := chat.Card{Title: v.words("cards.help.title"), Footer: v.words("cards.help.footer")}
	s := chat.Section{}
	for _, h := range v.helpItems() {
		if len(s.Items) == helpLength {
			break
		}
		s.Items = append(s.Items, chat.Item{Text: h.text})
		if h.button.Action.Name != "" {
			c.Buttons = append(c.Buttons, h.button)
		}
	}
	c.Sections = []chat.Section{s}
	return v.message("help", c)
}

// A hint is one line of help, with its button where one press does it.
type hint struct {
	text   string
	button chat.Button
}

func (v View) helpItems() []hint {
	var hints []hint
	if v.Filing != nil {
		hints = append(hints, v.filingHints()...)
	}
	for _, h := range []struct {
		id, act string
		roles   []workflow.Role
	}{
		{"inbox", GoInbox, []workflow.Role{workflow.RoleLegal, workflow.RoleCompliance, workflow.RoleMarketing, workflow.RoleRisk, workflow.RoleApprover}},
		{"digest", "", []workflow.Role{workflow.RoleManager}},
		{"begin", GoBegin, []workflow.Role{workflow.RoleApplicant}},
		{"continue", "", []workflow.Role{workflow.RoleApplicant}},
		{"mine", GoMine, []workflow.Role{workflow.RoleApplicant}},
		{"report", "", []workflow.Role{workflow.RoleOps, workflow.RoleApplicant}},
		{"verdict", "", []workflow.Role{workflow.RoleLegal, workflow.RoleCompliance, workflow.RoleMarketing, workflow.RoleRisk, workflow.RoleApprover}},
		{"suspend", "", []workflow.Role{workflow.RoleOps, workflow.RoleCompliance, workflow.RoleManager, workflow.RoleAuditor}},
		{"complaint", "", nil},
		{"find", "", nil},
		{"language", "", nil},
	} {
		if len(h.roles) > 0 && !v.Reader.Has(h.roles...) {
			continue
		}
		hints = append(hints, v.hint(h.id, h.act))
	}
	return hints
}

func (v View) hint(id, act string) hint {
	h := hint{text: v.words("cards.help." + id)}
	if act != "" {
		h.button = chat.Button{Label: v.words("cards.button." + act), Action: chat.Action{Name: act}}
	}
	return h
}

// filingHints are what the reader can do with the filing at hand.
func (v View) filingHints() []hint {
	var hints []hint
	for _, b := range v.current().Card.Buttons {
		if b.More || len(hints) == 3 {
			continue
		}
		hints = append(hints, hint{text: v.words("cards.help.filing", "Act", b.Label, "Ref", v.Filing.Ref()), button: b})
	}
	return hints
}

// Welcome is the first thing a person reads: three sentences, three buttons.
func Welcome(v View) chat.Message {
	c := chat.Card{Title: v.words("cards.welcome.title", "Name", line(v.Reader.Name)), Sections: []chat.Section{{Text: v.words("cards.welcome.text")}}}
	c.Buttons = []chat.Button{v.beginning(),
		{Label: v.words("cards.button.inbox"), Action: chat.Action{Name: GoInbox}},
		{Label: v.words("cards.button.help"), Action: chat.Action{Name: GoHelp}}}
	return v.message("welcome", c)
}

// NotLinked tells somebody whose account is bound to nobody how it is bound.
func NotLinked(v View) chat.Message {
	c := chat.Card{Title: v.words("cards.not_linked.title"), Tone: chat.Warn, Sections: []chat.Section{{Text: v.words("cards.not_linked.text")}}}
	return v.message("not_linked", c)
}
