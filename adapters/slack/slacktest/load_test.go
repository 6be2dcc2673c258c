package slacktest_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"lian/adapters/slack/slacktest"
)

// The fake must not be what a benchmark measures: 500 presses at once through
// two slack-go connections, each acknowledged at once.
func TestFiveHundredPressesAtOnce(t *testing.T) {
	w, api := office(t)
	run(t, w, 2)
	var cards []slacktest.Message
	for n := range 500 {
		user := fmt.Sprintf("P%d", n)
		w.Join(slacktest.User{ID: user, Name: user})
		if _, _, err := api.PostMessage(user, manners("卡片", card("v"))...); err != nil {
			t.Fatal(err)
		}
		cards = append(cards, w.Messages(user)[0])
	}
	took := make([]time.Duration, len(cards))
	var pressing sync.WaitGroup
	began := time.Now()
	for n, m := range cards {
		pressing.Go(func() {
			d := w.Press(fmt.Sprintf("P%d", n), m, slacktest.Buttons(m)[0])
			if !d.Acknowledged() {
				t.Error(d.Error())
			}
			took[n] = d.After()
		})
	}
	pressing.Wait()
	slices.Sort(took)
	t.Logf("500 presses in %v, p50 %v, p99 %v", time.Since(began), took[250], took[495])
}
