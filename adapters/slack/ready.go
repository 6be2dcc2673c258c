package slack

import (
	"fmt"
	"time"
)

// Ready tells whether Slack can reach lian, since when, and what is to be
// known about it.
func (s *Slack) Ready() (ready bool, detail string, since time.Time) {
	if s.AppToken == "" {
		return true, "HTTP", time.Time{}
	}
	on, seen, since := s.links.state()
	detail = fmt.Sprintf("%d of %d connections, Slack counts %d", on, connections, seen)
	if seen > s.links.most {
		detail += fmt.Sprintf("; %d expected: somebody else takes events away", s.links.most)
	}
	return on > 0, detail, since
}
