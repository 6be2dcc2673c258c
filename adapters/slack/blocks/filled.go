package blocks

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// blockID names a part of an input: in.00.KEY. The parts of one input come
// back in their order.
func blockID(key string, part int) string { return fmt.Sprintf("%s%02d.%s", inputID, part, key) }

const (
	inputID   = "in."
	numberLen = len("00.")
)

// inputKey is the key of the input that a block belongs to.
func inputKey(blockID string) (key string, ok bool) {
	rest, ok := strings.CutPrefix(blockID, inputID)
	if !ok || len(rest) <= numberLen || rest[numberLen-1] != '.' {
		return "", false
	}
	return rest[numberLen:], true
}

// Filled reads a form that was sent in: the values and, of files, what Slack
// says of them, both by Input.Key; inputs that were left empty are not there.
// It returns ErrForeign for a view that Modal did not draw.
func Filled(v slack.View) (chat.Filled, map[string][]slack.File, Origin, error) {
	var k kept
	if v.CallbackID != formCallback || json.Unmarshal([]byte(v.PrivateMetadata), &k) != nil || k.Action.Name == "" {
		return chat.Filled{}, nil, Origin{}, ErrForeign
	}
	filled := chat.Filled{Action: k.Action, Values: map[string][]string{}}
	files := map[string][]slack.File{}
	for _, id := range stateIDs(v) {
		key, ours := inputKey(id)
		if !ours {
			return chat.Filled{}, nil, Origin{}, ErrForeign
		}
		for _, input := range v.State.Values[id] {
			if values := entered(input); len(values) > 0 {
				filled.Values[key] = append(filled.Values[key], values...)
			}
			if len(input.Files) > 0 {
				files[key] = append(files[key], input.Files...)
			}
		}
	}
	return filled, files, Origin{Channel: k.Channel, Message: k.Message}, nil
}

func stateIDs(v slack.View) []string {
	if v.State == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(v.State.Values))
}

// entered is what stands in one element.
func entered(e slack.BlockAction) (values []string) {
	for _, value := range []string{e.Value, e.SelectedDate, e.SelectedOption.Value} {
		if value != "" {
			values = append(values, value)
		}
	}
	for _, o := range e.SelectedOptions {
		values = append(values, o.Value)
	}
	return values
}

// Problems puts each problem at the block of its input, as response_action
// "errors" wants it: Slack takes no other key than an input's. What fits none
// goes to the first input. It is empty where the view has no inputs.
func Problems(v slack.View, problems []chat.InputProblem) map[string]string {
	at, top := map[string]string{}, ""
	for _, block := range v.Blocks.BlockSet {
		input, is := block.(*slack.InputBlock)
		if !is {
			continue
		}
		if top == "" {
			top = input.BlockID
		}
		if key, ours := inputKey(input.BlockID); ours && at[key] == "" {
			at[key] = input.BlockID
		}
	}
	said := map[string]string{}
	for _, p := range problems {
		id, found := at[p.Key]
		if !found {
			id = top
		}
		if id != "" {
			said[id] = strings.TrimSpace(said[id] + "\n" + shown(p.Text, inputLabel))
		}
	}
	return said
}
