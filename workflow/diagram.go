package workflow

import (
	"fmt"
	"strings"
)

// Diagram draws the lifecycle table as a Mermaid state diagram: the moves
// that change the state.
func Diagram() string {
	var b strings.Builder
	b.WriteString("stateDiagram-v2\n    [*] --> draft\n")
	for _, r := range Lifecycle {
		if r.To != "" {
			fmt.Fprintf(&b, "    %s --> %s: %s\n", r.From, r.To, r.Do)
		}
	}
	for _, s := range States {
		if s.Final() {
			fmt.Fprintf(&b, "    %s --> [*]\n", s)
		}
	}
	return b.String()
}
