package slack

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// faultOf is an error of Slack's API as the bot knows them. unknown tells that
// the call may have been carried out all the same.
func faultOf(err error) (fault *chat.SendError, unknown bool) {
	var limited *slack.RateLimitedError
	var refused slack.SlackErrorResponse
	var status slack.StatusCodeError
	switch {
	case errors.As(err, &limited):
		return &chat.SendError{Reason: chat.RateLimited, RetryAfter: limited.RetryAfter, Err: err}, false
	case errors.As(err, &refused):
		return refusal(refused), false
	case errors.As(err, &status) && status.Code == 429:
		return &chat.SendError{Reason: chat.RateLimited, RetryAfter: unsaid, Err: err}, false
	}
	return &chat.SendError{Reason: chat.Unreachable, Err: withoutAddress(err)}, true
}

// unsaid is how long to wait where Slack did not say.
const unsaid = 30 * time.Second

// repaired is how long to wait for an administrator to mend an installation.
const repaired = 2 * time.Minute

// reasons are Slack's error codes that say something for good (handbook
// slack.md §3, §9).
var reasons = map[string]chat.Reason{
	"channel_not_found": chat.NoSuchUser, "user_not_found": chat.NoSuchUser, "users_not_found": chat.NoSuchUser,
	"user_disabled": chat.NoSuchUser, "cannot_dm_bot": chat.NoSuchUser, "user_not_visible": chat.NoSuchUser,
	"message_not_found": chat.Gone, "is_archived": chat.Gone, "is_inactive": chat.Gone, "cant_update_message": chat.Gone,
	"edit_window_closed": chat.Gone, "not_found": chat.Gone, "hash_conflict": chat.Gone, // the page that was meant is no longer there
	"not_in_channel": chat.Forbidden, "user_not_in_channel": chat.Forbidden, "restricted_action": chat.Forbidden,
	"messages_tab_disabled": chat.Forbidden, "not_enabled": chat.Forbidden,
	"msg_too_long": chat.BadMessage, "msg_blocks_too_long": chat.BadMessage, "invalid_blocks": chat.BadMessage,
	"invalid_blocks_format": chat.BadMessage, "invalid_arguments": chat.BadMessage, "no_text": chat.BadMessage,
	"view_too_large": chat.BadMessage, "metadata_too_large": chat.BadMessage, "invalid_metadata_format": chat.BadMessage,
	"ratelimited": chat.RateLimited, "rate_limited": chat.RateLimited,
}

// brokenInstallation are codes that only an administrator can mend; what is to
// be sent waits for that, and is not given up.
var brokenInstallation = map[string]bool{
	"invalid_auth": true, "not_authed": true, "token_revoked": true, "token_expired": true, "account_inactive": true,
	"missing_scope": true, "no_permission": true, "app_uninstalled": true, "org_login_required": true, "team_access_not_granted": true,
}

// refused words Slack's refusal with all that Slack says about it.
type refused struct{ slack.SlackErrorResponse }

func (r refused) Error() string {
	words := append([]string{r.Err}, r.ResponseMetadata.Messages...)
	if r.Needed != "" {
		words = append(words, "needs "+r.Needed)
	}
	return strings.Join(words, "; ")
}

func (r refused) Unwrap() error { return r.SlackErrorResponse }

// refusal is an answer of Slack's that says ok: false.
func refusal(r slack.SlackErrorResponse) *chat.SendError {
	err := refused{r}
	reason, known := reasons[r.Err]
	switch {
	case brokenInstallation[r.Err]:
		return &chat.SendError{Reason: chat.Unreachable, RetryAfter: repaired, Err: err}
	case !known: // internal_error, fatal_error, service_unavailable and what Slack may add
		return &chat.SendError{Reason: chat.Unreachable, Err: err}
	case reason == chat.RateLimited:
		return &chat.SendError{Reason: reason, RetryAfter: unsaid, Err: err}
	}
	return &chat.SendError{Reason: reason, Err: err}
}

// withoutAddress keeps a fault of the network from telling what was called:
// addresses hold tickets.
func withoutAddress(err error) error {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return context.DeadlineExceeded
	case errors.Is(err, context.Canceled):
		return context.Canceled
	}
	var status slack.StatusCodeError
	if errors.As(err, &status) {
		return status
	}
	return errNoAnswer
}

var errNoAnswer = errors.New("no answer that can be read")

// code is Slack's error code, "" where Slack did not answer.
func code(err error) string {
	var refused slack.SlackErrorResponse
	if errors.As(err, &refused) {
		return refused.Err
	}
	return ""
}
