package policy

import (
	"regexp"
	"strings"

	"lian/workflow"
)

// words reads {zh, en}. Both are needed: half the readers see only one.
func (n node) words() workflow.Words {
	if !n.exists() {
		return workflow.Words{}
	}
	f := n.fields("zh", "en")
	return workflow.Words{ZH: f.must("zh").filled(), EN: f.must("en").filled()}
}

// filled is text that says something.
func (n node) filled() string {
	if !n.exists() {
		return ""
	}
	s := strings.TrimSpace(n.text())
	if s == "" {
		n.fault("says nothing")
	}
	return s
}

var spanPattern = regexp.MustCompile(`^[1-9][0-9]{0,3}(wd|wh|d|m)$`)

// span is a length of time, such as 2wd.
func (n node) span() workflow.Span {
	if !n.exists() {
		return ""
	}
	s := n.text()
	if !spanPattern.MatchString(s) {
		n.fault("%q is not a time: write 2wd (working days), 4wh (working hours), 30d (days) or 15m (minutes)", abridged(s))
		return ""
	}
	return workflow.Span(s)
}

// roles is a list of roles.
func (n node) roles() []workflow.Role {
	var roles []workflow.Role
	for _, name := range n.manyOf("role", roleNames) {
		roles = append(roles, workflow.Role(name))
	}
	return roles
}

var roleNames = func() []string {
	names := make([]string, len(workflow.Roles))
	for i, r := range workflow.Roles {
		names[i] = string(r)
	}
	return names
}()

// ids finds identifiers used twice in one place of the book.
type ids map[string]bool

var idPattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)

// id reads an identifier that must be new.
func (known ids) id(n node, what string) string {
	if !n.exists() {
		return ""
	}
	id := n.text()
	switch {
	case !idPattern.MatchString(id):
		n.fault("%q cannot be the id of a %s: letters, digits, - and _, a letter first", abridged(id), what)
	case known[id]:
		n.fault("%s %s stands here twice", what, id)
	}
	known[id] = true
	return id
}
