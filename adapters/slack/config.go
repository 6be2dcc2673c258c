package slack

import (
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// platform is the name of Slack's accounts.
const platform = "slack"

// A Config is what the adapter is made of. BotToken and one of AppToken and
// SigningSecret are required, and Log and Metrics.
type Config struct {
	BotToken      string // xoxb-…
	AppToken      string // xapp-…, with connections:write: Socket Mode
	SigningSecret string // HTTP mode, where there is no AppToken
	APIURL        string // "" = Slack's own; ends in a slash
	// Replicas is how many lians share the app; each opens two connections.
	// More than that are somebody else's, who takes presses away.
	Replicas int
	// Rate is how many times the rates that Slack publishes it really allows; 0
	// = once.
	Rate   int
	Locale string // of people of whom Slack tells none: "zh-CN" or "en"
	// Stagger lies between the connections of one replica, so that Slack never
	// refreshes both at once; 0 = 15 s.
	Stagger time.Duration
	Log     *slog.Logger
	Metrics prometheus.Registerer
}

// What is wrong with a configuration. The text names no token.
var (
	ErrBotToken = errors.New("slack.bot_token must be a bot token; it begins with xoxb- and stands under OAuth & Permissions")
	ErrAppToken = errors.New("slack.app_token must be an app-level token with connections:write; it begins with xapp- and stands under Basic Information")
	ErrNoIntake = errors.New("slack needs slack.app_token (Socket Mode) or slack.signing_secret (HTTP)")
)

// check refuses tokens of the wrong kind before Slack does: with a wrong app
// token the connection would be tried for ever.
func (c Config) check() error {
	if !strings.HasPrefix(c.BotToken, "xoxb-") {
		return ErrBotToken
	}
	if c.AppToken == "" && c.SigningSecret == "" {
		return ErrNoIntake
	}
	if c.AppToken != "" && !strings.HasPrefix(c.AppToken, "xapp-") {
		return ErrAppToken
	}
	base, err := url.Parse(c.APIURL)
	if err != nil || base.Host == "" {
		return fmt.Errorf("slack.api_url %q is no address", c.APIURL)
	}
	return nil
}

// complete fills in what has a default.
func (c Config) complete() Config {
	if c.APIURL == "" {
		c.APIURL = "https://slack.com/api/"
	}
	if !strings.HasSuffix(c.APIURL, "/") {
		c.APIURL += "/"
	}
	if c.Stagger == 0 {
		c.Stagger = 15 * time.Second
	}
	c.Replicas, c.Rate = max(c.Replicas, 1), max(c.Rate, 1)
	return c
}
