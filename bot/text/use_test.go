package text

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A use is one string in the bot's source that looks like a message id: the
// whole id, or a family ("words.state.") to which the code adds the rest.
type use struct {
	id    string
	where token.Position
	args  []string // names given to Say; nil where they are not written out
	said  bool     // it is the first argument of Say
}

// uses collects them from every source file of the bot.
func uses(t *testing.T, areas []string) []use {
	t.Helper()
	var found []use
	files := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		found = append(found, usesIn(files, file, areas)...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func usesIn(files *token.FileSet, file *ast.File, areas []string) []use {
	var found []use
	calls := map[*ast.BasicLit]*ast.CallExpr{}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if lit, ok := sayOf(n); ok {
				calls[lit] = n
			}
		case *ast.BasicLit:
			id, err := strconv.Unquote(n.Value)
			area, rest, dotted := strings.Cut(id, ".")
			if n.Kind != token.STRING || err != nil || !dotted || !slices.Contains(areas, area) || strings.ContainsAny(rest, " /") {
				return true
			}
			u := use{id: id, where: files.Position(n.Pos())}
			if call := calls[n]; call != nil {
				u.said, u.args = true, argNames(call)
			}
			found = append(found, u)
		}
		return true
	})
	return found
}

// sayOf returns the id of a call of Say, or of a method that stands for it.
func sayOf(call *ast.CallExpr) (*ast.BasicLit, bool) {
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) == 0 || method.Sel.Name != "Say" && method.Sel.Name != "words" {
		return nil, false
	}
	lit, ok := call.Args[0].(*ast.BasicLit)
	return lit, ok
}

// argNames are the names among name, value pairs; nil where a slice is passed.
func argNames(call *ast.CallExpr) []string {
	if call.Ellipsis.IsValid() {
		return nil
	}
	names := []string{}
	for i := 1; i < len(call.Args); i += 2 {
		if lit, ok := call.Args[i].(*ast.BasicLit); ok {
			name, _ := strconv.Unquote(lit.Value)
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// areas are the first parts of message ids.
func areas(messages map[string]string) []string {
	var list []string
	for id := range messages {
		area, _, _ := strings.Cut(id, ".")
		if !slices.Contains(list, area) {
			list = append(list, area)
		}
	}
	return list
}

func TestEveryIDInTheCodeHasWords(t *testing.T) {
	messages := catalogue(t, Chinese)
	for _, u := range uses(t, areas(messages)) {
		family := strings.HasSuffix(u.id, ".")
		_, known := messages[u.id]
		if !known && !(family || hasVariant(messages, u.id)) {
			t.Errorf("%s: no words for %q", u.where, u.id)
		}
		if family && !hasVariant(messages, strings.TrimSuffix(u.id, ".")) {
			t.Errorf("%s: no words in the family %q", u.where, u.id)
		}
	}
}

func hasVariant(messages map[string]string, id string) bool {
	for known := range messages {
		if strings.HasPrefix(known, id+".") {
			return true
		}
	}
	return false
}

func TestEveryPlaceholderIsFilled(t *testing.T) {
	messages := catalogue(t, Chinese)
	for _, u := range uses(t, areas(messages)) {
		said, known := messages[u.id]
		if !u.said || !known || u.args == nil {
			continue
		}
		if want := placeholders(said); !slices.Equal(u.args, want) && !onlyCountMore(u.args, want) {
			t.Errorf("%s: %s is given %v, its words want %v", u.where, u.id, u.args, want)
		}
	}
}

// onlyCountMore allows a count that only English needs, to choose the plural.
func onlyCountMore(given, want []string) bool {
	return slices.Equal(slices.DeleteFunc(slices.Clone(given), func(name string) bool { return name == "N" }), want)
}

func TestNoWordsAreIdle(t *testing.T) {
	messages := catalogue(t, Chinese)
	used := uses(t, areas(messages))
	for id := range messages {
		if !slices.ContainsFunc(used, func(u use) bool { return u.says(id) }) {
			t.Errorf("nothing says %s", id)
		}
	}
}

// says tells whether a use may lead to a message: it is its id, its family, or
// is handed to a helper that says parts of it ("cards.form.pass" its .label
// and .hint).
func (u use) says(id string) bool {
	family := strings.TrimSuffix(u.id, ".") + "."
	return u.id == id || strings.HasPrefix(id, family) && (family == u.id || !u.said)
}
