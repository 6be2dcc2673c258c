package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lian/workflow"
)

// README's tour is told by the story six_steps: step by step the people whom
// the tour names act in the story, and what it says to type and to press is
// typed and pressed there, in that order. The story may do more.
func TestReadmesTourIsTheStoryOfSixSteps(t *testing.T) {
	text, err := os.ReadFile("testdata/stories/six_steps.txtar")
	if err != nil {
		t.Fatal(err)
	}
	told := toldSteps(string(text))
	eachReadme(t, func(t *testing.T, text string) {
		_, tour, _ := strings.Cut(text, "\n1. **林晓**")
		tour, _, _ = strings.Cut("1. **林晓**"+tour, "\n\n")
		walked := regexp.MustCompile(`(?m)^\d\. `).Split(tour, -1)[1:]
		if len(walked) != len(told) {
			t.Fatalf("the tour has %d steps, the story %d", len(walked), len(told))
		}
		for i, step := range walked {
			follow(t, i+1, step, told[i])
		}
	})
}

// A toldStep is who acts in a part of a story, and what they type and press.
type toldStep struct {
	people []string
	words  []string
}

// toldSteps cuts a story at its numbered comments.
func toldSteps(story string) []toldStep {
	var steps []toldStep
	numbered := regexp.MustCompile(`^# \d\. `)
	for line := range strings.Lines(story) {
		line = strings.TrimSpace(line)
		if numbered.MatchString(line) {
			steps = append(steps, toldStep{})
		}
		if len(steps) > 0 {
			steps[len(steps)-1].tell(line)
		}
	}
	return steps
}

// tell adds a line of a story.
func (s *toldStep) tell(line string) {
	words := strings.Fields(line)
	switch {
	case strings.HasPrefix(line, "as "):
		s.people = append(s.people, nameOf(words[1]))
		said := strings.Trim(strings.Join(words[3:], " "), "'")
		if words[2] == "answers" {
			said = "完成" // is among what it types
		}
		s.words = append(s.words, said)
	case strings.HasPrefix(line, "number "):
		s.words = append(s.words, "$LA")
	case line == "clock week":
		s.words = append(s.words, clockSteps[len(clockSteps)-1].zh)
	}
}

// nameOf is the name of a sample person whose id begins so.
func nameOf(id string) string {
	i := slices.IndexFunc(samplePeople, func(p workflow.Person) bool { return strings.HasPrefix(p.ID, id+".") })
	if i < 0 {
		return id
	}
	return samplePeople[i].Name
}

// follow holds a step of the tour against the story's. Words that README puts
// in bold or in backticks are names, or what is typed and pressed.
func follow(t *testing.T, n int, step string, told toldStep) {
	t.Helper()
	number := regexp.MustCompile(`LA-\d{4}-\d{6}`)
	marked := regexp.MustCompile("(?:\\*\\*|`)(.+?)(?:\\*\\*|`)")
	left := told.words
	for _, word := range groups(marked, number.ReplaceAllString(strings.ReplaceAll(step, "\n   ", ""), "$$LA")) {
		if slices.ContainsFunc(samplePeople, func(p workflow.Person) bool { return p.Name == word }) {
			if !slices.Contains(told.people, word) {
				t.Errorf("step %d names %s, who does nothing in the story", n, word)
			}
			continue
		}
		i := slices.IndexFunc(left, func(said string) bool { return said == word || strings.HasPrefix(said, word+" ") })
		if i < 0 {
			t.Errorf("step %d says %q, which the story does not say there; left are %q", n, word, left)
			continue
		}
		left = left[i:]
	}
}
