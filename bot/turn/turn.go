// Package turn is one turn of the conversation: a person did something, and
// everything it takes to answer them is at hand. It is made by the bot for
// each event, read by the rooms of the bot, and thrown away.
package turn

import (
	"strconv"

	"lian/bot/chat"
	"lian/bot/text"
	"lian/workflow"
)

// A Turn is one event with the person who acted, their language, and the
// office as it is at that moment.
type Turn struct {
	Event  chat.Event
	Who    workflow.Person
	Say    text.Speaker
	Office workflow.Office
}

// Command identifies the change that this turn asks for. A turn that changes
// more than one thing numbers them, so that a redelivery repeats each one.
func (t Turn) Command(what workflow.Act, n int) workflow.Command {
	key := t.Event.From.Platform + "/" + t.Event.ID
	if n > 0 {
		key += "#" + strconv.Itoa(n)
	}
	return workflow.Command{Key: key, By: t.Who.ID, What: what}
}
