package main

import (
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
)

// banner tells whoever started lian where it is, with whom, where the data
// are, and what is off.
func (a *app) banner(env environment) {
	c := a.config
	env.printf("lian 立案 %s\n\n", build().version)
	if a.console != nil {
		env.printf("  Open      %s\n", a.url())
	} else {
		env.printf("  Listens   %s  (/healthz /readyz /metrics)\n", a.url())
	}
	if a.sample {
		env.printf("  People    sample people for every role: %s\n", strings.Join(names(), " "))
	}
	env.printf("  Data      %s\n", c.place())
	env.printf("  Off       %s\n", strings.Join(a.off(), ", "))
	if a.sample {
		env.printf("\n  This is the sample setting: anyone at the page can be anyone.\n" +
			"  `lian init` writes a configuration for your own people and database.\n")
	}
	env.printf("\n")
}

func names() []string {
	var all []string
	for _, p := range samplePeople {
		all = append(all, p.Name)
	}
	return all
}

// off are the parts of lian that are not in use.
func (a *app) off() []string {
	parts := []string{"DingTalk"}
	if a.slack == nil {
		parts = []string{"Slack", "DingTalk"}
	}
	if a.console == nil {
		parts = append(parts, "console")
	}
	if a.db.Dialect() == "sqlite" {
		parts = append(parts, "MySQL (this is SQLite, for trying: one lian serve, commands beside it)")
	}
	return parts
}

// place is where the data are, without the password.
func (c *Config) place() string {
	if path, ok := c.SQLite(); ok {
		if full, err := filepath.Abs(path); err == nil {
			return full
		}
		return path
	}
	u, err := url.Parse(c.Database)
	if err != nil {
		return "MySQL"
	}
	return "MySQL " + u.Host + u.Path
}

// summary is the first line of the log: what was read, so that nobody edits
// a file that is not.
func (c *Config) summary() string {
	from := "none, using defaults"
	if c.File != "" {
		from = c.File
	}
	if n := c.overrides(); n > 0 {
		from += fmt.Sprintf(" (%d set by environment or flags)", n)
	}
	return from
}

// overrides counts settings that neither the file nor the defaults made.
func (c *Config) overrides() (n int) {
	for _, v := range c.values {
		if v.at.name != preset && v.at.line == 0 {
			n++
		}
	}
	return n
}
