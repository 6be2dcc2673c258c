package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// A sheet is a YAML text being read. Its readers note faults and go on, so
// that one run finds them all.
type sheet struct {
	name   string
	lines  []string
	faults *faults
}

// A leaf is a place in a sheet, and the tree that stands there.
type leaf struct {
	sheet *sheet
	tree  ast.Node
	path  string // slack.bot_token
	at    place
}

// largest is far above any real configuration.
const largest = 1 << 20

// readYAML parses a text and returns its top; false where there is nothing to
// read, either because it is empty or because a fault was noted.
func readYAML(name string, text []byte, f *faults) (leaf, bool) {
	s := &sheet{name: name, faults: f}
	switch {
	case len(text) > largest:
		f.add(place{name: name, line: 1, column: 1}, "larger than 1 MiB")
		return leaf{}, false
	case !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0:
		f.add(place{name: name, line: 1, column: 1}, "not a text file in UTF-8; save it as one")
		return leaf{}, false
	}
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	s.lines = strings.Split(string(text), "\n")
	if s.tangled() {
		return leaf{}, false
	}
	tree, err := parser.ParseBytes(text, 0)
	if err != nil {
		s.syntax(err)
		return leaf{}, false
	}
	if len(tree.Docs) == 0 || tree.Docs[0].Body == nil {
		return leaf{}, false
	}
	top := leaf{sheet: s, tree: tree.Docs[0].Body, at: s.place(1, 1)}
	if len(tree.Docs) > 1 {
		top.fault("one YAML document is read; here are %d", len(tree.Docs))
	}
	return top, true
}

// syntax notes the YAML library's own complaint.
func (s *sheet) syntax(err error) {
	var located yaml.Error
	if !errors.As(err, &located) || located.GetToken() == nil {
		s.faults.add(s.place(1, 1), "%v", err)
		return
	}
	at := located.GetToken().Position
	s.faults.add(s.place(at.Line, at.Column), "%s", located.GetMessage())
}

func (s *sheet) place(line, column int) place {
	p := place{name: s.name, line: max(line, 1), column: max(column, 1)}
	if p.line <= len(s.lines) {
		p.written = s.lines[p.line-1]
	}
	return p
}

func (l leaf) fault(format string, args ...any) {
	l.sheet.faults.add(l.at, format, args...)
}

// entries reads keys with values; keys that are not known are faults.
func (l leaf) entries(known ...string) map[string]leaf {
	pairs, ok := l.pairs()
	if !ok {
		l.fault("%s", l.must("be keys with values"))
		return nil
	}
	found := make(map[string]leaf, len(pairs))
	for _, pair := range pairs {
		t := pair.Key.GetToken()
		at := l.sheet.place(t.Position.Line, t.Position.Column)
		if !slices.Contains(known, t.Value) {
			l.sheet.faults.add(at, "%s", unknown("key", t.Value, known))
			continue
		}
		if _, twice := found[t.Value]; twice {
			l.sheet.faults.add(at, "%s stands here twice", t.Value)
		}
		found[t.Value] = l.under(pair.Value, strings.TrimPrefix(l.path+"."+t.Value, "."), at)
	}
	return found
}

func (l leaf) pairs() ([]*ast.MappingValueNode, bool) {
	switch tree := l.tree.(type) {
	case *ast.MappingNode:
		return tree.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{tree}, true
	case *ast.NullNode:
		return nil, true // a section with everything commented out
	}
	return nil, false
}

// under is a child. It is placed at its own text, and where it has none at
// its key.
func (l leaf) under(tree ast.Node, path string, key place) leaf {
	child := leaf{sheet: l.sheet, tree: tree, path: path, at: key}
	switch tree := tree.(type) {
	case *ast.MappingNode, *ast.MappingValueNode, *ast.NullNode:
	default:
		t := tree.GetToken()
		child.at = l.sheet.place(t.Position.Line, t.Position.Column)
	}
	return child
}

// empty tells whether a list holds nothing, or is not even written.
func (l leaf) empty() bool {
	if list, ok := l.tree.(*ast.SequenceNode); ok {
		return len(list.Values) == 0
	}
	_, null := l.tree.(*ast.NullNode)
	return null
}

// items reads a list.
func (l leaf) items() []leaf {
	if l.empty() {
		return nil
	}
	list, ok := l.tree.(*ast.SequenceNode)
	if !ok {
		l.fault("%s", l.must("be a list"))
		return nil
	}
	found := make([]leaf, len(list.Values))
	for i, v := range list.Values {
		t := firstToken(v)
		found[i] = leaf{sheet: l.sheet, tree: v, path: fmt.Sprintf("%s[%d]", l.path, i), at: l.sheet.place(t.Line, t.Column)}
	}
	return found
}

// text is a scalar as written: 007 and yes stay what they are.
func (l leaf) text() (string, bool) {
	switch tree := l.tree.(type) {
	case *ast.StringNode:
		return tree.Value, true
	case *ast.LiteralNode:
		return strings.TrimRight(tree.Value.Value, "\n"), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return l.tree.GetToken().Value, true
	case *ast.NullNode:
		return "", true
	}
	l.fault("%s", l.must("be one value"))
	return "", false
}

// must words what something has to be. What YAML offers beyond that is told
// apart: it looks right to whoever wrote it.
func (l leaf) must(be string) string {
	text := strings.TrimSpace(l.path + " must " + be)
	switch l.tree.(type) {
	case *ast.AnchorNode, *ast.AliasNode:
		text += "; anchors (&) and aliases (*) are not read here"
	case *ast.TagNode:
		text += "; tags (!) are not read here"
	}
	return text
}

// firstToken is where a list's element begins: the library places a mapping at
// its first colon.
func firstToken(n ast.Node) *token.Position {
	t := n.GetToken()
	switch tree := n.(type) {
	case *ast.MappingNode:
		if !tree.IsFlowStyle && len(tree.Values) > 0 {
			t = tree.Values[0].Key.GetToken()
		}
	case *ast.MappingValueNode:
		t = tree.Key.GetToken()
	}
	return t.Position
}
