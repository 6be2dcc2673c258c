package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // a scratch image has no zones

	_ "golang.org/x/crypto/x509roots/fallback" // nor certificates
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// After the first signal the system's own handling is back: the second ends
	// the program at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
}
