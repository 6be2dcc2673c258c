package blocks

import (
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// The action_ids tell what was pressed and how its action is carried.
const (
	pressID  = "lian.do."   // a button
	askID    = "lian.ask."  // a button that a form follows
	menuID   = "lian.menu." // an overflow menu
	chooseID = "lian.one."  // a select in a message
	dateID   = "lian.date." // a date picker; its action follows
)

// Pressed is the action that a press stands for, as it was sent; of a date
// picker with the date as its Value. It returns ErrForeign for everything that
// this package does not send.
func Pressed(a slack.BlockAction) (chat.Action, error) {
	switch {
	case strings.HasPrefix(a.ActionID, pressID), strings.HasPrefix(a.ActionID, askID):
		return carried(a.Value)
	case strings.HasPrefix(a.ActionID, menuID), strings.HasPrefix(a.ActionID, chooseID):
		action, _, err := unpack(a.SelectedOption.Value, optionValue)
		return action, err
	case strings.HasPrefix(a.ActionID, dateID):
		return picked(a)
	}
	return chat.Action{}, ErrForeign
}

func picked(a slack.BlockAction) (chat.Action, error) {
	action, _, err := unpack(strings.TrimPrefix(a.ActionID, dateID), actionID)
	if err != nil || !canonical(a.SelectedDate) {
		return chat.Action{}, ErrForeign
	}
	action.Value = a.SelectedDate
	return action, nil
}

// canonical tells that text is a day as Slack writes it, 2006-01-02.
func canonical(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// Asks tells of a button's action_id that a form follows the press, so that a
// window can be opened before the answer is known. An option of a menu has no
// action_id of its own; Opens knows about those as well.
func Asks(actionID string) bool { return strings.HasPrefix(actionID, askID) }

// Opens tells of a press, on a button or in a menu, that a form follows.
func Opens(a slack.BlockAction) bool {
	if strings.HasPrefix(a.ActionID, menuID) || strings.HasPrefix(a.ActionID, chooseID) {
		_, asks, err := unpack(a.SelectedOption.Value, optionValue)
		return err == nil && asks
	}
	return Asks(a.ActionID)
}

// An idBook gives each element of a message an action_id of its own, the same
// at every redraw: it is made of what the press means, whatever the revision.
type idBook map[string]int

func (b idBook) id(kind string, a chat.Action) string {
	h := fnv.New32a()
	fmt.Fprintf(h, "%q %q %q %q %q", a.Name, a.Subject, a.Seat, a.Field, a.Value)
	id := fmt.Sprintf("%s%s.%08x", kind, fit(a.Name, 100), h.Sum32())
	if b[id]++; b[id] > 1 {
		id = fmt.Sprintf("%s+%d", id, b[id])
	}
	return id
}
