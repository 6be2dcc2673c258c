package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"lian/storage"
)

func migrateCommand(env environment, f *flags) *cobra.Command {
	var dry bool
	c := &cobra.Command{
		Use:     "migrate",
		Short:   "Bring the database's tables up to date",
		Long:    "Bring the database's tables up to date. lian serve does so too; several may run at once.",
		Example: "  lian migrate --dry-run\n  lian migrate --config lian.yaml",
		Args:    noArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return migrate(c.Context(), env, *f, dry) },
	}
	c.Flags().BoolVar(&dry, "dry-run", false, "only name what would be applied")
	return c
}

func migrate(ctx context.Context, env environment, f flags, dry bool) (err error) {
	c, err := readConfig(f, env.getenv)
	if err != nil {
		return err
	}
	db, err := storage.Open(ctx, storage.Config{DSN: c.Database, Logger: newLogger(env.stderr, c.Log)})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	apply, word := db.Migrate, "applied"
	if dry {
		apply, word = db.Pending, "would apply"
	}
	migrations, err := apply(ctx)
	if err != nil {
		return err
	}
	for _, m := range migrations {
		env.printf("%s %s\n", word, m)
	}
	if len(migrations) == 0 {
		env.printf("up to date\n")
	}
	return nil
}
