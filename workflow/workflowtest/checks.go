package workflowtest

import (
	"flag"
	"testing"
)

// Checks sets how many cases rapid tries in a test where -rapid.checks does not
// say: a case that takes a hundred commits takes more time than most.
func Checks(t *testing.T, n string) {
	t.Helper()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "rapid.checks" })
	if given {
		return
	}
	before := flag.Lookup("rapid.checks").Value.String()
	set := func(n string) {
		if err := flag.Set("rapid.checks", n); err != nil {
			t.Error(err)
		}
	}
	set(n)
	t.Cleanup(func() { set(before) })
}
