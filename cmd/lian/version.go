package main

import (
	"runtime/debug"

	"github.com/spf13/cobra"
)

// A buildNote says what was built, from what.
type buildNote struct{ version, goVersion, revision, modified string }

// build reads what the Go toolchain wrote into the program.
func build() buildNote {
	note := buildNote{version: "(devel)"}
	made, ok := debug.ReadBuildInfo()
	if !ok {
		return note
	}
	note.goVersion = made.GoVersion
	if made.Main.Version != "" {
		note.version = made.Main.Version
	}
	for _, s := range made.Settings {
		switch s.Key {
		case "vcs.revision":
			note.revision = s.Value
		case "vcs.modified":
			note.modified = s.Value
		}
	}
	return note
}

func versionCommand(env environment) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Tell which lian this is",
		Example: "  lian version",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			note := build()
			env.printf("lian %s\ngo   %s\n", note.version, note.goVersion)
			if note.revision != "" {
				env.printf("from %s", note.revision)
				if note.modified == "true" {
					env.printf(" (with changes)")
				}
				env.printf("\n")
			}
			return nil
		},
	}
}
