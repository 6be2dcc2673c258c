package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// rootCommand is lian: by itself it serves.
func rootCommand(env environment) *cobra.Command {
	var f flags
	root := serveCommand(env, &f)
	root.Use = "lian"
	root.Short = "Take telemarketing campaigns from filing to close-out, in chat"
	root.Long = root.Short + ".\n\nWith no configuration it serves a chat in the browser, with sample people, on this machine."
	root.Example = "  lian                          try it: open the page it names\n" +
		"  lian init && lian doctor      set it up, and check that\n  lian serve --config lian.yaml"
	root.SilenceUsage, root.SilenceErrors = true, true
	root.SetIn(env.stdin)
	root.SetOut(env.stdout)
	root.SetErr(env.stderr)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return misuse{err} })
	root.PersistentFlags().StringVar(&f.config, "config", "", "configuration `FILE` (default: lian.yaml here, if there is one)")
	root.PersistentFlags().StringVar(&f.data, "data", "", "`DIR` of the SQLite database (default: lian-data)")
	root.PersistentFlags().StringVar(&f.logFormat, "log-format", "", "auto, text or json")
	root.PersistentFlags().StringVar(&f.logLevel, "log-level", "", "debug, info, warn or error")
	root.CompletionOptions.HiddenDefaultCmd = true
	serve := serveCommand(env, &f)
	root.AddCommand(serve, initCommand(env), migrateCommand(env, &f), doctorCommand(env, &f), peopleCommand(env, &f),
		policyCommand(env, &f), filingCommand(env, &f), outboxCommand(env, &f), configCommand(env, &f),
		exportCommand(env, &f), digestCommand(env, &f), slackCommand(env), healthcheckCommand(env, &f), versionCommand(env))
	return root
}

// group is a command that only holds others.
func group(use, short, example string, commands ...*cobra.Command) *cobra.Command {
	g := &cobra.Command{Use: use, Short: short, Example: example, Args: noArgs, RunE: func(c *cobra.Command, _ []string) error {
		return misuse{fmt.Errorf("%s needs one of its commands; see %s --help", c.CommandPath(), c.CommandPath())}
	}}
	g.AddCommand(commands...)
	return g
}

// noArgs refuses arguments; what is no command is one.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	message := fmt.Sprintf("%s has no command %q", c.CommandPath(), args[0])
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		message += fmt.Sprintf(" (did you mean %q?)", near[0])
	}
	return misuse{fmt.Errorf("%s; see %s --help", message, c.CommandPath())}
}

// arg asks for exactly one argument.
func arg(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return misuse{fmt.Errorf("%s needs one %s; for example%s", c.CommandPath(), what, c.Example[1:])}
		}
		return nil
	}
}

// formatFlag is --format with the formats that a command has.
func formatFlag(c *cobra.Command, preset string, known ...string) func() (string, error) {
	format := c.Flags().String("format", preset, fmt.Sprint("one of ", known))
	return func() (string, error) {
		if err := oneOf(known...)(*format); err != nil {
			return "", misuse{fmt.Errorf("--format: %w", err)}
		}
		return *format, nil
	}
}

// printf writes to standard output. Who closed it does not want the rest.
func (e environment) printf(format string, args ...any) { fmt.Fprintf(e.stdout, format, args...) }

// atMostOne allows one argument or none.
func atMostOne(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > 1 {
			return misuse{fmt.Errorf("%s takes at most one %s", c.CommandPath(), what)}
		}
		return nil
	}
}
