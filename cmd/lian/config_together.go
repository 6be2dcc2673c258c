package main

import (
	"net"
	"net/netip"
	"strings"
)

// checkTogether looks at what is right alone and wrong together.
func (c *Config) checkTogether(f *faults) {
	c.checkConsole(f)
	c.checkPairs(f)
	c.checkSlack(f)
	if c.DingTalk.given() {
		f.add(c.firstSet("dingtalk.client_id", "dingtalk.client_secret"), "this build of lian does not speak DingTalk yet; take the dingtalk section out")
	}
}

// checkConsole keeps the console, where anyone can be anyone, on this machine
// unless it was told twice: by its own switch and by a password.
func (c *Config) checkConsole(f *faults) {
	if !c.Console.Enabled || loopback(c.Listen) {
		return
	}
	at := c.values["listen"].at
	switch {
	case !c.Console.AllowRemote:
		f.add(at, "listen: the console lets anyone be anyone, so it listens on this machine only, such as 127.0.0.1:8080; "+
			"to open it to others set console.allow_remote: true and console.password")
	case c.Console.Password == "":
		f.add(at, "listen: console.allow_remote also needs a console.password")
	}
}

// loopback tells whether an address is reached from this machine only.
func loopback(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return true // a fault of its own
	}
	addr, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && addr.IsLoopback()
}

// checkPairs: half of a platform's credentials is a mistake, not a choice.
func (c *Config) checkPairs(f *faults) {
	for _, pair := range [][2]string{{"dingtalk.client_id", "dingtalk.client_secret"}} {
		first, second := c.values[pair[0]], c.values[pair[1]]
		switch {
		case first.text != "" && second.text == "":
			f.add(first.at, "%s needs %s beside it", pair[0], pair[1])
		case first.text == "" && second.text != "":
			f.add(second.at, "%s needs %s beside it", pair[1], pair[0])
		}
	}
}

// firstSet is where the first of these settings that has a value was set.
func (c *Config) firstSet(paths ...string) place {
	for _, path := range paths {
		if v := c.values[path]; v.text != "" {
			return v.at
		}
	}
	return place{name: preset}
}
