package policy

import (
	"maps"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
)

// clockCall is the library's function that reads the clock. Rules may not: the
// same filing must be judged the same twice, so today comes in by the door.
const clockCall = "now"

// A use is a dotted path somewhere in an expression, or a text compared
// with the answer of a key.
type use struct {
	path string
	key  string // for a compared text: the path it is compared with
	from int    // characters from the start
}

// A collector walks an expression's tree and gathers what it asks for.
type collector struct {
	paths    map[ast.Node]string
	declared map[string]bool // by let
	compared []use
	uses     []use
}

// collect finds the paths an expression asks for and the codes it names.
func collect(tree *parser.Tree) *collector {
	c := &collector{paths: map[ast.Node]string{}, declared: map[string]bool{}}
	root := tree.Node
	ast.Walk(&root, c)
	for _, n := range slices.SortedFunc(maps.Keys(c.paths), byPlace) {
		path := c.paths[n]
		if head, _, _ := strings.Cut(path, "."); !c.declared[head] {
			c.uses = append(c.uses, use{path: path, from: n.Location().From})
		}
	}
	return c
}

func byPlace(a, b ast.Node) int { return a.Location().From - b.Location().From }

// Visit is called for children before their parents.
func (c *collector) Visit(n *ast.Node) {
	switch n := (*n).(type) {
	case *ast.VariableDeclaratorNode:
		c.declared[n.Name] = true
	case *ast.IdentifierNode:
		c.paths[n] = n.Value
	case *ast.MemberNode:
		c.member(n)
	case *ast.BuiltinNode:
		if n.Name == clockCall {
			c.uses = append(c.uses, use{path: clockCall, from: n.Location().From})
		}
	case *ast.BinaryNode:
		c.compare(n)
	case *ast.CallNode:
		c.call(n)
	}
}

// call notes the key that answered("key") asks for.
func (c *collector) call(n *ast.CallNode) {
	if c.paths[n.Callee] != answeredKey || len(n.Arguments) != 1 {
		return
	}
	if key, ok := n.Arguments[0].(*ast.StringNode); ok {
		c.uses = append(c.uses, use{path: key.Value, from: key.Location().From})
	}
}

// member lengthens a path by one step.
func (c *collector) member(n *ast.MemberNode) {
	base, known := c.paths[n.Node]
	property, constant := n.Property.(*ast.StringNode)
	if !known || !constant {
		return
	}
	delete(c.paths, n.Node)
	n.SetLocation(n.Node.Location()) // the library's is that of the dot
	c.paths[n] = base + "." + property.Value
}

// compare notes the texts an answer is compared with.
func (c *collector) compare(n *ast.BinaryNode) {
	if n.Operator != "==" && n.Operator != "!=" && n.Operator != "in" {
		return
	}
	for _, side := range [][2]ast.Node{{n.Left, n.Right}, {n.Right, n.Left}} {
		path, ok := c.paths[side[0]]
		if !ok {
			continue
		}
		for _, text := range texts(side[1]) {
			c.compared = append(c.compared, use{path: text.Value, key: path, from: text.Location().From})
		}
	}
}

// texts are the text constants a node is made of.
func texts(n ast.Node) []*ast.StringNode {
	switch n := n.(type) {
	case *ast.StringNode:
		return []*ast.StringNode{n}
	case *ast.ArrayNode:
		var all []*ast.StringNode
		for _, item := range n.Nodes {
			all = append(all, texts(item)...)
		}
		return all
	default:
		return nil
	}
}
