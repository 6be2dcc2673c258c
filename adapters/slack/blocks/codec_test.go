package blocks

import (
	"errors"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"lian/bot/chat"
	"lian/workflow/policy"
)

func FuzzActionsComeBackEqual(f *testing.F) {
	f.Add("pass", "LA-2026-000123", "review/legal/legal", 2, "", "")
	f.Add("answer", "d-01", "", 0, "plan.mode", `智能语音 "外呼" <&>'\`)
	f.Add("a|b", `\p`, "|", -1, "\\", "\n|\t")
	f.Add("x", "", "", 0, "", " ")
	f.Add("half", "", "", -12, "\xce", "\xb2") // two halves of one character
	f.Fuzz(func(t *testing.T, name, subject, seat string, revision int, field, value string) {
		a := chat.Action{Name: name, Subject: subject, Seat: seat, Revision: revision, Field: field, Value: value}
		if sent, fits := carry(a); fits {
			if back, err := carried(sent); err != nil || back != a {
				t.Errorf("%+v came back as %+v, %v", a, back, err)
			}
		}
		for _, asks := range []bool{false, true} {
			sent, fits := pack(a, asks, optionValue)
			if !fits {
				continue
			}
			if back, form, err := unpack(sent, optionValue); err != nil || back != a || form != asks || length(sent) > 75 {
				t.Errorf("%+v went as %q, came back as %+v %v, %v", a, sent, back, form, err)
			}
			if strings.ContainsAny(sent, "&<>") {
				t.Errorf("%q holds what Slack escapes on its way back", sent)
			}
		}
	})
}

func FuzzNothingForeignGetsIn(f *testing.F) {
	f.Add(`{"n":"pass"}`)
	f.Add(`{"n":"pass","n":"reject"}`)
	f.Add(`.pass|LA-1||02`)
	f.Fuzz(func(t *testing.T, value string) {
		if a, err := carried(value); err == nil {
			if again, _ := carry(a); again != value {
				t.Errorf("%q is read as %+v, which is sent as %q", value, a, again)
			}
		}
		if a, asks, err := unpack(value, optionValue); err == nil {
			if again, _ := pack(a, asks, optionValue); again != value {
				t.Errorf("%q is read as %+v, which is sent as %q", value, a, again)
			}
		}
	})
}

func TestForeignPressesAreRefused(t *testing.T) {
	option := func(value string) slack.OptionBlockObject { return slack.OptionBlockObject{Value: value} }
	for name, press := range map[string]slack.BlockAction{
		"nothing":                {},
		"another app's button":   {ActionID: "approve", Value: `{"n":"pass"}`},
		"no value":               {ActionID: "lian.do.pass.1"},
		"no JSON":                {ActionID: "lian.do.pass.1", Value: "pass"},
		"an unknown part":        {ActionID: "lian.do.pass.1", Value: `{"n":"pass","x":1}`},
		"more than JSON":         {ActionID: "lian.do.pass.1", Value: `{"n":"pass"} `},
		"one part twice":         {ActionID: "lian.do.pass.1", Value: `{"n":"return","n":"pass"}`},
		"no name":                {ActionID: "lian.do.pass.1", Value: `{"s":"LA-2026-000123"}`},
		"another type":           {ActionID: "lian.do.pass.1", Value: `{"n":"pass","r":"2"}`},
		"over-long":              {ActionID: "lian.do.pass.1", Value: `{"n":"pass","v":"` + strings.Repeat("长", 2000) + `"}`},
		"an option without mark": {ActionID: "lian.menu.x", SelectedOption: option("pass")},
		"an option of 7 parts":   {ActionID: "lian.menu.x", SelectedOption: option(".pass|1|2|3|4|5|6")},
		"a revision of words":    {ActionID: "lian.one.x", SelectedOption: option(".pass|||two")},
		"a revision misspelt":    {ActionID: "lian.one.x", SelectedOption: option(".pass|||+2")},
		"an over-long option":    {ActionID: "lian.one.x", SelectedOption: option(".pass|" + strings.Repeat("长", 75))},
		"a date without a day":   {ActionID: "lian.date..answer|d-01", SelectedDate: ""},
		"a date in words":        {ActionID: "lian.date..answer|d-01", SelectedDate: "明天"},
		"a date without action":  {ActionID: "lian.date.", SelectedDate: "2026-12-01"},
	} {
		if a, err := Pressed(press); !errors.Is(err, ErrForeign) || a != (chat.Action{}) {
			t.Errorf("%s: %+v, %v", name, a, err)
		}
	}
}

// TestEveryAnswerFitsInAnOption: a question with many answers is a select, so
// no answer of the rule book may be too long for one.
func TestEveryAnswerFitsInAnOption(t *testing.T) {
	book, err := policy.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range book.Form.Sections {
		for _, q := range section.Questions {
			for _, c := range q.Choices {
				a := chat.Action{Name: "toggle", Subject: "LA-2026-000123", Revision: 99, Field: q.Key, Value: c.Code}
				if sent, fits := pack(a, false, optionValue); !fits {
					t.Errorf("%s=%s takes %d characters", q.Key, c.Code, length(sent))
				}
			}
		}
	}
}
