// Package turn is one turn of the conversation: a person did something, and
// everything it takes to answer them is at hand. It is made by the bot for
// each event, read by the rooms of the bot, and thrown away.
package turn

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"slices"
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
// more than one thing numbers them, so that a redelivery repeats each one; an
// event id that comes back with another deed, or from another person, is
// refused by the store.
func (t Turn) Command(what workflow.Act, n int) workflow.Command {
	key := t.Event.From.Platform + "/" + t.Event.ID
	if n > 0 {
		key += "#" + strconv.Itoa(n)
	}
	return workflow.Command{Key: key, Digest: t.digest(), By: t.Who.ID, What: what}
}

// digest is the SHA-256 of who did what, in hex: under one key it must stay
// the same. Of files it knows what the platform declares, for they are not
// fetched yet.
func (t Turn) digest() string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %T\n", t.Who.ID, t.Event.Act)
	switch act := t.Event.Act.(type) {
	case chat.Said:
		fmt.Fprintf(sum, "%q\n", act.Text)
		digestFiles(sum, "", act.Files)
	case chat.Pressed:
		fmt.Fprintf(sum, "%#v\n", act.Action)
	case chat.Filled:
		fmt.Fprintf(sum, "%#v %q\n", act.Action, act.Values) // fmt sorts the keys of maps
		for _, key := range slices.Sorted(maps.Keys(act.Files)) {
			digestFiles(sum, key, act.Files[key])
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func digestFiles(to io.Writer, key string, files []chat.File) {
	for _, f := range files {
		fmt.Fprintf(to, "%q %q %d\n", key, f.Name, f.Size)
	}
}
