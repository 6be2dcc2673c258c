package slacktest

import (
	"maps"
	"slices"
	"sync"
)

// channels are the conversations: public channels, and the app's direct
// message with each person.
type channels struct {
	mu   sync.RWMutex
	byID map[string]*channel
	dms  map[string]*channel // by user
}

func (c *channels) open() { c.byID, c.dms = map[string]*channel{}, map[string]*channel{} }

// A channel has its own lock, so that posts in one never wait for another.
type channel struct {
	id, name, im string // im is the person of a direct message

	mu       sync.Mutex
	members  map[string]bool
	archived bool
	messages []*Message // oldest first
	byTS     map[string]*Message
	whispers []Message // ephemerals, all of them, oldest first
}

// Channel makes a channel, or changes who is in it. The bot is a member only
// if it is named.
func (w *Workspace) Channel(id, name string, members ...string) {
	w.channels.mu.Lock()
	ch := w.channels.byID[id]
	if ch == nil {
		ch = &channel{id: id, name: name, byTS: map[string]*Message{}}
		w.channels.byID[id] = ch
	}
	w.channels.mu.Unlock()
	ch.mu.Lock()
	defer ch.mu.Unlock()
	ch.members = map[string]bool{}
	for _, m := range members {
		ch.members[m] = true
	}
}

// RemoveChannel makes a channel disappear, with everything in it.
func (w *Workspace) RemoveChannel(id string) {
	w.channels.mu.Lock()
	defer w.channels.mu.Unlock()
	delete(w.channels.byID, id)
	maps.DeleteFunc(w.channels.dms, func(_ string, ch *channel) bool { return ch.id == id })
}

// Archive closes a channel for new posts.
func (w *Workspace) Archive(id string) {
	if ch := w.channel(id); ch != nil {
		ch.mu.Lock()
		defer ch.mu.Unlock()
		ch.archived = true
	}
}

// DM is the id of the app's direct message with a person. It is opened if it
// was not.
func (w *Workspace) DM(user string) string { return w.dm(user).id }

func (w *Workspace) dm(user string) *channel {
	w.channels.mu.RLock()
	ch := w.channels.dms[user]
	w.channels.mu.RUnlock()
	if ch != nil {
		return ch
	}
	w.channels.mu.Lock()
	defer w.channels.mu.Unlock()
	if ch := w.channels.dms[user]; ch != nil {
		return ch
	}
	ch = &channel{id: "D" + user, name: "directmessage", im: user, byTS: map[string]*Message{}, members: map[string]bool{user: true, w.Bot: true}}
	w.channels.dms[user], w.channels.byID[ch.id] = ch, ch
	return ch
}

// channel is a conversation by its id, nil if there is none.
func (w *Workspace) channel(id string) *channel {
	w.channels.mu.RLock()
	defer w.channels.mu.RUnlock()
	return w.channels.byID[id]
}

// all are the conversations, in no order.
func (c *channels) all() []*channel {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return slices.Collect(maps.Values(c.byID))
}

// has tells whether a user is in the channel.
func (ch *channel) has(user string) bool {
	ch.mu.Lock()
	defer ch.mu.Unlock()
	return ch.members[user]
}
