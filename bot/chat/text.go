package chat

import "github.com/rivo/uniseg"

// Cut shortens text to at most max graphemes, the last of which is then "…",
// so that no character a person sees is ever torn apart.
func Cut(text string, max int) string {
	if uniseg.GraphemeClusterCount(text) <= max {
		return text
	}
	clusters := uniseg.NewGraphemes(text)
	end := 0
	for n := 0; n < max-1 && clusters.Next(); n++ {
		_, end = clusters.Positions()
	}
	return text[:end] + "…"
}
