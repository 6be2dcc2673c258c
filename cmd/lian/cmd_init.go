package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

// initial is the configuration that lian init writes: every key with its
// default, commented. A test reads it strictly and compares it to the defaults.
//
//go:embed assets/lian.yaml
var initial []byte

func initCommand(env environment) *cobra.Command {
	return &cobra.Command{
		Use:     "init",
		Short:   "Write a commented lian.yaml",
		Example: "  lian init\n  lian init /etc/lian/lian.yaml",
		Args:    atMostOne("file"),
		RunE: func(_ *cobra.Command, args []string) error {
			name := "lian.yaml"
			if len(args) == 1 {
				name = args[0]
			}
			return writeInitial(env, name)
		},
	}
}

// writeInitial never overwrites. The file will hold secrets, so only its owner
// may read it.
func writeInitial(env environment, name string) (err error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; it was left alone", name)
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if _, err := f.Write(initial); err != nil {
		return err
	}
	env.printf("wrote %s; next: put your people into it, then lian doctor\n", name)
	return nil
}
