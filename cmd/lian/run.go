package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"lian/workflow/policy"
)

// The exit codes (contract: the program).
const (
	exitDone   = 0
	exitFailed = 1
	exitWrong  = 2 // used or configured wrongly
)

// An environment is everything a command has of the world outside.
type environment struct {
	getenv         func(string) string
	stdin          io.Reader
	stdout, stderr io.Writer
}

// run is the whole program: it runs the command that args name and returns
// its exit code.
func run(ctx context.Context, args []string, getenv func(string) string, stdin io.Reader, stdout, stderr io.Writer) int {
	env := environment{getenv: getenv, stdin: stdin, stdout: stdout, stderr: stderr}
	root := rootCommand(env)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	if !errors.Is(err, errSaid) {
		fmt.Fprintf(stderr, "lian: %s\n", mask(err.Error()))
	}
	return exitCode(err)
}

// errSaid ends a command that has already told what is wrong.
var errSaid = errors.New("said already")

// A misuse is a command asked wrongly.
type misuse struct{ error }

func (m misuse) Unwrap() error { return m.error }

func exitCode(err error) int {
	var asked misuse
	var configured *faults
	var rules *policy.Problems
	if errors.As(err, &asked) || errors.As(err, &configured) || errors.As(err, &rules) {
		return exitWrong
	}
	return exitFailed
}
