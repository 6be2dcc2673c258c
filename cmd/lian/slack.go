package main

import (
	"log/slog"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"

	"lian/adapters/slack"
)

// newSlack is Slack as the configuration sets it up; nil = it does not.
func (a *app) newSlack() (*slack.Slack, error) {
	if !a.config.Slack.given() {
		return nil, nil
	}
	return slack.New(a.config.slackSettings(a.log, a.metrics))
}

// slackSettings are the settings of the adapter.
func (c *Config) slackSettings(log *slog.Logger, metrics prometheus.Registerer) slack.Config {
	return slack.Config{BotToken: c.Slack.BotToken, AppToken: c.Slack.AppToken, SigningSecret: c.Slack.SigningSecret,
		APIURL: c.Slack.APIURL, Replicas: c.Slack.Replicas, Rate: c.Slack.Rate, Locale: c.Locale, Log: log, Metrics: metrics}
}

// slack makes a SlackConfig of the values.
func (v values) slack() SlackConfig {
	text := func(key string) string { return v["slack."+key].text }
	count := func(key string) int {
		n, _ := strconv.Atoi(text(key)) // a fault is noted already
		return n
	}
	c := SlackConfig{AppToken: text("app_token"), BotToken: text("bot_token"), SigningSecret: text("signing_secret"),
		APIURL: text("api_url"), Replicas: count("replicas"), Rate: count("rate")}
	return c
}

// checkSlack: Slack needs its bot token and one way in.
func (c *Config) checkSlack(f *faults) {
	if !c.Slack.given() {
		return
	}
	switch {
	case c.Slack.BotToken == "":
		f.add(c.firstSet("slack.app_token", "slack.signing_secret"), "slack.bot_token is missing; it stands under OAuth & Permissions")
	case c.Slack.AppToken == "" && c.Slack.SigningSecret == "":
		f.add(c.firstSet("slack.bot_token"), "slack.bot_token needs slack.app_token beside it (Socket Mode), or slack.signing_secret (HTTP)")
	}
}

// slackReady is Slack's line of /readyz.
func (a *app) slackReady() component {
	ready, detail, since := a.slack.Ready()
	return component{Name: "slack", Ready: ready, Detail: detail, Since: since}
}
