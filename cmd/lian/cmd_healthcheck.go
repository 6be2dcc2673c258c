package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"
)

func healthcheckCommand(env environment, f *flags) *cobra.Command {
	c := &cobra.Command{
		Use:     "healthcheck",
		Short:   "Ask the lian of this machine whether it lives",
		Long:    "Ask the lian of this machine whether it lives: for containers, which have no other way to ask.",
		Example: "  lian healthcheck\n  LIAN_LISTEN=:8080 lian healthcheck",
		Args:    noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			config, err := readConfig(*f, env.getenv)
			if err != nil {
				return err
			}
			return healthcheck(c.Context(), config.Listen)
		},
	}
	c.Flags().StringVar(&f.listen, "listen", "", "`ADDRESS` it listens on")
	return c
}

func healthcheck(ctx context.Context, listen string) (err error) {
	ctx, done := context.WithTimeout(ctx, 3*time.Second)
	defer done()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+here(listen)+"/healthz", nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, answer.Body.Close()) }()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", r.URL, answer.Status)
	}
	return nil
}

// here is the address by which this machine reaches one it listens on.
func here(listen string) string {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return listen // it was checked
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}
