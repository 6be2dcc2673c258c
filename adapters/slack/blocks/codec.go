package blocks

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"lian/bot/chat"
)

// ErrForeign is what did not come from a card or a form of this package, or not
// as it was sent.
var ErrForeign = errors.New("slack: not an action of ours")

// What a value can carry, in characters.
const (
	buttonValue = 2000
	optionValue = 75
	actionID    = 255
	viewPrivate = 3000
)

// carry writes an action for a button's value. JSON writes & < > as \u0026 and
// so on, which also keeps Slack from escaping them on their way back. ok is
// false where it does not fit.
func carry(a chat.Action) (value string, ok bool) {
	raw, err := json.Marshal(a)
	if err != nil || a.Name == "" || !valid(a) || length(string(raw)) > buttonValue {
		return "", false
	}
	return string(raw), true
}

// valid tells that JSON keeps every byte of an action. The parts are held apart,
// for two halves of a character would make a whole one.
func valid(a chat.Action) bool {
	return utf8.ValidString(strings.Join([]string{a.Name, a.Subject, a.Seat, a.Field, a.Value}, partMark))
}

// carried reads a button's value. Only what carry writes is read: unknown
// fields, other spellings and additions do not come out the same.
func carried(value string) (a chat.Action, err error) {
	if len(value) > utf8.UTFMax*buttonValue || json.Unmarshal([]byte(value), &a) != nil {
		return chat.Action{}, ErrForeign
	}
	if again, ok := carry(a); !ok || again != value {
		return chat.Action{}, ErrForeign
	}
	return a, nil
}

// The parts of an action in an option, by position: NAME|SUBJECT|SEAT|REVISION|FIELD|VALUE
// behind a sign that tells whether a form follows. Empty parts at the end are
// left out.
const (
	partMark   = "|"
	formMark   = "?"
	noFormMark = "."
)

// packing hides what would be read as a separator, and what Slack would escape
// on its way back.
var (
	packing   = strings.NewReplacer(`\`, `\\`, `|`, `\p`, `&`, `\a`, `<`, `\l`, `>`, `\g`, "\n", `\n`, "\t", `\t`)
	unpacking = strings.NewReplacer(`\\`, `\`, `\p`, `|`, `\a`, `&`, `\l`, `<`, `\g`, `>`, `\n`, "\n", `\t`, "\t")
)

// pack writes an action in at most max characters. ok is false where it does
// not fit.
func pack(a chat.Action, asks bool, max int) (packed string, ok bool) {
	revision := ""
	if a.Revision != 0 {
		revision = strconv.Itoa(a.Revision)
	}
	parts := []string{a.Name, a.Subject, a.Seat, revision, a.Field, a.Value}
	for i := range parts {
		parts[i] = packing.Replace(parts[i])
	}
	packed = noFormMark + strings.TrimRight(strings.Join(parts, partMark), partMark)
	if asks {
		packed = formMark + packed[len(noFormMark):]
	}
	ok = a.Name != "" && valid(a) && length(packed) <= max && strings.TrimSpace(packed) == packed
	return packed, ok
}

// unpack reads what pack wrote, and nothing else.
func unpack(packed string, max int) (a chat.Action, asks bool, err error) {
	if packed == "" || length(packed) > max {
		return chat.Action{}, false, ErrForeign
	}
	asks = strings.HasPrefix(packed, formMark)
	parts := append(strings.Split(packed[1:], partMark), "", "", "", "", "")
	for i := range parts {
		parts[i] = unpacking.Replace(parts[i])
	}
	a = chat.Action{Name: parts[0], Subject: parts[1], Seat: parts[2], Field: parts[4], Value: parts[5]}
	if parts[3] != "" {
		if a.Revision, err = strconv.Atoi(parts[3]); err != nil {
			return chat.Action{}, false, ErrForeign
		}
	}
	if again, ok := pack(a, asks, max); !ok || again != packed {
		return chat.Action{}, false, ErrForeign
	}
	return a, asks, nil
}
