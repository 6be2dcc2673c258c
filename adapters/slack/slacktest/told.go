package slacktest

import (
	"maps"
	"slices"
	"strings"
)

// Told is everything that only the person who acted can read of the answer so
// far: ephemerals since then, the problems in a modal kept open, an error of
// Slack's own. One line each.
func (d *Delivery) Told() string {
	var lines []string
	for _, m := range d.w.Ephemerals(d.user) {
		if m.TS > d.since {
			lines = append(lines, Legible(m))
		}
	}
	problems := d.Problems()
	for _, block := range slices.Sorted(maps.Keys(problems)) {
		lines = append(lines, problems[block])
	}
	if fault := d.Error(); fault != "" {
		lines = append(lines, fault)
	}
	return strings.Join(lines, "\n")
}

// Opened is the modal that this deed's trigger opened, as it stands now; false
// if none did, or it is closed again.
func (d *Delivery) Opened() (View, bool) {
	for _, v := range d.w.Views(d.user) {
		if v.Trigger == d.trigger && d.trigger != "" {
			return v, true
		}
	}
	return View{}, false
}

// Posted are the app's messages in the person's direct message since the deed.
func (d *Delivery) Posted() []Message {
	return slices.DeleteFunc(d.w.Messages(d.w.DM(d.user)), func(m Message) bool { return m.TS <= d.since || m.User != d.w.Bot })
}
