package main

import (
	"errors"
	"fmt"
	"strconv"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"lian/storage"
	"lian/workflow"
)

func outboxCommand(env environment, f *flags) *cobra.Command {
	return group("outbox", "Look at notices that could not be delivered", "  lian outbox list\n  lian outbox retry 42",
		outboxList(env, f), outboxRetry(env, f))
}

func outboxList(env environment, f *flags) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the notices that were given up, and count the others",
		Example: "  lian outbox list",
		Args:    noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return withDatabase(c.Context(), env, *f, func(_ *Config, db *storage.DB) error {
				due, parked, err := db.Backlog(c.Context())
				if err != nil {
					return err
				}
				env.printf("%d due, %d given up\n", due, parked)
				given, err := db.Parked(c.Context(), workflow.Page{Limit: 500})
				if err != nil {
					return err
				}
				return listDeliveries(env, given)
			})
		},
	}
}

func listDeliveries(env environment, all []workflow.Delivery) error {
	table := tabwriter.NewWriter(env.stdout, 0, 0, 2, ' ', 0)
	for _, d := range all {
		fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%d attempts\t%s\n", d.ID, d.Kind, d.Person, d.Filing, d.Attempts, mask(d.Why))
	}
	return table.Flush()
}

func outboxRetry(env environment, f *flags) *cobra.Command {
	return &cobra.Command{
		Use:     "retry ID",
		Short:   "Have a notice that was given up sent again",
		Example: "  lian outbox retry 42",
		Args:    arg("id"),
		RunE: func(c *cobra.Command, args []string) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return misuse{fmt.Errorf("%q is no id; lian outbox list shows them", args[0])}
			}
			return withDatabase(c.Context(), env, *f, func(_ *Config, db *storage.DB) error {
				err := db.Redrive(c.Context(), id)
				if errors.Is(err, workflow.ErrNotFound) {
					return fmt.Errorf("no notice %d was given up; lian outbox list shows them", id)
				}
				if err == nil {
					env.printf("notice %d is due again\n", id)
				}
				return err
			})
		},
	}
}
