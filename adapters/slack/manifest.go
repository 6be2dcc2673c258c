package slack

import (
	"fmt"
	"slices"

	"github.com/goccy/go-yaml"
)

// Scopes are what the bot token needs, and why (handbook slack.md §5).
var Scopes = []string{
	"app_mentions:read", // somebody names lian in a channel
	"chat:write",        // cards, notes, the digest
	"commands",          // /lian and the shortcuts
	"files:read",        // plans and scripts that people hand over
	"im:history",        // what people say to lian; and whether a message was sent already
	"im:read",           // the conversation with a person
	"im:write",          // to open it
	"users:read",        // language, zone, and who has left
}

// Events are what lian subscribes to.
var Events = []string{
	"app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked",
}

// Command is the slash command.
const Command = "/lian"

// The parts of a manifest, in the order in which they are printed (Slack's
// manifest schema, version 1.1).
type manifest struct {
	Metadata struct {
		Major int `yaml:"major_version"`
		Minor int `yaml:"minor_version"`
	} `yaml:"_metadata"`
	Display struct {
		Name        string `yaml:"name"`
		Description string `yaml:"description"`
		Background  string `yaml:"background_color"`
	} `yaml:"display_information"`
	Features struct {
		Home      map[string]bool  `yaml:"app_home"`
		Bot       map[string]any   `yaml:"bot_user"`
		Commands  []map[string]any `yaml:"slash_commands"`
		Shortcuts []shortcut       `yaml:"shortcuts"`
	} `yaml:"features"`
	OAuth struct {
		Scopes map[string][]string `yaml:"scopes"`
	} `yaml:"oauth_config"`
	Settings settings `yaml:"settings"`
}

type shortcut struct {
	Name        string `yaml:"name"`
	Type        string `yaml:"type"`
	Callback    string `yaml:"callback_id"`
	Description string `yaml:"description"`
}

type settings struct {
	Events        subscription  `yaml:"event_subscriptions"`
	Interactivity interactivity `yaml:"interactivity"`
	OrgDeploy     bool          `yaml:"org_deploy_enabled"`
	SocketMode    bool          `yaml:"socket_mode_enabled"`
	Rotation      bool          `yaml:"token_rotation_enabled"`
}

type subscription struct {
	URL    string   `yaml:"request_url,omitempty"`
	Events []string `yaml:"bot_events"`
}

type interactivity struct {
	Enabled bool   `yaml:"is_enabled"`
	URL     string `yaml:"request_url,omitempty"`
}

// Manifest is what an administrator pastes at api.slack.com/apps to make the
// app. Address is where Slack reaches lian in HTTP mode ("https://…"); "" =
// Socket Mode, which needs none.
func Manifest(address string) (string, error) {
	var m manifest
	m.Metadata.Major, m.Metadata.Minor = 1, 1
	m.Display.Name = "立案机器人 (lian)"
	m.Display.Description = "File telemarketing campaigns, have them reviewed and approved, watch them run, close them."
	m.Display.Background = "#1d3557"
	m.Features.Home = map[string]bool{"home_tab_enabled": true, "messages_tab_enabled": true, "messages_tab_read_only_enabled": false}
	m.Features.Bot = map[string]any{"display_name": "lian", "always_online": true}
	command := map[string]any{"command": Command, "description": "File, find or review a campaign 立案",
		"usage_hint": "[new | mine | inbox | show LA-… | help]", "should_escape": false}
	m.Features.Shortcuts = []shortcut{
		{"立案 File a campaign", "global", fileShortcut, "Start a new campaign filing"},
		{"立案 Look at filing", "message", lookShortcut, "Show the filing this message is about, or start one"},
	}
	m.OAuth.Scopes = map[string][]string{"bot": slices.Clone(Scopes)}
	m.Settings = settings{Events: subscription{Events: slices.Clone(Events)}, Interactivity: interactivity{Enabled: true}, SocketMode: address == ""}
	if address != "" {
		command["url"] = address + "/slack/commands"
		m.Settings.Events.URL, m.Settings.Interactivity.URL = address+"/slack/events", address+"/slack/interactions"
	}
	m.Features.Commands = []map[string]any{command}
	text, err := yaml.Marshal(m)
	if err != nil {
		return "", fmt.Errorf("manifest: %w", err)
	}
	return string(text), nil
}
