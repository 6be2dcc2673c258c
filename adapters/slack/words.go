package slack

import "strings"

// phrases are the few words of Slack's own that the bot cannot know of, by
// locale.
var phrases = map[string]map[string]string{
	"zh-CN": {
		"not_recorded": "没有记录下来，请再试一次。",
		"no_window":    "窗口没有打开，请再按一次。",
		"open_form":    "填写",
		"form_here":    "请按下面的按钮填写：",
		"in_direct":    "我在私聊里回复您了。",
		"done":         "已完成",
	},
	"en": {
		"not_recorded": "This was not recorded. Please try again.",
		"no_window":    "The window did not open. Please press again.",
		"open_form":    "Fill in",
		"form_here":    "Please fill this in with the button below:",
		"in_direct":    "I have answered you in our direct messages.",
		"done":         "Done",
	},
}

// say is a phrase in a locale; Chinese where there is no better.
func say(locale, phrase string) string {
	if strings.HasPrefix(locale, "en") {
		return phrases["en"][phrase]
	}
	return phrases["zh-CN"][phrase]
}
