package policy

import (
	"unicode"

	goyaml "github.com/goccy/go-yaml/ast"
)

// within is where a character of a scalar's text stands in the file. Quotes,
// escapes, folded lines and indentation make the text shorter than what is
// written, so both are walked side by side; a line end of the text is met in
// the next line's indentation.
func (n node) within(text string, index int) (line, column int) {
	line, column = n.position()
	if literal, ok := n.tree.(*goyaml.LiteralNode); ok {
		line, column = literal.Start.Position.Line+1, 1
	}
	meant := []rune(text)
	index = min(index, len(meant))
	at := 0
	for ; line <= len(n.doc.lines); line, column = line+1, 1 {
		written := []rune(n.doc.lines[line-1])
		for ; column <= len(written); column++ {
			if at == index && (at == len(meant) || same(written[column-1], meant[at])) {
				return line, column
			}
			if at < index && same(written[column-1], meant[at]) {
				at++
			}
		}
		if at == len(meant) {
			return line, column
		}
	}
	return n.position()
}

func same(written, meant rune) bool {
	return written == meant || unicode.IsSpace(written) && unicode.IsSpace(meant)
}
