package policy

import (
	"slices"

	"github.com/agnivade/levenshtein"
)

// closest returns the known name a wrong one was probably meant to be, or ""
// where none is near: a bad guess misleads more than none.
func closest(wrong string, known []string) string {
	best, distance := "", len(wrong)/3+2
	for _, name := range slices.Sorted(slices.Values(known)) {
		if d := levenshtein.ComputeDistance(wrong, name); d < distance {
			best, distance = name, d
		}
	}
	return best
}
