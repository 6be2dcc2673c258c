package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
)

func serveCommand(env environment, f *flags) *cobra.Command {
	c := &cobra.Command{
		Use:   "serve",
		Short: "Run the bot",
		Example: "  lian serve\n  lian serve --data /srv/lian --listen 127.0.0.1:9000\n" +
			"  lian serve --config /etc/lian/lian.yaml --log-format json",
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return serve(c.Context(), env, *f) },
	}
	c.Flags().StringVar(&f.listen, "listen", "", "`ADDRESS` of the console, health and metrics (default: 127.0.0.1:8080)")
	return c
}

// serve runs until ctx ends, which is how it is asked to stop.
func serve(ctx context.Context, env environment, f flags) (err error) {
	c, err := readConfig(f, env.getenv)
	if err != nil {
		return err
	}
	log := newLogger(env.stderr, c.Log)
	log.InfoContext(ctx, "config: "+c.summary())
	a, err := newApp(ctx, c, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.close()) }()
	a.banner(env)
	err = a.run(ctx)
	log.Info("stopped")
	return err
}
