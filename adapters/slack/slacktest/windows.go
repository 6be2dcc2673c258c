package slacktest

import (
	"fmt"
	"slices"
	"sync"
)

// maxStack is how many modals may lie on top of each other.
const maxStack = 3

// windows are the open modals and the published Home tabs.
type windows struct {
	mu     sync.Mutex
	byID   map[string]*View
	stacks map[string][]string // user to modal ids, bottom first
	homes  map[string]*View    // by user
}

func (s *windows) open() {
	s.byID, s.stacks, s.homes = map[string]*View{}, map[string][]string{}, map[string]*View{}
}

// hash is a new version's name.
func (w *Workspace) hash() string { return fmt.Sprintf("%d.%s", w.clock.tick()/1e6, w.clock.id("h")) }

// put lays a modal on a user's stack, or starts a new stack with it.
func (w *Workspace) put(v View, push bool) (View, error) {
	s := &w.windows
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.unique(v); err != nil {
		return View{}, err
	}
	stack := s.stacks[v.User]
	if push && len(stack) >= maxStack {
		return View{}, refuse("push_limit_reached")
	}
	v.ID, v.Hash = w.clock.id("V"), w.hash()
	v.Root = v.ID
	if push && len(stack) > 0 {
		v.Root, v.Previous = stack[0], stack[len(stack)-1]
	} else {
		s.drop(v.User)
	}
	s.byID[v.ID] = &v
	s.stacks[v.User] = append(s.stacks[v.User], v.ID)
	w.bell.ring()
	return v, nil
}

// unique refuses an external_id that another view has.
func (s *windows) unique(v View) error {
	if v.ExternalID == "" {
		return nil
	}
	for id, other := range s.byID {
		if id != v.ID && other.ExternalID == v.ExternalID {
			return refuse("duplicate_external_id")
		}
	}
	return nil
}

// drop closes all of a user's modals.
func (s *windows) drop(user string) {
	for _, id := range s.stacks[user] {
		delete(s.byID, id)
	}
	delete(s.stacks, user)
}

// replace draws v in place of the view with that id, if it is the version that
// hash names; "" = whichever it is.
func (w *Workspace) replace(id, hash string, v View) (View, error) {
	s := &w.windows
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.byID[id]
	switch {
	case old == nil:
		return View{}, refuse("not_found")
	case hash != "" && hash != old.Hash:
		return View{}, refuse("hash_conflict")
	}
	v.ID = id
	if err := s.unique(v); err != nil {
		return View{}, err
	}
	v.User, v.Root, v.Previous, v.Trigger, v.Hash = old.User, old.Root, old.Previous, old.Trigger, w.hash()
	v.State = v.kept(old.State)
	*old = v
	w.bell.ring()
	return v, nil
}

// pop closes the topmost modal of a user, or all of them.
func (w *Workspace) pop(user string, all bool) {
	s := &w.windows
	s.mu.Lock()
	defer s.mu.Unlock()
	stack := s.stacks[user]
	if all || len(stack) <= 1 {
		s.drop(user)
	} else {
		delete(s.byID, stack[len(stack)-1])
		s.stacks[user] = stack[:len(stack)-1]
	}
	w.bell.ring()
}

// View is an open modal or a Home tab by its id; false if it is closed.
func (w *Workspace) View(id string) (View, bool) {
	w.windows.mu.Lock()
	defer w.windows.mu.Unlock()
	v := w.windows.byID[id]
	if v == nil {
		return View{}, false
	}
	return *v, true
}

// Views are the modals in front of a user, the bottom one first.
func (w *Workspace) Views(user string) []View {
	w.windows.mu.Lock()
	defer w.windows.mu.Unlock()
	var list []View
	for _, id := range w.windows.stacks[user] {
		list = append(list, *w.windows.byID[id])
	}
	return list
}

// TopView is the modal a user sees; false if none is open.
func (w *Workspace) TopView(user string) (View, bool) {
	views := w.Views(user)
	if len(views) == 0 {
		return View{}, false
	}
	return views[len(views)-1], true
}

// Home is the Home tab published for a user; false if there is none.
func (w *Workspace) Home(user string) (View, bool) {
	w.windows.mu.Lock()
	defer w.windows.mu.Unlock()
	v := w.windows.homes[user]
	if v == nil {
		return View{}, false
	}
	return *v, true
}

// byExternal is the id of the view with that external_id, "" for none.
func (s *windows) byExternal(external string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, v := range s.byID {
		if v.ExternalID == external && external != "" {
			return id
		}
	}
	return ""
}

// onTop tells whether a modal is the one its user sees.
func (s *windows) onTop(v View) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	stack := s.stacks[v.User]
	return len(stack) > 0 && slices.Index(stack, v.ID) == len(stack)-1
}
