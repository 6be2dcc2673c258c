package blocks

import (
	"github.com/slack-go/slack"
)

// Lengths in a view's frame.
const titleText = 24

// The callback_ids of the views.
const (
	formCallback    = "lian.form"
	toldCallback    = "lian.told"
	loadingCallback = "lian.loading"
)

// Loading is a small window that opens at once, before it is known what it
// will show: the trigger of a press is good for three seconds only. Modal or
// Told take its place with views.update.
func Loading(title, locale string) slack.ModalViewRequest {
	return notice(loadingCallback, title, in(locale).wait, in(locale).cancel)
}

// Told is a window that only says something.
func Told(title, text, locale string) slack.ModalViewRequest {
	return notice(toldCallback, title, text, in(locale).close)
}

func notice(callback, title, text, end string) slack.ModalViewRequest {
	said := rich([]line{{words(text)}})
	if len(said) == 0 {
		said = rich([]line{{words(none)}})
	}
	return slack.ModalViewRequest{Type: slack.VTModal, CallbackID: callback, Title: plain(title, titleText),
		Close: plain(end, titleText), Blocks: slack.Blocks{BlockSet: said}}
}
