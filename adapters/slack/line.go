package slack

import "sync"

// Lines keep order: what is put under one name runs one after the other,
// different names run at once. The zero Lines are empty.
type lines struct {
	mu      sync.Mutex
	waiting map[string][]func()
	running sync.WaitGroup
}

// put has do run behind all that was put under the name before.
func (l *lines) put(name string, do func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.waiting == nil {
		l.waiting = map[string][]func(){}
	}
	queue, busy := l.waiting[name]
	l.waiting[name] = append(queue, do)
	if !busy {
		l.running.Go(func() { l.work(name) })
	}
}

func (l *lines) work(name string) {
	for {
		l.mu.Lock()
		queue := l.waiting[name]
		if len(queue) == 0 {
			delete(l.waiting, name)
			l.mu.Unlock()
			return
		}
		do := queue[0]
		l.waiting[name] = queue[1:]
		l.mu.Unlock()
		do()
	}
}

// wait returns when nothing is left.
func (l *lines) wait() { l.running.Wait() }
