package slacktest

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

func (w *Workspace) conversationsOpen(c call) (answer, error) {
	if id := c.str("channel"); id != "" {
		ch := w.channel(id)
		if ch == nil || ch.im == "" {
			return nil, refuse("channel_not_found")
		}
		return answer{"channel": map[string]any{"id": ch.id}, "no_op": true, "already_open": true}, nil
	}
	users := strings.Split(c.str("users"), ",")
	u, ok := w.user(users[0])
	switch {
	case !ok || len(users) != 1:
		return nil, refuse("user_not_found")
	case u.Deactivated:
		return nil, refuse("user_disabled")
	case u.Bot:
		return nil, refuse("cannot_dm_bot")
	}
	return answer{"channel": w.wireChannel(w.dm(u.ID))}, nil
}

// wireChannel is a conversation as Slack describes it.
func (w *Workspace) wireChannel(ch *channel) map[string]any {
	ch.mu.Lock()
	archived, member := ch.archived, ch.members[w.Bot]
	ch.mu.Unlock()
	out := map[string]any{"id": ch.id, "created": 1700000000, "is_archived": archived, "context_team_id": w.Team, "locale": "zh-CN"}
	if ch.im != "" {
		out["is_im"], out["user"] = true, ch.im
		return out
	}
	out["is_channel"], out["name"], out["is_member"] = true, ch.name, member
	return out
}

func (w *Workspace) conversationsInfo(c call) (answer, error) {
	ch := w.channel(c.str("channel"))
	if ch == nil {
		return nil, refuse("channel_not_found")
	}
	if err := w.wantScope(ch.scope("read"), w.faults.Load()); err != nil {
		return nil, err
	}
	return answer{"channel": w.wireChannel(ch)}, nil
}

// scope is the one for a direct message or for a channel.
func (ch *channel) scope(verb string) string {
	if ch.im != "" {
		return "im:" + verb
	}
	return "channels:" + verb
}

func (w *Workspace) conversationsMembers(c call) (answer, error) {
	ch := w.channel(c.str("channel"))
	if ch == nil {
		return nil, refuse("channel_not_found")
	}
	ch.mu.Lock()
	defer ch.mu.Unlock()
	members := slices.Sorted(maps.Keys(ch.members))
	return answer{"members": members, "response_metadata": map[string]any{"next_cursor": ""}}, nil
}

func (w *Workspace) conversationsHistory(c call) (answer, error) {
	return w.page(c, func(m Message) bool { return m.Thread == "" })
}

func (w *Workspace) conversationsReplies(c call) (answer, error) {
	parent := c.str("ts")
	ans, err := w.page(c, func(m Message) bool { return m.TS == parent || m.Thread == parent })
	if err != nil {
		return nil, err
	}
	list := ans["messages"].([]map[string]any)
	if len(list) == 0 {
		return nil, refuse("thread_not_found")
	}
	slices.Reverse(list)
	return ans, nil
}

// page are the wanted messages between oldest and latest, newest first, as far
// as limit; next_cursor goes on. Metadata comes only when asked for.
func (w *Workspace) page(c call, want func(Message) bool) (answer, error) {
	ch, err := w.readable(c)
	if err != nil {
		return nil, err
	}
	var list []map[string]any
	all := w.Messages(ch.id)
	slices.Reverse(all)
	limit, next := pageSize(c), ""
	for _, m := range all {
		if !want(m) || !within(c, m.TS) {
			continue
		}
		if len(list) == limit {
			next = list[limit-1]["ts"].(string)
			break
		}
		wired := w.wire(m)
		if !c.truth("include_all_metadata") {
			delete(wired, "metadata")
		}
		list = append(list, wired)
	}
	if list == nil {
		list = []map[string]any{}
	}
	return answer{"messages": list, "has_more": next != "", "response_metadata": map[string]any{"next_cursor": next}}, nil
}

// readable is the channel the call may read.
func (w *Workspace) readable(c call) (*channel, error) {
	ch := w.channel(c.str("channel"))
	if ch == nil {
		return nil, refuse("channel_not_found")
	}
	if err := w.wantScope(ch.scope("history"), w.faults.Load()); err != nil {
		return nil, err
	}
	if !ch.has(w.Bot) {
		return nil, refuse("not_in_channel")
	}
	return ch, nil
}

// within tells whether ts is in the asked window, whose ends count only with
// inclusive. A cursor is the last ts of the page before. Time stamps of one
// length compare as text.
func within(c call, ts string) bool {
	after, before, cursor := c.str("oldest"), c.str("latest"), c.str("cursor")
	inclusive := c.truth("inclusive")
	switch {
	case cursor != "" && ts >= cursor:
		return false
	case after != "" && after != "0" && (ts < after || ts == after && !inclusive):
		return false
	case before != "" && (ts > before || ts == before && !inclusive):
		return false
	}
	return true
}

func pageSize(c call) int {
	n, err := strconv.Atoi(c.str("limit"))
	if err != nil || n <= 0 || n > 999 {
		return 100
	}
	return n
}
