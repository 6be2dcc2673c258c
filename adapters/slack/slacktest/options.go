package slacktest

import "time"

// Options are the properties of a workspace that a test may want otherwise than
// the real Slack has them: shorter times, other names, a fixed seed.
type Options struct {
	Addr string // where to listen, "127.0.0.1:0" = any free port
	Seed uint64 // of every random choice: connections, faults, dropped ephemerals

	BotToken, AppToken, SigningSecret string
	Team, Domain, App, Bot, BotID     string
	Scopes                            []string // what the bot token was granted

	AckWithin     time.Duration   // real: 3 s
	TriggerLife   time.Duration   // real: 3 s
	RedeliverWait []time.Duration // before each of the retries of an event; real: 0, 1 min, 5 min
	PingEvery     time.Duration   // WebSocket pings
	Grace         time.Duration   // between disconnect "warning" and the close; real: about 10 s
	ResponseLife  time.Duration   // of a response_url; real: 30 min

	// OpensPerMinute is how often the app may ask for a connection before the
	// fake calls it spinning.
	OpensPerMinute int
	// MetadataType is the event_type that the metadata of every posted message
	// must have; "" = any.
	MetadataType string
	// NoEcho keeps the bot's own posts and edits from coming back as events.
	NoEcho bool
}

// defaults are the real Slack's numbers, with a workspace's usual names.
func defaults() Options {
	return Options{
		Addr: "127.0.0.1:0", Seed: 1,
		BotToken: "xoxb-1-fake-bot", AppToken: "xapp-1-A0001-fake-app", SigningSecret: "8f742231b10e8888abcd99yyyzzz85a5",
		Team: "T0001", Domain: "acme", App: "A0001", Bot: "U0BOT", BotID: "B0001",
		Scopes: []string{
			"app_mentions:read", "chat:write", "commands", "files:read", "files:write", "im:history", "im:read", "im:write",
			"usergroups:read", "users:read", "users:read.email", "channels:read", "channels:history", "groups:read", "groups:history",
		},
		AckWithin: 3 * time.Second, TriggerLife: 3 * time.Second,
		RedeliverWait: []time.Duration{0, time.Minute, 5 * time.Minute},
		PingEvery:     5 * time.Second, Grace: 10 * time.Second, ResponseLife: 30 * time.Minute,
		OpensPerMinute: 50,
	}
}
