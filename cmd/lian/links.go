package main

import (
	"sync"
	"time"

	"lian/bot/chat"
)

// links knows which platforms listen, and since when.
type links struct {
	mu    sync.Mutex
	names []string
	since map[string]time.Time
	on    map[string]bool
}

func newLinks(platforms []chat.Platform) *links {
	l := &links{since: map[string]time.Time{}, on: map[string]bool{}}
	for _, p := range platforms {
		l.names = append(l.names, p.Name())
		l.since[p.Name()] = time.Now()
	}
	return l
}

func (l *links) up(name string) { l.set(name, true) }

func (l *links) down(name string) { l.set(name, false) }

func (l *links) set(name string, on bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.on[name], l.since[name] = on, time.Now()
}

func (l *links) state(name string) (on bool, since time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.on[name], l.since[name]
}
