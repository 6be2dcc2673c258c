package asking_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the dialogues of testdata anew; read them afterwards")

var draftID = regexp.MustCompile(`D-[0-9A-HJKMNP-TV-Z]{26}`)

// golden compares the story with a dialogue that was read and found good.
func (s *story) golden(name string) {
	s.t.Helper()
	got := draftID.ReplaceAllString(s.transcript(), "D-…")
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			s.t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		s.t.Errorf("%s (-read and approved, +now):\n%s", name, diff)
	}
}

// The handbook's model dialogue (ecosystem §3.4), with the questions of our
// form.
func TestModelDialogue(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.says("双12老客回访，预算30万，下周一到12月11日")
	s.says("为什么")
	s.says("杭州蓝桥通信有限公司")
	s.presses("用默认：中国内地")
	s.says("完成")
	s.says("续约")
	s.says("很多")
	s.says("430单")
	s.says("宽带续约套餐")
	s.says("理财")
	s.says("返回")
	s.says("宽带")
	s.says("2、3")
	s.says("预览")
	s.says("保存")
	s.golden("model.zh.txt")
}

func TestEnglishDialogue(t *testing.T) {
	s := tell(t)
	s.who = people[7]
	s.says("new")
	s.says("Renewal calls, budget 300k, next Monday to Dec 11")
	s.says("why")
	s.says("Hangzhou Lanqiao Telecom Co.")
	s.says("1,2")
	s.says("go 6")
	s.says("lots")
	s.says("$500")
	s.says("2 dollars")
	s.presses("Keep it")
	s.says("cancel")
	s.presses("Save")
	s.says("continue")
	s.golden("dialogue.en.txt")
}
