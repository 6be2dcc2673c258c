package desk

import (
	"slices"
	"strings"
	"unicode"

	"lian/bot/reading"
	"lian/workflow"
)

// How many characters of a label must stand in a sentence for it to name the
// field: two, as most Chinese words have. Beside a better match it takes three,
// for any two characters may stand in a reason by chance.
const (
	shortestName  = 2
	shortestOther = 3
)

// fieldsNamed finds the questions that a sentence names, by their labels in
// either language or by a part of a label that no other one shares as much of:
// "话术缺退订方式" names 话术全文. What stands before a colon is a list of
// names; the reason after it names nothing more.
func fieldsNamed(questions []*workflow.Question, sentence string) []string {
	folded := reading.Fold(sentence)
	if list, _, reasoned := strings.Cut(folded, ":"); reasoned { // folding made "：" one of these
		if keys := namedIn(questions, list, shortestName); len(keys) > 0 {
			return keys
		}
	}
	return namedIn(questions, folded, shortestOther)
}

// namedIn takes the best match, then what else matches well enough in the rest
// of the text, and lists the keys in the form's order.
func namedIn(questions []*workflow.Question, sentence string, other int) []string {
	text := " " + spaced(sentence) + " "
	found := map[string]bool{}
	for atLeast := shortestName; ; atLeast = other {
		best, runs := 2*atLeast-1, map[string][]string(nil)
		for _, q := range questions {
			switch run, weight := shared(text, q.Label); {
			case weight > best:
				best, runs = weight, map[string][]string{run: {q.Key}}
			case weight == best && runs != nil:
				runs[run] = append(runs[run], q.Key)
			}
		}
		if runs == nil {
			break
		}
		for run, keys := range runs {
			text = strings.ReplaceAll(text, run, " | ") // what is named once names no more
			for _, key := range keys {
				found[key] = true
			}
		}
	}
	var keys []string
	for _, q := range questions {
		if found[q.Key] {
			keys = append(keys, q.Key)
		}
	}
	return keys
}

// shared is the longest part of a label that stands in the text, and its weight
// in letters, of which a Chinese character is worth two. The beginning of a
// label weighs one more than its end: 话术全文 is called 话术, and many labels
// end in 方式.
func shared(text string, label workflow.Words) (run string, weight int) {
	whole, english := reading.Fold(label.ZH), spaced(label.EN)
	run = longestRun(text, strings.Split(whole, ""), "", "")
	weight = 2 * len([]rune(run))
	if words := longestRun(text, strings.Fields(english), " ", " "); len(words) > weight && (words == english || telling(words)) {
		whole, run, weight = english, words, len(words)
	}
	if strings.HasPrefix(whole, run) {
		weight++
	}
	return run, weight
}

// longestRun is the longest run of units, joined by between, that stands in the
// text with around on either side.
func longestRun(text string, units []string, between, around string) string {
	for n := len(units); n > 0; n-- {
		for i := 0; i+n <= len(units); i++ {
			if run := strings.Join(units[i:i+n], between); strings.Contains(text, around+run+around) {
				return run
			}
		}
	}
	return ""
}

// spaced leaves the letters and digits of a text, in words.
func spaced(text string) string {
	return strings.Join(strings.FieldsFunc(reading.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// telling tells whether words name anything: not those that stand in every
// sentence.
func telling(words string) bool {
	return slices.ContainsFunc(strings.Fields(words), func(w string) bool {
		return len(w) >= 4 && !slices.Contains([]string{"with", "from", "what", "that", "this", "they", "have", "will", "long"}, w)
	})
}
