package slacktest

import (
	"slices"
	"sync"
)

// A User is a person, or a bot, of the workspace.
type User struct {
	ID, Name, Email        string
	Locale, TZ             string // "" = zh-CN, Asia/Shanghai
	Guest                  bool   // multi-channel guest: is_restricted
	SingleGuest            bool   // single-channel guest: is_ultra_restricted
	Deactivated, Bot       bool
	Team                   string // "" = the workspace's own
	DisplayName, TimeLabel string
}

// A Group is a user group.
type Group struct {
	ID, Handle string
	Users      []string
}

// people are the members and the user groups.
type people struct {
	mu     sync.RWMutex
	users  map[string]User
	groups []Group
}

func (p *people) open() { p.users = map[string]User{} }

// Join adds u, or takes the place of the user with that id: somebody who joins
// again as Deactivated has left.
func (w *Workspace) Join(u User) {
	if u.Team == "" {
		u.Team = w.Team
	}
	if u.Locale == "" {
		u.Locale = "zh-CN"
	}
	if u.TZ == "" {
		u.TZ = "Asia/Shanghai"
	}
	w.people.mu.Lock()
	defer w.people.mu.Unlock()
	w.people.users[u.ID] = u
}

// user is a member by id.
func (w *Workspace) user(id string) (User, bool) {
	w.people.mu.RLock()
	defer w.people.mu.RUnlock()
	u, ok := w.people.users[id]
	return u, ok
}

// userByEmail is the active member with that address.
func (w *Workspace) userByEmail(email string) (User, bool) {
	w.people.mu.RLock()
	defer w.people.mu.RUnlock()
	for _, u := range w.people.users {
		if u.Email == email && email != "" {
			return u, true
		}
	}
	return User{}, false
}

// SetGroup creates a user group or changes its members.
func (w *Workspace) SetGroup(id, handle string, users ...string) {
	w.people.mu.Lock()
	defer w.people.mu.Unlock()
	g := Group{ID: id, Handle: handle, Users: users}
	if i := slices.IndexFunc(w.people.groups, func(g Group) bool { return g.ID == id }); i >= 0 {
		w.people.groups[i] = g
		return
	}
	w.people.groups = append(w.people.groups, g)
}

// Groups are the user groups, in the order they were made.
func (w *Workspace) Groups() []Group {
	w.people.mu.RLock()
	defer w.people.mu.RUnlock()
	return slices.Clone(w.people.groups)
}
