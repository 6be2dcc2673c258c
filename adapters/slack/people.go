package slack

import (
	"context"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// fresh is how long what Slack says of a person is taken for true. Later it is
// asked again beside the work, so that nobody waits for it; stale is when it
// counts for nothing any more.
const (
	fresh = 10 * time.Minute
	stale = 24 * time.Hour
)

// A profile is what Slack knows of a person.
type profile struct {
	name         string
	locale, zone string
	outsider     chat.Outsider
	asked        time.Time
}

// profileOf is what Slack knows of a person. An error means that nobody knows
// whether they belong here.
func (s *Slack) profileOf(ctx context.Context, user string) (profile, error) {
	known, ok := s.profiles.Get(user)
	age := time.Since(known.asked)
	if ok && age < fresh {
		return known, nil
	}
	if ok && age < stale {
		s.beside(func(ctx context.Context) { _, _ = s.askProfile(ctx, user) }) // the old one is good until it is stale
		return known, nil
	}
	return s.askProfile(ctx, user)
}

func (s *Slack) askProfile(ctx context.Context, user string) (profile, error) {
	p, err, _ := s.sending.Do("profile/"+user, func() (any, error) {
		var u *slack.User
		err := s.call(ctx, "users.info", "", inWindow, func(ctx context.Context) (err error) {
			u, err = s.api.GetUserInfoContext(ctx, user)
			return err
		})
		if code(err) == "user_not_found" {
			return profile{outsider: chat.Foreign, asked: time.Now()}, nil
		}
		if err != nil {
			return profile{}, err
		}
		p := s.profileFrom(u)
		s.profiles.Add(user, p)
		return p, nil
	})
	if err != nil {
		return profile{}, err
	}
	return p.(profile), nil
}

func (s *Slack) profileFrom(u *slack.User) profile {
	p := profile{name: strings.TrimSpace(u.RealName), locale: localeOf(u.Locale), zone: u.TZ, asked: time.Now()}
	switch {
	case u.Deleted:
		p.outsider = chat.Deactivated
	case u.IsBot, u.ID == "USLACKBOT":
		p.outsider = chat.Machine
	case u.TeamID != s.me.team, u.IsStranger:
		p.outsider = chat.Foreign
	case u.IsRestricted, u.IsUltraRestricted:
		p.outsider = chat.Guest
	}
	return p
}

// localeOf is the language lian speaks with somebody of a Slack locale; ""
// where Slack tells none or one that lian does not speak.
func localeOf(locale string) string {
	switch language, _, _ := strings.Cut(locale, "-"); language {
	case "zh":
		return "zh-CN"
	case "en":
		return "en"
	}
	return ""
}
