package policy

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// A document is one file being read. Its readers note faults and go on, so
// that one run finds them all.
type document struct {
	name     string
	lines    []string
	root     node
	problems []Problem
}

// parse reads a file's YAML. After a fault here the document has no root.
func parse(s source) *document {
	d := &document{name: s.name}
	text, ok := d.clean(s.text)
	if !ok {
		return d
	}
	d.lines = strings.Split(text, "\n")
	tokens := lexer.Tokenize(text)
	if !d.plain(tokens) {
		return d
	}
	tree, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey()) // fields reports every duplicate itself
	if err != nil {
		d.syntax(err)
		return d
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		d.note(1, 1, "", fmt.Sprintf("a rule book file is one YAML document; here are %d with content", contents(tree)))
		return d
	}
	d.root = node{doc: d, tree: tree.Docs[0].Body}
	return d
}

func contents(tree *ast.File) (n int) {
	for _, doc := range tree.Docs {
		if doc.Body != nil {
			n++
		}
	}
	return n
}

// clean refuses what is not text and unifies line ends.
func (d *document) clean(text []byte) (string, bool) {
	text = bytes.TrimPrefix(text, []byte("\ufeff")) // Windows editors put it there
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	bad := -1
	message := ""
	switch {
	case len(text) > maxFile:
		d.note(1, 1, "", "larger than 1 MiB")
		return "", false
	case bytes.IndexByte(text, 0) >= 0:
		bad, message = bytes.IndexByte(text, 0), "a NUL byte; is this a text file?"
	case !utf8.Valid(text):
		bad, message = invalid(text), "not UTF-8; save the file as UTF-8 (not GBK)"
	}
	if bad >= 0 {
		before := text[:bad]
		line := bytes.Count(before, []byte("\n")) + 1
		d.note(line, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])+1, "", message)
		return "", false
	}
	return string(text), true
}

// invalid is the offset of the first byte that is not UTF-8.
func invalid(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// maxDepth bounds nesting before the parser, which recurses, sees it. A form
// needs six levels.
const maxDepth = 32

// plain refuses the parts of YAML a rule book has no use for: anchors let a
// small file mean a huge one, tags and merges hide what a reader sees.
func (d *document) plain(tokens token.Tokens) bool {
	depth, line, marks := 0, 0, 0
	for _, t := range tokens {
		if t.Position.Line != line {
			line, marks = t.Position.Line, 0
		}
		switch t.Type {
		case token.AnchorType, token.AliasType, token.TagType, token.MergeKeyType, token.DirectiveType:
			d.noteAt(t, fmt.Sprintf("%s: anchors, aliases, tags, merges and directives are not used in rule books", t.Value))
			return false
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		case token.SequenceEntryType, token.MappingKeyType:
			marks++
		}
		if depth > maxDepth || marks > maxDepth || t.Position.IndentNum > 4*maxDepth {
			d.noteAt(t, "nested too deeply")
			return false
		}
	}
	return true
}

// syntax notes the YAML library's own complaint.
func (d *document) syntax(err error) {
	var located yaml.Error
	if !errors.As(err, &located) || located.GetToken() == nil {
		d.note(1, 1, "", err.Error())
		return
	}
	d.noteAt(located.GetToken(), "not YAML: "+located.GetMessage())
}

func (d *document) noteAt(t *token.Token, message string) {
	d.note(t.Position.Line, t.Position.Column, "", message)
}

func (d *document) note(line, column int, path, message string) *Problem {
	p := Problem{File: d.name, Line: max(line, 1), Column: max(column, 1), Path: path, Message: message}
	if p.Line <= len(d.lines) {
		p.excerpt = d.lines[p.Line-1]
	}
	d.problems = append(d.problems, p)
	return &d.problems[len(d.problems)-1]
}
