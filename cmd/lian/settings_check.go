package main

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// The checks of single settings. They never repeat a value that may be secret.

func oneOf(known ...string) func(string) error {
	return func(value string) error {
		if slices.Contains(known, value) {
			return nil
		}
		return errors.New(unknown("value", value, known))
	}
}

func startsWith(prefix string) func(string) error {
	return func(value string) error {
		if value == "" || strings.HasPrefix(value, prefix) {
			return nil
		}
		return fmt.Errorf("must begin with %s", prefix)
	}
}

func isZone(value string) error {
	if value == "" || value == "Local" { // names that mean this machine's, which differs by machine
		return errors.New("must name a time zone, such as Asia/Shanghai")
	}
	if _, err := time.LoadLocation(value); err != nil {
		return fmt.Errorf("there is no time zone %s; write one as Asia/Shanghai", cited(value))
	}
	return nil
}

func isDatabase(value string) error {
	if strings.HasPrefix(value, "sqlite:") && value != "sqlite:" || strings.HasPrefix(value, "mysql://") {
		return nil
	}
	return errors.New("must be sqlite:PATH or mysql://USER:PASSWORD@HOST:3306/NAME")
}

func isAddress(value string) error {
	_, port, err := net.SplitHostPort(value)
	if err != nil {
		return fmt.Errorf("%s is no address to listen on; write one as 127.0.0.1:8080", cited(value))
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		return fmt.Errorf("%s is no port; it is a number from 0 to 65535", cited(port))
	}
	return nil
}

func isURL(value string) error {
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return fmt.Errorf("%s is no address of the web; write one as https://example.com/", cited(value))
	}
	return nil
}

// shortestPassword keeps the console's password from being guessed at the
// rate that it lets people try.
const shortestPassword = 8

func isPassword(value string) error {
	if value != "" && utf8.RuneCountInString(value) < shortestPassword {
		return fmt.Errorf("must have at least %d characters", shortestPassword)
	}
	return nil
}

func isTimeOfDay(value string) error {
	if t, err := time.Parse("15:04", value); err != nil || t.Format("15:04") != value {
		return fmt.Errorf("%s is no time of day; write one as 09:10", cited(value))
	}
	return nil
}

func isCount(value string) error {
	if n, err := strconv.Atoi(value); err != nil || n < 1 || n > 9999 {
		return fmt.Errorf("%s is no number from 1 to 9999", cited(value))
	}
	return nil
}
