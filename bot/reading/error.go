package reading

import (
	"strings"

	"github.com/rivo/uniseg"
)

// Code tells one kind of refusal from another: errors.Is(err, reading.Ambiguous).
type Code string

// The codes of this package. The bot has one sentence for each.
const (
	Empty            Code = "empty"              // nothing but blanks or invisible characters
	Unreadable       Code = "unreadable"         // not valid UTF-8
	NotUnderstood    Code = "not_understood"     // no reading at all
	Ambiguous        Code = "ambiguous"          // two readings: Options has them
	ImpossibleDate   Code = "impossible_date"    // 2月30日, a day named with the wrong weekday, a time that DST skips
	Reversed         Code = "reversed"           // the end is before the start: From, To as typed
	RangeWhereSingle Code = "range_where_single" // two values where one was asked: From, To when they could be read
	Festival         Code = "festival"           // 国庆, 农历: a day that is named but not computed here
	NeedsCalendar    Code = "needs_calendar"     // 3个工作日后: WorkingDays reads the count
	OutOfRange       Code = "out_of_range"       // a number that its kind does not have (25:00, choice 9 of 3)
	Negative         Code = "negative"           // below zero, -0 included
	Fraction         Code = "fraction"           // finer than the unit counts: 0.001 yuan, half a person
	TooManyDigits    Code = "too_many_digits"    // more than 13 digits
	ForeignCurrency  Code = "foreign_currency"   // an amount that is not in yuan
	Overlap          Code = "overlap"            // two calling windows share time: From, To
	MobileNumber     Code = "mobile_number"      // a person's mobile where a company's line is asked
	AreaCodeMissing  Code = "area_code_missing"  // a fixed line without its area code
	SmsNumber        Code = "sms_number"         // 106…: sends messages, cannot call
	TooLong          Code = "too_long"           // longer than any value of this kind
)

// Error makes a Code usable as the target of errors.Is.
func (c Code) Error() string { return string(c) }

// Error is a refusal the bot can word.
type Error struct {
	Code    Code
	Heard   string   // what was typed, cleaned, at most 60 characters; for the person only, never for a log
	Options []string // Ambiguous: the canonical values to choose from
	From    string   // Reversed, RangeWhereSingle, Overlap: the first value, canonical
	To      string   // and the second
}

// Error names the code only: what people type may be private, and errors are logged.
func (e *Error) Error() string { return "reading: " + string(e.Code) }

// Unwrap lets errors.Is find the Code.
func (e *Error) Unwrap() error { return e.Code }

const heardLimit = 60

func refuse(code Code, heard string) *Error {
	return &Error{Code: code, Heard: cut(heard, heardLimit)}
}

func ask(heard string, options ...string) *Error {
	e := refuse(Ambiguous, heard)
	e.Options = options
	return e
}

func between(code Code, heard, from, to string) *Error {
	e := refuse(code, heard)
	e.From, e.To = from, to
	return e
}

// cut keeps the first limit characters as people count them.
func cut(text string, limit int) string {
	var kept strings.Builder
	rest, state := text, -1
	for n := 0; rest != ""; n++ {
		if n == limit {
			return kept.String() + "…"
		}
		var one string
		one, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		kept.WriteString(one)
	}
	return kept.String()
}
