package slacktest

import (
	"encoding/json"
	"fmt"

	"lian/adapters/slack/slacktest/blockkit"
)

// A View is a modal window or a Home tab as it stands now.
type View struct {
	ID, Type, User              string
	CallbackID, Metadata        string // private_metadata
	ExternalID, Hash            string
	Root, Previous              string
	Title, Submit, CloseLabel   string // plain text
	NotifyOnClose, ClearOnClose bool
	Blocks                      json.RawMessage
	Trigger                     string                    // what opened it
	State                       map[string]map[string]any // values typed or picked so far, by block and action
	title, submit, closes       json.RawMessage
}

// plainText is a plain_text object.
type plainText struct {
	Text string `json:"text"`
}

// readView takes a view from a call, and judges it.
func (w *Workspace) readView(where string, raw json.RawMessage) (View, error) {
	if raw == nil {
		return View{}, refuse("invalid_arguments", "[ERROR] missing required field: view")
	}
	if len(raw) > 250_000 {
		return View{}, refuse("view_too_large")
	}
	if complaints := blockkit.View(raw); len(complaints) > 0 {
		return View{}, refuse("invalid_arguments", complaints...)
	}
	var v struct {
		Type            string          `json:"type"`
		CallbackID      string          `json:"callback_id"`
		PrivateMetadata string          `json:"private_metadata"`
		ExternalID      string          `json:"external_id"`
		NotifyOnClose   bool            `json:"notify_on_close"`
		ClearOnClose    bool            `json:"clear_on_close"`
		Blocks          json.RawMessage `json:"blocks"`
		Title           json.RawMessage `json:"title"`
		Submit          json.RawMessage `json:"submit"`
		Close           json.RawMessage `json:"close"`
	}
	if err := json.Unmarshal(raw, &v); err != nil {
		return View{}, refuse("invalid_arguments", fmt.Sprintf("[ERROR] %v [json-pointer:/view]", err))
	}
	w.scan(where, draft{blocks: v.Blocks, metadata: raw})
	v.Blocks = w.named(v.Blocks)
	return View{Type: v.Type, CallbackID: v.CallbackID, Metadata: v.PrivateMetadata, ExternalID: v.ExternalID,
		NotifyOnClose: v.NotifyOnClose, ClearOnClose: v.ClearOnClose, Blocks: v.Blocks,
		Title: label(v.Title), Submit: label(v.Submit), CloseLabel: label(v.Close),
		title: v.Title, submit: v.Submit, closes: v.Close, State: map[string]map[string]any{}}, nil
}

// label is the text of a plain_text object, "" for none.
func label(raw json.RawMessage) string {
	var t plainText
	if json.Unmarshal(raw, &t) != nil {
		return ""
	}
	return t.Text
}

// wireView is the view as Slack puts it on the wire.
func (w *Workspace) wireView(v View) map[string]any {
	orNull := func(s string) any {
		if s == "" {
			return nil
		}
		return s
	}
	return map[string]any{
		"id": v.ID, "team_id": w.Team, "type": v.Type, "callback_id": v.CallbackID, "private_metadata": v.Metadata, "hash": v.Hash,
		"root_view_id": v.Root, "previous_view_id": orNull(v.Previous), "external_id": v.ExternalID, "app_id": w.App, "bot_id": w.BotID,
		"app_installed_team_id": w.Team, "clear_on_close": v.ClearOnClose, "notify_on_close": v.NotifyOnClose,
		"title": v.title, "submit": v.submit, "close": v.closes, "blocks": v.Blocks, "state": map[string]any{"values": v.values()},
	}
}
