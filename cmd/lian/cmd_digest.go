package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"lian/bot/cards"
	"lian/storage"
	"lian/workflow/policy"
)

func digestCommand(env environment, f *flags) *cobra.Command {
	var person string
	preview := &cobra.Command{
		Use:     "preview",
		Short:   "Show a person's digest as it would be now, without sending it",
		Example: "  lian digest preview --for liu.zong",
		Args:    noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if person == "" {
				return misuse{fmt.Errorf("lian digest preview needs --for PERSON")}
			}
			return withDatabase(c.Context(), env, *f, func(config *Config, db *storage.DB) error {
				return previewDigest(c.Context(), env, config, db, person)
			})
		},
	}
	preview.Flags().StringVar(&person, "for", "", "`PERSON` whose digest it is")
	return group("digest", "Look at digests", "  lian digest preview --for liu.zong", preview)
}

// previewDigest words the digest exactly as the courier would.
func previewDigest(ctx context.Context, env environment, c *Config, db *storage.DB, person string) error {
	book, err := policy.Load(c.Policy)
	if err != nil {
		return err
	}
	a := &app{config: c, db: db, book: book, log: slog.New(slog.DiscardHandler), metrics: newMetrics()}
	courier := a.newBot().Courier()
	office, err := courier.Reception.Office(ctx)
	if err != nil {
		return err
	}
	view := courier.Reception.Desk(ctx, office, office.Person(person))
	if view.Reader.ID == "" {
		return fmt.Errorf("nobody with the id %q works here; lian people list shows who does", person)
	}
	digest, err := courier.DigestFor(ctx, view.Reader, view.Office.Now)
	if err != nil {
		return err
	}
	if digest.Empty() {
		env.printf("nothing to tell %s now; an empty digest is not sent\n", view.Reader.Name)
		return nil
	}
	env.printf("%s\n", cards.Digest(view, digest, view.Office.Now.In(c.Zone).Format(time.DateOnly)).Text)
	return nil
}
