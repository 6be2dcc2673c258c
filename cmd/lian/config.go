package main

import (
	"log/slog"
	"strings"
	"time"

	"lian/workflow"
)

// A Config is the configuration, read and found right.
type Config struct {
	File     string // that was read; "" = none
	Locale   string
	Zone     *time.Location
	Database string
	Listen   string
	Policy   string // folder of a rule book; "" = lian's own
	Console  ConsoleConfig
	Slack    SlackConfig
	DingTalk DingTalkConfig
	Digest   workflow.DigestTime
	Log      LogConfig
	People   []workflow.Person
	Accounts []workflow.Account

	values values
}

// A ConsoleConfig says whether the chat in the browser is open, and to whom.
type ConsoleConfig struct {
	Enabled     bool
	AllowRemote bool
	Password    string
}

// A SlackConfig is what Slack gives an app.
type SlackConfig struct {
	AppToken, BotToken, SigningSecret, APIURL string
	Replicas, Rate                            int
}

// A DingTalkConfig is what DingTalk gives a robot.
type DingTalkConfig struct {
	ClientID, ClientSecret, RobotCode, CardTemplate, APIURL, OAPIURL string
}

// A LogConfig says how lian logs.
type LogConfig struct {
	Format string // auto, text, json
	Level  slog.Level
}

// given tells whether Slack was set up.
func (c SlackConfig) given() bool { return c.AppToken+c.BotToken+c.SigningSecret != "" }

// given tells whether DingTalk was set up.
func (c DingTalkConfig) given() bool { return c.ClientID+c.ClientSecret != "" }

// SQLite tells whether the database is a file, and where.
func (c *Config) SQLite() (path string, ok bool) { return strings.CutPrefix(c.Database, "sqlite:") }

// flags are the settings and places that the command line can name; "" is
// not named.
type flags struct {
	config, data, listen, logFormat, logLevel string
}

// readConfig reads the configuration: flag before environment before file
// before default. Its error lists every fault found.
func readConfig(f flags, getenv func(string) string) (*Config, error) {
	var wrong faults
	values := presets()
	file, people := values.readFile(f.config, getenv, &wrong)
	people = values.readEnvironment(getenv, people, &wrong)
	values.readFlags(f, &wrong)
	values.check(&wrong)
	c := values.typed()
	c.File = file
	c.readPeople(people, &wrong)
	c.checkTogether(&wrong)
	return c, wrong.err()
}
