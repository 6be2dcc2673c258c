package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"lian/workflow"
)

// rows are the rows of the tables of a page, each cut into its cells.
func rows(text string) [][]string {
	var all [][]string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "| ") {
			cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			all = append(all, cells)
		}
	}
	return all
}

// quoted lists what a cell has between backticks.
func quoted(cell string) []string { return groups(regexp.MustCompile("`([^`]*)`"), cell) }

// README's table of settings has every key with its default, in order.
func TestReadmesSettingsAreAllThereIs(t *testing.T) {
	want := map[string]string{peoplePath: ""}
	for _, s := range settings {
		if !strings.HasPrefix(s.path, "slack.") && !strings.HasPrefix(s.path, "dingtalk.") { // one row for all of these
			want[s.path] = s.preset
		}
	}
	eachReadme(t, func(t *testing.T, text string) {
		got := map[string]string{}
		for _, cells := range rows(text) {
			key := strings.Join(quoted(cells[0]), " ")
			if _, known := want[key]; known && len(cells) == 3 {
				got[key] = strings.Join(quoted(cells[1]), " ")
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("the settings differ (-lian +README):\n%s", diff)
		}
	})
}

// README's table of commands has every command, and no flag that is none.
func TestReadmesCommandsAreAllThereIs(t *testing.T) {
	top := rootCommand(environment{getenv: os.Getenv})
	want := leaves(top)
	eachReadme(t, func(t *testing.T, text string) {
		var got []string
		for _, cells := range rows(text) {
			if !strings.HasPrefix(cells[0], "`lian") {
				continue
			}
			parent := top
			for _, written := range quoted(cells[0]) {
				c := commandOf(t, top, parent, written)
				parent = c.Parent()
				got = append(got, c.CommandPath())
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("the commands differ (-lian +README):\n%s", diff)
		}
	})
}

// leaves are the paths of all commands that do something by themselves.
func leaves(top *cobra.Command) []string {
	all := []string{top.CommandPath()}
	for _, c := range top.Commands() {
		if c.HasSubCommands() {
			for _, sub := range c.Commands() {
				all = append(all, sub.CommandPath())
			}
			continue
		}
		all = append(all, c.CommandPath())
	}
	slices.Sort(all)
	return all
}

// commandOf finds the command that README writes, in full or within the group
// of the one before it, and checks its flags.
func commandOf(t *testing.T, top, parent *cobra.Command, written string) *cobra.Command {
	t.Helper()
	words := strings.Fields(strings.NewReplacer("[", "", "]", "").Replace(written))
	from := parent
	if words[0] == "lian" {
		from, words = top, words[1:]
	}
	c := from
	for _, word := range words {
		if i := slices.IndexFunc(c.Commands(), func(sub *cobra.Command) bool { return sub.Name() == word }); i >= 0 {
			c = c.Commands()[i]
		}
	}
	for _, word := range words {
		if flag, is := strings.CutPrefix(word, "--"); is && c.Flag(flag) == nil {
			t.Errorf("%s has no flag --%s", c.CommandPath(), flag)
		}
	}
	return c
}

// README names every role.
func TestReadmesRolesAreAllThereAre(t *testing.T) {
	eachReadme(t, func(t *testing.T, text string) {
		for _, role := range workflow.Roles {
			if !strings.Contains(text, "`"+string(role)+"`") {
				t.Errorf("README does not name the role %s", role)
			}
		}
	})
}
