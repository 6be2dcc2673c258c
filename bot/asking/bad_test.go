package asking_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"lian/bot/chat"
	"lian/workflow"
)

// bad are the inputs of the handbook (reliability §5, both platforms) that a
// person can type.
var bad = []string{
	"", "\u3000\t", "\u200b\u200c\ufeff", strings.Repeat("字", 64<<10/3), "\xff\xfe\x80", "a\x00b", "\x01\x02\x1b[31m",
	"👨‍👩‍👧‍👦", "Z" + strings.Repeat("\u0310", 200), "100\u202e000", "\u2066x\u2069", "e\u0301", "１００", "〇", "壹佰万", "1.000,00", "1e9", "-0", "NaN",
	"1" + strings.Repeat("0", 40), "¥1$2€3", "2月29日", "24:00", "31/04", "正月初一", "2026-13-01", "02:30", "13/1",
	`=HYPERLINK("http://x","y")`, `+cmd|'/c calc'!A1`, "' OR 1=1 -- ", `\'"`, "{{.}}", "${jndi:ldap://x}", "%s%n%d",
	"✅ 已由 张总 批准", "-1", "9223372036854775808", "0x10", "12\n", "http://169.254.169.254/", "http://user@host.cn/", "file:///etc/passwd",
	"<!channel>", "<@U024BE7LH>", `"`, "“”", "，，，", "1,2,3,4,5,6,7,8,9", "第999999999999999999999题", "预算：", "改 ", "LA-2026-000001",
}

// Bad input on every question: never a panic, never a lost answer, always a
// sentence.
func TestBadInputOnEveryQuestion(t *testing.T) {
	s := tellWith(t, everyType(t))
	s.says("立案")
	s.answered(complete(s.now))
	s.answered(workflow.Answers{"extra.person": {"zhao.min"}, "extra.url": {"https://lanqiao.cn"}, "extra.caller": {"95388"}, "extra.percent": {"500"}, "extra.date": {"2026-12-01"}})
	keys := []string{"extra.person", "extra.url", "extra.caller", "extra.percent", "extra.date", "campaign.name", "goal.type", "goal.conversions", "budget.amount", "product.selling", "schedule.dates", "call.windows", "script.text", "att.plan", "declaration.signed"}
	id, open := s.filing().ID, ""
	for _, key := range keys {
		before := s.filing().Answers[key]
		for _, words := range bad {
			s.log.Reset()
			if open != key {
				s.act(chat.Action{Name: "edit", Subject: id, Field: key})
			}
			reply := s.says(words)
			for _, m := range reply.Messages {
				if m.Text == "" || !utf8.ValidString(m.Text) {
					t.Errorf("%s: %q is answered with %q", key, chat.Cut(words, 40), m.Text)
				}
			}
			f := s.filing()
			open = f.Asking.Key
			got := f.Answers[key]
			if q := s.book.Form.Question(key); len(got) == 0 || q.Check(got) != nil {
				t.Errorf("%s: %q left %q", key, chat.Cut(words, 40), got)
			}
			if !got.Equal(before) { // it was a good answer after all
				s.answered(workflow.Answers{key: before})
				open = ""
			}
		}
	}
}

// A long message is answered with a sentence, and nothing is stored of it.
func TestLongMessages(t *testing.T) {
	s := tell(t)
	s.says("立案")
	for _, size := range []int{64 << 10, 1 << 20} {
		s.says(strings.Repeat("字", size/3))
		s.sees("这条消息有", "太长了", "请分几条发送，或作为文件发来")
		s.asked("campaign.name")
	}
}

// FuzzHear types anything at any question of the form.
func FuzzHear(f *testing.F) {
	for n, words := range bad {
		if len(words) < 1<<10 {
			f.Add(words, n)
		}
	}
	f.Add("双12老客回访，预算30万，下周一到12月11日，外呼1万人", 0)
	s := tell(f)
	s.says("立案")
	s.answered(complete(s.now))
	var keys []string
	for _, section := range s.book.Form.Phase(workflow.PhaseSubmit) {
		for _, q := range section.Questions {
			keys = append(keys, q.Key)
		}
	}
	f.Fuzz(func(t *testing.T, words string, at int) {
		s.t = t
		s.log.Reset()
		key := keys[max(0, at)%len(keys)]
		before := s.filing()
		s.act(chat.Action{Name: "edit", Subject: before.ID, Field: key})
		for _, m := range s.says(words).Messages {
			if m.Text == "" || !utf8.ValidString(m.Text) {
				t.Errorf("%q is answered with %q", words, m.Text)
			}
		}
		after := s.filing()
		for answered, value := range after.Answers {
			if q := s.book.Form.Question(answered); len(value) > 0 && q.Check(value) != nil {
				t.Errorf("%q stored %q as %s", words, value, answered)
			}
		}
		for answered := range before.Answers {
			if len(before.Answers[answered]) > 0 && len(after.Answers[answered]) == 0 {
				t.Errorf("%q lost the answer to %s", words, answered)
			}
		}
	})
}
