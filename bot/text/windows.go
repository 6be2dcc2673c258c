package text

import "strings"

var weekCodes = []string{"workdays", "mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// Window writes a canonical calling window with the days it holds on:
// "mon-sat 09:00-12:00" is "周一至周六 09:00-12:00".
func (s Speaker) Window(window string) string {
	days, hours, named := strings.Cut(window, " ")
	if !named {
		return window
	}
	days = strings.NewReplacer("-", s.Say("words.window.to"), ",", s.Say("words.list")).Replace(days)
	for _, code := range weekCodes {
		days = strings.ReplaceAll(days, code, s.Say("words.window."+code))
	}
	return days + " " + hours
}
