package blockkit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// surface is where blocks are shown. A shape names all it may be shown on.
type surface uint8

const (
	inMessage surface = 1 << iota
	inModal
	inHome

	inViews = inModal | inHome
)

// judge goes through one payload and gathers the complaints. It carries the table
// of blocks, because the rule of a container needs the table it stands in.
type judge struct {
	on         surface
	blocks     variants
	complaints []string
}

func newJudge(on surface) *judge { return &judge{on: on, blocks: blockKinds} }

// say adds a complaint about the value at a place.
func (j *judge) say(at place, format string, args ...any) {
	j.complaints = append(j.complaints, fmt.Sprintf(format, args...)+" [json-pointer:"+string(at)+"]")
}

// decode reads one JSON object, numbers as they are written.
func (j *judge) decode(at place, body []byte) (map[string]any, bool) {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		j.say(at, "invalid JSON: %v", err)
		return nil, false
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		j.say(at, "invalid JSON: more than one value")
		return nil, false
	}
	return j.object(at, value)
}

func (j *judge) object(at place, value any) (map[string]any, bool) {
	object, ok := value.(map[string]any)
	if !ok {
		j.say(at, "must provide an object")
	}
	return object, ok
}

// place is a JSON pointer (RFC 6901).
type place string

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

func (p place) key(name string) place { return p + "/" + place(pointerEscapes.Replace(name)) }

func (p place) item(i int) place { return p + "/" + place(strconv.Itoa(i)) }
