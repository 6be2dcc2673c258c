package desk

import (
	"strings"

	"lian/bot/reading"
	"lian/workflow"
)

// shortestName is how many characters of a label must stand in a sentence for
// it to name the field: two, as most Chinese words have.
const shortestName = 2

// fieldsNamed finds the fields that a sentence names, by their labels in
// either language or by a part of a label that no other field shares as much
// of: "话术缺退订方式" names 话术全文.
func fieldsNamed(book *workflow.Book, sentence string) []string {
	folded := reading.Fold(sentence)
	longest, keys := shortestName-1, []string(nil)
	for _, s := range book.Form.Phase(workflow.PhaseSubmit) {
		for _, q := range s.Questions {
			if q.Type == workflow.TypeComputed {
				continue
			}
			n := max(shared(folded, q.Label.ZH), shared(folded, q.Label.EN)/2)
			switch {
			case n > longest:
				longest, keys = n, []string{q.Key}
			case n == longest && n >= shortestName:
				keys = append(keys, q.Key)
			}
		}
	}
	return keys
}

// shared is the length, in characters, of the longest run of a label that
// stands in the sentence.
func shared(sentence, label string) int {
	runes := []rune(reading.Fold(label))
	for n := len(runes); n >= shortestName; n-- {
		for i := 0; i+n <= len(runes); i++ {
			if strings.Contains(sentence, string(runes[i:i+n])) {
				return n
			}
		}
	}
	return 0
}
