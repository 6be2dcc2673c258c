package main

import (
	"github.com/spf13/cobra"

	"lian/adapters/slack"
)

func slackCommand(env environment) *cobra.Command {
	return group("slack", "Set up Slack", "  lian slack manifest", manifestCommand(env))
}

func manifestCommand(env environment) *cobra.Command {
	c := &cobra.Command{
		Use:     "manifest",
		Short:   "Print the manifest from which Slack makes the app",
		Long:    "Print the manifest to paste at https://api.slack.com/apps (Create New App > From a manifest).\nWith --address Slack sends signed HTTP requests there; without it lian connects by Socket Mode.",
		Example: "  lian slack manifest > manifest.yaml\n  lian slack manifest --address https://lian.example.com",
		Args:    noArgs,
	}
	address := c.Flags().String("address", "", "`URL` at which Slack reaches this lian (HTTP mode)")
	c.RunE = func(*cobra.Command, []string) error {
		if *address != "" {
			if err := isURL(*address); err != nil {
				return misuse{err}
			}
		}
		text, err := slack.Manifest(*address)
		if err != nil {
			return err
		}
		env.printf("%s", text)
		return nil
	}
	return c
}
