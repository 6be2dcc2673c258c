package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"

	"lian/bot/chat"
)

// drainTime is what people's deeds in hand are given to finish once the
// program was asked to stop.
const drainTime = 10 * time.Second

var errDrain = errors.New("people's deeds in hand did not finish in time")

// run serves until ctx ends or something fails for good. Then intake stops,
// what people did last is finished, and only then the courier rests, for
// their deeds may have given it something to carry.
func (a *app) run(ctx context.Context) error {
	carrying, rest := context.WithCancel(context.WithoutCancel(ctx))
	rested := make(chan error, 1)
	go func() { rested <- a.bot.Run(carrying) }()
	err := a.serve(ctx)
	a.log.Info("no more intake")
	rest()
	return errors.Join(err, unlessCanceled(<-rested))
}

// serve runs the platforms and the HTTP server until ctx ends or one of them
// fails, and returns when all have finished, at the latest after drainTime.
func (a *app) serve(ctx context.Context) error {
	all, stop := context.WithCancel(ctx)
	defer stop()
	group, intake := errgroup.WithContext(all)
	for _, p := range a.talking {
		group.Go(func() error { return a.talk(intake, p) })
	}
	group.Go(func() error { return a.answerHTTP(intake) })
	ended := make(chan error, 1)
	go func() { ended <- group.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-intake.Done():
	}
	late := time.NewTimer(drainTime + time.Second)
	defer late.Stop()
	select {
	case err := <-ended:
		return err
	case <-late.C:
		return errDrain
	}
}

// talk runs one platform.
func (a *app) talk(ctx context.Context, p chat.Platform) error {
	a.links.up(p.Name())
	defer a.links.down(p.Name())
	a.log.InfoContext(ctx, "listening", "platform", p.Name())
	if err := unlessCanceled(p.Run(ctx, heard{a.bot, a.log})); err != nil {
		return fmt.Errorf("%s: %w", p.Name(), err)
	}
	return nil
}

// answerHTTP serves until ctx ends, then lets requests in hand finish.
func (a *app) answerHTTP(ctx context.Context) error {
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		drain, done := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
		defer done()
		stopped <- a.server.Shutdown(drain)
	}()
	if err := a.server.Serve(a.listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	if err := <-stopped; err != nil {
		return errors.Join(errDrain, a.server.Close())
	}
	return nil
}

// unlessCanceled drops the error of what was asked to stop.
func unlessCanceled(err error) error {
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
