package main

import "lian/bot/chat"

// platforms are the chats this lian speaks in, one line each.
func (a *app) platforms() []chat.Platform {
	var on []chat.Platform
	if a.console != nil {
		on = append(on, a.console)
	}
	if a.slack != nil {
		on = append(on, a.slack)
	}
	return on
}
