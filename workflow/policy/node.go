package policy

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// A node is a place in a document. The zero node stands for what is not
// there: its readers return zero values and complain of nothing.
type node struct {
	doc  *document
	tree ast.Node
	path string
	key  *token.Token // of the mapping entry it is the value of
}

func (n node) exists() bool { return n.doc != nil }

// position is where a person looks for the node. Block scalars are placed at
// their | or >, for the library places their text at its end.
func (n node) position() (line, column int) {
	t := n.tree.GetToken()
	switch tree := n.tree.(type) {
	case *ast.MappingNode:
		if !tree.IsFlowStyle && len(tree.Values) > 0 {
			t = tree.Values[0].Key.GetToken()
		}
	case *ast.MappingValueNode:
		t = tree.Key.GetToken()
	case *ast.NullNode:
		if n.key != nil {
			t = n.key
		}
	}
	return t.Position.Line, t.Position.Column
}

// fault notes a fault of this node.
func (n node) fault(format string, args ...any) *Problem {
	line, column := n.position()
	return n.doc.note(line, column, n.path, fmt.Sprintf(format, args...))
}

// unknown notes a wrong name and the known one that was probably meant.
func (n node) unknown(what, wrong string, known []string) {
	p := n.fault("unknown %s %q", what, wrong)
	if p.Suggestion = closest(wrong, known); p.Suggestion == "" && len(known) <= 12 {
		p.Message += "; known are " + strings.Join(known, ", ")
	}
}

// fields are the entries of a mapping.
type fields struct {
	of      node
	entries map[string]node
}

// fields reads a mapping that may have these keys and no others.
func (n node) fields(known ...string) fields {
	f := n.open()
	for _, key := range slices.Sorted(maps.Keys(f.entries)) {
		if !slices.Contains(known, key) {
			e := f.entries[key]
			node{doc: n.doc, tree: ast.String(e.key), path: e.path}.unknown("key", key, known)
		}
	}
	return f
}

// open reads a mapping with keys of any name.
func (n node) open() fields {
	f := fields{of: n}
	if !n.exists() {
		return f
	}
	var values []*ast.MappingValueNode
	switch tree := n.tree.(type) {
	case *ast.MappingNode:
		values = tree.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{tree}
	default:
		n.fault("must be keys with values, not %s", kind(n.tree))
		return fields{}
	}
	f.entries = make(map[string]node, len(values))
	for _, v := range values {
		n.enter(f, v)
	}
	return f
}

func (n node) enter(f fields, v *ast.MappingValueNode) {
	t := v.Key.GetToken()
	child := node{doc: n.doc, tree: v.Value, path: strings.TrimPrefix(n.path+"."+t.Value, "."), key: t}
	if _, double := f.entries[t.Value]; double {
		node{doc: n.doc, tree: ast.String(t), path: child.path}.fault("key %q stands here twice", t.Value)
		return
	}
	f.entries[t.Value] = child
}

// get is the entry with a key, or the zero node.
func (f fields) get(key string) node { return f.entries[key] }

// must is the entry with a key; a fault where there is none.
func (f fields) must(key string) node {
	n, ok := f.entries[key]
	if !ok && f.of.exists() {
		f.of.fault("%s is missing", key)
	}
	return n
}

// items are the elements of a list.
func (n node) items() []node {
	if !n.exists() {
		return nil
	}
	list, ok := n.tree.(*ast.SequenceNode)
	if !ok {
		n.fault("must be a list, not %s", kind(n.tree))
		return nil
	}
	nodes := make([]node, len(list.Values))
	for i, v := range list.Values {
		nodes[i] = node{doc: n.doc, tree: v, path: fmt.Sprintf("%s[%d]", n.path, i)}
	}
	return nodes
}

// text is a scalar as written: 007 and yes stay what they are.
func (n node) text() string {
	if !n.exists() {
		return ""
	}
	s := ""
	switch tree := n.tree.(type) {
	case *ast.StringNode:
		s = tree.Value
	case *ast.LiteralNode:
		s = strings.TrimRight(tree.Value.Value, "\n")
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		s = n.tree.GetToken().Value
	case *ast.NullNode:
		n.fault("has no value")
	default:
		n.fault("must be text, not %s", kind(n.tree))
	}
	if i := strings.IndexFunc(s, hidden); i >= 0 {
		n.fault("has a character that cannot be seen (%U)", []rune(s[i:])[0])
	}
	return s
}

// hidden tells control and direction characters: text with them reads
// otherwise on a card than in the file.
func hidden(r rune) bool {
	return r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
}

// flag is true or false.
func (n node) flag() bool {
	if !n.exists() {
		return false
	}
	b, ok := n.tree.(*ast.BoolNode)
	if !ok {
		n.fault("must be true or false, not %s", kind(n.tree))
		return false
	}
	return b.Value
}

// integer is a whole number between two bounds, or the lower one.
func (n node) integer(low, high int64) int64 {
	if !n.exists() {
		return low
	}
	written := n.tree.GetToken().Value
	i, err := strconv.ParseInt(written, 10, 64)
	if err != nil || i < low || i > high {
		n.fault("must be a whole number from %d to %d, not %s", low, high, abridged(written))
		return low
	}
	return i
}

// abridged keeps a wrong value from filling the message.
func abridged(s string) string {
	if r := []rune(s); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return s
}

// oneOf is text that is one of the known names, or "".
func (n node) oneOf(what string, known []string) string {
	name := n.text()
	if name == "" || slices.Contains(known, name) {
		return name
	}
	n.unknown(what, name, known)
	return ""
}

// manyOf is a list of known names, each once.
func (n node) manyOf(what string, known []string) []string {
	var names []string
	for _, item := range n.items() {
		name := item.oneOf(what, known)
		if slices.Contains(names, name) {
			item.fault("%s %s stands here twice", what, name)
			continue
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

// kind names what a node is in words for people.
func kind(n ast.Node) string {
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return "keys with values"
	case *ast.SequenceNode:
		return "a list"
	case *ast.NullNode:
		return "nothing"
	case *ast.BoolNode:
		return "true or false"
	case *ast.IntegerNode, *ast.FloatNode:
		return "a number"
	default:
		return "text"
	}
}
