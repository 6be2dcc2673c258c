package cards

import (
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"lian/bot/chat"
	"lian/workflow"
)

// around is how many graphemes a shortened diff shows before the first
// difference.
const around = 8

// Diff shows what changed between two sets of answers, in asking order, old
// first. Answers that the reader may not see are named but not shown.
func Diff(v View, before, after workflow.Answers) chat.Section {
	keys := v.changed(before, after)
	s := chat.Section{Heading: v.words("cards.diff", "N", len(keys))}
	for _, key := range keys {
		s.Items = append(s.Items, v.diffItem(key, before[key], after[key]))
	}
	return s
}

// changed lists the keys whose answers differ, in asking order; keys that the
// rule book does not have any more come last.
func (v View) changed(before, after workflow.Answers) []string {
	var keys []string
	add := func(key string) {
		if !before[key].Equal(after[key]) && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	for _, s := range v.Office.Book.Form.Sections {
		for _, q := range s.Questions {
			add(q.Key)
		}
	}
	for _, answers := range []workflow.Answers{before, after} {
		for _, key := range sortedKeys(answers) {
			add(key)
		}
	}
	return keys
}

func sortedKeys(a workflow.Answers) []string {
	keys := make([]string, 0, len(a))
	for key := range a {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func (v View) diffItem(key string, before, after workflow.Value) chat.Item {
	q := v.question(key)
	item := chat.Item{Mark: chat.Attend, Text: v.label(key)}
	if !v.mayRead(q) {
		item.Note = v.words("cards.value.hidden")
		return item
	}
	from, to := excerpts(line(v.diffValue(q, before)), line(v.diffValue(q, after)))
	item.Text = v.words("cards.diff.item", "Label", item.Text, "From", from, "To", to)
	return item
}

func (v View) diffValue(q *workflow.Question, a workflow.Value) string {
	if a == nil {
		return v.words("cards.value.none")
	}
	return v.value(q, a)
}

// excerpts shortens two texts to the place where they begin to differ, so
// that a changed word deep in a long script is seen.
func excerpts(from, to string) (string, string) {
	same := commonPrefix(from, to)
	if uniseg.GraphemeClusterCount(from) <= factLength && uniseg.GraphemeClusterCount(to) <= factLength || same <= around {
		return chat.Cut(from, factLength), chat.Cut(to, factLength)
	}
	return "…" + chat.Cut(skip(from, same-around), factLength), "…" + chat.Cut(skip(to, same-around), factLength)
}

// commonPrefix counts the graphemes that two texts begin with alike.
func commonPrefix(a, b string) int {
	x, y := uniseg.NewGraphemes(a), uniseg.NewGraphemes(b)
	n := 0
	for x.Next() && y.Next() && x.Str() == y.Str() {
		n++
	}
	return n
}

// skip leaves out the first n graphemes.
func skip(s string, n int) string {
	var b strings.Builder
	for g := uniseg.NewGraphemes(s); g.Next(); n-- {
		if n <= 0 {
			b.WriteString(g.Str())
		}
	}
	return b.String()
}
