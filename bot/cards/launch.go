package cards

import (
	"slices"

	"lian/bot/chat"
	"lian/workflow"
)

// Launch hands an approved filing to ops: what is still to be filled in, and
// then the start.
func Launch(v View) chat.Message {
	if !v.Filing.Is(workflow.Approved) {
		return v.now()
	}
	c := v.card(v.titled(v.words("cards.launch.title")), v.Say.State(v.Filing.State), chat.Waiting)
	done, total, ready := v.launchFacts()
	c.Progress = &chat.Progress{Done: done, Total: total, Label: v.words("cards.launch.progress", "Done", done, "Total", total)}
	c.Sections = sections(v.launchWindow(), v.summary(), chat.Section{Heading: v.words("cards.launch.facts"), Items: v.launchItems()})
	if ready {
		c.Buttons = v.buttons("", workflow.ActStart)
	}
	c.Buttons = append(c.Buttons, v.answering(v.words("cards.button.launch_facts"))...)
	c.Buttons = append(c.Buttons, v.buttons("", workflow.ActCancel, workflow.ActComment)...)
	c.Buttons = append(c.Buttons, v.looking()...)
	return v.message(string(workflow.NoticeLaunch), c)
}

// launchFacts counts the questions of the launch phase.
func (v View) launchFacts() (done, total int, ready bool) {
	asked, err := v.Office.Applicable(workflow.PhaseLaunch, v.Filing.Answers, v.Filing.Risks)
	if err != nil {
		return 0, 0, false
	}
	for _, q := range asked {
		if _, answered := v.Filing.Answers[q.Key]; answered {
			done++
		}
	}
	return done, len(asked), done == len(asked)
}

// launchItems lists the sections of the launch phase with what is open.
func (v View) launchItems() []chat.Item {
	asked, err := v.Office.Applicable(workflow.PhaseLaunch, v.Filing.Answers, v.Filing.Risks)
	if err != nil {
		return []chat.Item{{Mark: chat.Attend, Tone: chat.Bad, Text: v.words("cards.findings.failed")}}
	}
	var items []chat.Item
	for _, s := range v.Office.Book.Form.Phase(workflow.PhaseLaunch) {
		done, total := 0, 0
		for _, q := range s.Questions {
			if slices.Contains(asked, q) {
				total++
				if _, answered := v.Filing.Answers[q.Key]; answered {
					done++
				}
			}
		}
		items = append(items, v.countedItem(v.in(s.Title), done, total))
	}
	return items
}

func (v View) countedItem(title string, done, total int) chat.Item {
	item := chat.Item{Mark: chat.Open, Tone: chat.Waiting, Text: title, Note: v.words("cards.counted", "Done", done, "Total", total)}
	if done == total {
		item.Mark, item.Tone = chat.Done, chat.Good
	}
	return item
}

// launchWindow tells from when to when it may start.
func (v View) launchWindow() chat.Section {
	days := v.Filing.Answers[workflow.KeySchedule]
	s := chat.Section{}
	if len(days) == 2 {
		s.Fields = append(s.Fields, chat.Field{Label: v.words("cards.launch.window"), Value: v.Say.Days(days[0], days[1]), Wide: true})
	}
	if v.Office.DueAfter != nil {
		end := v.Office.DueAfter(v.Filing.ApprovedAt, v.Office.Book.Process.LaunchWithin)
		s.Fields = append(s.Fields, chat.Field{Label: v.words("cards.launch.expires"), Value: v.Moment(end)})
	}
	return s
}
