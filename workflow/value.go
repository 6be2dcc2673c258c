package workflow

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"
	"time"
)

// A Value is one answer in canonical form, as the question's type says:
//
//	text, long, url, caller   the text itself
//	number                    decimal digits
//	money                     fen, decimal digits
//	percent                   hundredths of a percent, decimal digits
//	date                      2006-01-02
//	dates                     two dates, first and last day
//	windows                   one "09:00-12:00" each
//	yesno                     "yes" or "no"
//	choice, choices           the codes of the choices
//	person                    a person's id
//	file                      the ids of the files
//
// Canonical values mean the same in every language, so that a digest over
// them never depends on who reads.
type Value []string

// Answers are the values by question key.
type Answers map[string]Value

// Text returns the first element, or "".
func (v Value) Text() string {
	if len(v) == 0 {
		return ""
	}
	return v[0]
}

// Int returns the first element as a number, or 0.
func (v Value) Int() int64 {
	n, _ := strconv.ParseInt(v.Text(), 10, 64) // canonical by construction; an unanswered number counts as 0
	return n
}

// Date returns the i-th element as midnight UTC of its day; the zero time
// where there is none.
func (v Value) Date(i int) time.Time {
	if i >= len(v) {
		return time.Time{}
	}
	day, _ := time.Parse(time.DateOnly, v[i]) // as above
	return day
}

// Equal tells whether two values are the same.
func (v Value) Equal(w Value) bool { return slices.Equal(v, w) }

// Clone copies the answers, so that a frozen revision cannot change.
func (a Answers) Clone() Answers {
	c := make(Answers, len(a))
	for key, value := range a {
		c[key] = slices.Clone(value)
	}
	return c
}

// Digest is the SHA-256, in hex, of the answers' canonical JSON: keys in
// byte order, values as they stand. Decisions are bound to it.
func (a Answers) Digest() string {
	canonical, err := json.Marshal(a) // sorts keys; strings cannot fail to encode
	if err != nil {
		panic("workflow: answers do not encode: " + err.Error())
	}
	sum := sha256.Sum256(canonical)
	return hex.EncodeToString(sum[:])
}
