package text

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"testing"

	"lian/workflow"
)

// constants reads the string constants of a type from the workflow's source,
// so that a new one cannot be forgotten here.
func constants(t *testing.T, typeName string) []string {
	t.Helper()
	sources, err := filepath.Glob("../../workflow/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	for _, source := range sources {
		file, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if name, ok := spec.Type.(*ast.Ident); ok && name.Name == typeName {
				for _, v := range spec.Values {
					if lit, ok := v.(*ast.BasicLit); ok {
						value, _ := strconv.Unquote(lit.Value)
						values = append(values, value)
					}
				}
			}
			return true
		})
	}
	if len(values) == 0 {
		t.Fatalf("workflow has no constants of type %s", typeName)
	}
	return values
}

func TestEveryConstantOfTheDomainHasWords(t *testing.T) {
	for typeName, family := range map[string]string{"State": "words.state.", "Act": "words.act.", "Role": "words.role.", "Verdict": "words.verdict.",
		"StepID": "words.step.", "SeatState": "words.seat.", "Change": "words.change.", "Party": "words.party.", "Code": "words.problem.", "Level": "words.level."} {
		for _, value := range constants(t, typeName) {
			if value == "" {
				value = "none"
			}
			for _, locale := range []string{Chinese, English} {
				if !In(locale).Has(family + value) {
					t.Errorf("%s: no words for %s %q", locale, typeName, value)
				}
			}
		}
	}
}

func TestNamesOfTheDomain(t *testing.T) {
	zh, en := In(Chinese), In(English)
	for got, want := range map[string]string{
		zh.State(workflow.Reviewing): "合规性审查中", en.State(workflow.Reviewing): "In compliance review",
		zh.Act(workflow.ActReturn): "退回", zh.Verdict(workflow.VerdictReject): "拒绝", zh.Role(workflow.RoleOps): "运营",
		zh.Level(workflow.LevelNone): "未评估", en.Level(workflow.LevelCritical): "Critical", zh.Step(workflow.StepApprove): "审批确认",
		zh.Seat(workflow.SeatVoid): "已关闭", zh.Change(workflow.ChangeMaterial): "重大变更", zh.Party(workflow.Owner): "申请人本人",
		zh.State("unheard-of"): "unheard-of", zh.State(""): "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
