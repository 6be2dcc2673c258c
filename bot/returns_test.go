package bot_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lian/workflow"
)

// TestATypedReturnNamesWhatToCorrect, and reads back what it asked for.
func TestATypedReturnNamesWhatToCorrect(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	reply := c.says("zhao", "退回 "+f.Number+" 话术缺退订方式")
	c.reads(reply, "已记录：退回。请申请人处理：话术全文")
	if diff := cmp.Diff([]string{"script.text"}, c.filing(f.ID).Decisions[0].Fields); diff != "" {
		t.Error(diff)
	}
	c.prefers("chen", "en")
	c.reads(c.says("chen", "return "+f.Number+" Total budget: does not add up"), "Asked of the applicant: Total budget")
}

// TestATypedReturnThatNamesNothing is refused with an example that works.
func TestATypedReturnThatNamesNothing(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	before := c.print(f.ID)
	c.reads(c.says("zhao", "退回 "+f.Number+" 不行"), "没有记录。例如：退回 "+f.Number+" ")
	c.reads(c.says("zhao", "退回 "+f.Number), "不能空着")
	c.reads(c.says("lin", "退回 "+f.Number+" 不行"), "不能审查自己的立案") // who may not is not taught how
	c.prefers("chen", "en")
	c.reads(c.says("chen", "return "+f.Number+" no"), "For example: return "+f.Number)
	c.same(f.ID, before)
}

// An account goes back as a whole; naming a part of it is welcome.
func TestATypedReturnOfAnAccount(t *testing.T) {
	c := openCompany(t)
	f := c.in(workflow.Closing, "双十二老客回访")
	c.reads(c.says("chen", "退回 "+f.Number+" 不行"), "已记录：退回")
	if got := c.filing(f.ID); got.State != workflow.Ended {
		t.Errorf("it is %s", got.State)
	}
}

// TestWordsForAColleague: a name, an id in any case, the platform's own
// mention; nobody and several are asked back.
func TestWordsForAColleague(t *testing.T) {
	c := openCompany(t)
	c.must(c.store.SavePeople(t.Context(), []workflow.Person{
		{ID: "he2", Name: "何青", Roles: []workflow.Role{workflow.RoleCompliance}, Active: true},
	}, []workflow.Account{{Platform: product, User: "U024BE7LH", Person: "he"}, {Platform: "other", User: "U777", Person: "he"}}))
	f := c.filed("双十二老客回访")
	before := c.print(f.ID)
	for words, want := range map[string]string{"@何青": "没有找到唯一的同事", "@nobody": "没有找到唯一的同事", "@钱离": "没有找到唯一的同事",
		"<@U777>": "没有找到唯一的同事", "@林晓": "林晓不能担任", "@赵敏": "赵敏不能担任"} {
		c.reads(c.says("chen", "转交 "+f.Number+" "+words), want)
	}
	c.same(f.ID, before)
	c.reads(c.says("chen", "加签 <@U024BE7LH> "+f.Number), "已经在这个席位") // he holds it too
	c.reads(c.says("chen", "加签 @SUN "+f.Number+" 看频次"), "加签：孙岩")
	if opened := c.says("chen", "转交 "+f.Number); opened.Form == nil {
		t.Errorf("no form to choose from: %s", told(opened))
	}
}
