package main

// A setting is one key of the configuration. The table below is all there is
// to set, people apart: file, environment, flags, lian config print and the
// checks are all read from it.
type setting struct {
	path   string // slack.bot_token; in the environment LIAN_SLACK_BOT_TOKEN
	preset string // its default
	secret bool   // never printed; may be read from the file named by …_FILE
	check  func(string) error
}

var settings = []setting{
	{path: "locale", preset: "zh-CN", check: oneOf("zh-CN", "en")},
	{path: "timezone", preset: "Asia/Shanghai", check: isZone},
	{path: "database", preset: "sqlite:lian-data/lian.db", secret: true, check: isDatabase},
	{path: "listen", preset: "127.0.0.1:8080", check: isAddress},
	{path: "policy"},

	{path: "console.enabled", preset: "auto", check: oneOf("auto", "true", "false")},
	{path: "console.allow_remote", preset: "false", check: oneOf("true", "false")},
	{path: "console.password", secret: true, check: isPassword},

	{path: "slack.app_token", secret: true, check: startsWith("xapp-")},
	{path: "slack.bot_token", secret: true, check: startsWith("xoxb-")},
	{path: "slack.signing_secret", secret: true},
	{path: "slack.replicas", preset: "1", check: isCount},
	{path: "slack.rate", preset: "1", check: isCount},
	{path: "slack.api_url", preset: "https://slack.com/api/", check: isURL},

	{path: "dingtalk.client_id"},
	{path: "dingtalk.client_secret", secret: true},
	{path: "dingtalk.robot_code"},
	{path: "dingtalk.card_template"},
	{path: "dingtalk.api_url", preset: "https://api.dingtalk.com", check: isURL},
	{path: "dingtalk.oapi_url", preset: "https://oapi.dingtalk.com", check: isURL},

	{path: "digest.at", preset: "09:10", check: isTimeOfDay},
	{path: "digest.weekdays_only", preset: "true", check: oneOf("true", "false")},

	{path: "log.format", preset: "auto", check: oneOf("auto", "text", "json")},
	{path: "log.level", preset: "info", check: oneOf("debug", "info", "warn", "error")},
}

// examine says what is wrong with a value.
func (s setting) examine(value string) error {
	if err := isVisible(value); err != nil || s.check == nil {
		return err
	}
	return s.check(value)
}

// peoplePath is the one key that is a list.
const peoplePath = "people"
