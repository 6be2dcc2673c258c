package main

import (
	"github.com/spf13/cobra"

	"lian/workflow/policy"
)

func policyCommand(env environment, f *flags) *cobra.Command {
	return group("policy", "Look at the rule book", "  lian policy show --format text\n  lian policy check ./rules",
		policyShow(env, f), policyCheck(env, f))
}

func policyShow(env environment, f *flags) *cobra.Command {
	c := &cobra.Command{
		Use:     "show",
		Short:   "Print the form in asking order",
		Example: "  lian policy show --format text\n  lian policy show --format json",
		Args:    noArgs,
	}
	format := formatFlag(c, "text", "text", "json")
	c.RunE = func(*cobra.Command, []string) error {
		as, err := format()
		if err != nil {
			return err
		}
		config, err := readConfig(*f, env.getenv)
		if err != nil {
			return err
		}
		rules, err := policy.Open(config.Policy)
		if err != nil {
			return err
		}
		if as == "text" {
			env.printf("%s", rules.Text(config.Locale))
			return nil
		}
		shown, err := rules.JSON()
		env.printf("%s\n", shown)
		return err
	}
	return c
}

func policyCheck(env environment, f *flags) *cobra.Command {
	return &cobra.Command{
		Use:     "check [DIR]",
		Short:   "Check a rule book: the configured one, or that of a folder",
		Example: "  lian policy check\n  lian policy check ./rules",
		Args:    atMostOne("folder"),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := ""
			if len(args) == 1 {
				dir = args[0]
			} else if config, err := readConfig(*f, env.getenv); err == nil {
				dir = config.Policy
			} else {
				return err
			}
			book, err := policy.Load(dir)
			if err != nil {
				return err
			}
			asked := 0
			for _, s := range book.Form.Sections {
				asked += len(s.Questions)
			}
			env.printf("the rule book is right: %d sections, %d questions, version %.12s\n", len(book.Form.Sections), asked, book.Version)
			return nil
		},
	}
}
