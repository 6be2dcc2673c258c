package asking

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"lian/bot/chat"
	"lian/bot/reading"
	"lian/bot/turn"
	"lian/workflow"
)

// longestMessage is the bytes of one message that are taken in; longer texts
// come as a file, or in parts.
const longestMessage = 48 << 10

// Hear takes what a person said while a question of f is open: words of the
// form, files, answers. Other commands are left to the bot: handled is false,
// and the bot shows Question again when it has answered them.
func (i *Interview) Hear(ctx context.Context, t turn.Turn, f *workflow.Filing, said chat.Said, cmd reading.Command, isCommand bool) (reply chat.Reply, handled bool, err error) {
	v := i.view(ctx, t, f)
	switch {
	case len(said.Files) > 0:
		reply, err = i.receive(ctx, t, f, said)
		return reply, true, err
	case isCommand && v.obeys(cmd):
		reply, err = i.obey(ctx, v, cmd)
		return reply, true, err
	case isCommand && !cmd.Unsure:
		return chat.Reply{}, false, nil
	case strings.TrimSpace(said.Text) == "" && said.Text == "":
		return chat.Reply{}, false, nil
	case len(said.Text) > longestMessage:
		return chat.Reply{Messages: []chat.Message{v.said("notice", t.Say.Say("asking.message.long", "Size", t.Say.Bytes(int64(len(said.Text))),
			"Limit", t.Say.Bytes(longestMessage))), v.next()}}, true, nil
	}
	c, err := v.course()
	if err != nil {
		return chat.Reply{}, true, err
	}
	if c.now == nil && len(f.Asking.Confirm) == 0 && len((&sitting{view: v}).several(c, said.Text).given) == 0 {
		return chat.Reply{}, false, nil
	}
	reply, err = i.change(ctx, t, f.ID, 0, func(s *sitting) error { return s.hear(said.Text) })
	return reply, true, err
}

// hear takes words as the answer to what is open: a yes to an edit, a reading
// in doubt, the question, or several questions at once.
func (s *sitting) hear(text string) error {
	if len(s.f.Asking.Confirm) > 0 {
		if yes, err := readYesNo(text); err == nil {
			return s.confirm(yes.value.Text() == "yes")
		}
		s.f.Asking.Confirm, s.f.Asking.Drops = nil, nil
	}
	c, err := s.course()
	if err != nil {
		return err
	}
	if c.now != nil {
		if reading, ok := s.chosen(c.now, text); ok {
			return s.offer(given{q: c.now, value: reading})
		}
		if c.now.Type == workflow.TypeLong {
			return s.part(c.now, text)
		}
	}
	if many := s.several(c, text); len(many.given) > 0 {
		return s.takeMany(c.now, many)
	}
	if c.now == nil {
		return nil
	}
	return s.typed(c.now, text)
}

// chosen finds the reading in doubt that words choose: by its number, where
// the question is not one of numbers, or in its own words.
func (s *sitting) chosen(q *workflow.Question, text string) (workflow.Value, bool) {
	folded := reading.Fold(text)
	n, err := strconv.Atoi(folded)
	for i, d := range s.f.Asking.Doubt {
		value := unpacked(d)
		byNumber := err == nil && n == i+1 && !numeric(q)
		if byNumber || folded == reading.Fold(d) || folded == reading.Fold(s.full(q, value)) {
			return value, true
		}
	}
	return nil, false
}

func numeric(q *workflow.Question) bool {
	return slices.Contains([]workflow.Type{workflow.TypeNumber, workflow.TypeMoney, workflow.TypePercent}, q.Type)
}

// takeMany writes what several pieces of a message answer, and says which
// pieces nobody understood.
func (s *sitting) takeMany(q *workflow.Question, many several) error {
	for _, piece := range many.unclear {
		s.out.lead = append(s.out.lead, s.Say.Say("asking.unclear", "Heard", heard(piece)))
	}
	var sure, doubtful []given
	for _, g := range many.given {
		if len(g.doubt) > 0 {
			doubtful = append(doubtful, g)
		} else {
			sure = append(sure, g)
		}
	}
	if len(sure) > 0 {
		if err := s.offer(sure...); err != nil {
			return err
		}
	}
	return s.askBack(doubtful)
}

// askBack asks the first of the doubtful answers and says of the others that
// they were not taken; while an edit waits for a yes, of all.
func (s *sitting) askBack(doubtful []given) error {
	for n, g := range doubtful {
		if n > 0 || len(s.f.Asking.Confirm) > 0 {
			s.out.lead = append(s.out.lead, s.Say.Say("asking.unclear", "Heard", heard(g.heard)))
			continue
		}
		c, err := s.course()
		if err != nil {
			return err
		}
		if err := s.turnTo(c, g.q); err != nil {
			return err
		}
		s.doubt(g.doubt)
		s.doubted = s.f.Asking.Doubt
	}
	return nil
}
