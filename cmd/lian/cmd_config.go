package main

import (
	"strings"

	"github.com/spf13/cobra"
)

func configCommand(env environment, f *flags) *cobra.Command {
	var origin bool
	print := &cobra.Command{
		Use:     "print",
		Short:   "Show what counts, secrets masked",
		Example: "  lian config print\n  lian config print --origin",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			c, err := readConfig(*f, env.getenv)
			if err == nil {
				c.print(env, origin)
			}
			return err
		},
	}
	print.Flags().BoolVar(&origin, "origin", false, "say where each value comes from")
	return group("config", "Look at the configuration", "  lian config print --origin", print)
}

// print shows every setting as it stands. Values that could be read as
// something else are quoted, as in the file.
func (c *Config) print(env environment, origin bool) {
	for _, s := range settings {
		v := c.values[s.path]
		line := s.path + ": " + s.shown(v.text)
		if origin {
			line += strings.Repeat(" ", max(1, 60-len(line))) + "# " + v.at.String()
		}
		env.printf("%s\n", line)
	}
	env.printf("people: %d\n", len(c.People))
}

// shown is a value for people's eyes.
func (s setting) shown(text string) string {
	switch {
	case text == "":
		return `""`
	case s.path == "database":
		return mask(text)
	case s.secret:
		return "***"
	}
	return text
}
