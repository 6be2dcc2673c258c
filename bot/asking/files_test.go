package asking_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"lian/bot/asking"
	"lian/bot/chat"
)

const pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"

// png is the beginning of a picture.
const png = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"

// Rule 12: a file dropped at any step is attached and acknowledged: at a file
// question to that question, elsewhere to the one the person picks.
func TestRule12FilesAtAnyStep(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.says("", file("营销方案.pdf", pdf))
	s.sees("已收到 营销方案.pdf（PDF，48 字节，指纹 49c28c33）", "这个文件属于哪一项？")
	s.presses("营销方案")
	s.sees("营销方案：营销方案.pdf")
	s.asked("campaign.name") // the open question is not lost
	if got := s.filing().Answers["att.plan"]; len(got) != 1 {
		t.Fatalf("att.plan is %v:\n%s", got, s.transcript())
	}
	s.says("预览")
	s.sees("营销方案: 营销方案.pdf")
	s.at("att.budget")
	s.says("", file("预算.pdf", pdf), file("预算截图.png", png))
	s.sees("预算.pdf", "预算截图.png")
	s.asked("att.budget") // there may be more
	s.presses("移除第 1 个文件")
	if got := s.filing().Answers["att.budget"]; len(got) != 1 {
		t.Fatalf("att.budget is %v", got)
	}
	s.says("完成")
	s.asked("campaign.name")
	s.at("att.risk")
	s.says("文档中心 DOC-2026-1202《风险自评》")
	s.stored("att.risk", "ref:文档中心 DOC-2026-1202《风险自评》")
}

// A caption answers the open question.
func TestFileWithCaption(t *testing.T) {
	s := tell(t)
	s.says("立案")
	s.answered(complete(s.now))
	s.at("att.plan")
	s.says("", file("营销方案.pdf", pdf))
	s.says("完成")
	s.sees("请核对")
}

func TestFilesThatAreRefused(t *testing.T) {
	contacts := strings.Builder{}
	for i := range 30 {
		fmt.Fprintf(&contacts, "客户%d 138%08d\n", i, i)
	}
	long := file("大.pdf", pdf)
	long.Size = 10 << 30
	short := file("小.pdf", pdf)
	short.Size = 5
	broken := chat.File{Name: "断.pdf", Size: -1, Open: func(context.Context) (io.ReadCloser, error) { return nil, io.ErrUnexpectedEOF }}
	s := tell(t)
	for _, c := range []struct {
		file chat.File
		says string
	}{
		{file("空.pdf", ""), "空文件"},
		{long, "太大"},
		{short, "与声明的不一致"},
		{broken, "没有读到"},
		{chat.File{Name: "无.pdf"}, "没有读到"},
		{file("名单.csv", "姓名,电话\n张三,1\n"), "像是客户名单"},
		{file("名单.txt", contacts.String()), "像是客户名单"},
		{file("名单.xlsx", sheet(t, contacts.String())), "像是客户名单"},
		{file("方案.pdf.exe", "MZ\x90\x00\x03\x00\x00\x00"), "不能收"},
		{file("方案.pdf", png), "与文件名不符"},
		{file("图.svg", `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), "不能收"},
		{file("页.html", "<!DOCTYPE html><html><script>alert(1)</script></html>"), "不能收"},
	} {
		s.another()
		s.at("att.plan")
		s.says("", c.file)
		s.sees(c.says)
		s.asked("att.plan")
		if got := s.filing().Answers["att.plan"]; got != nil {
			t.Errorf("%s was taken: %v", c.file.Name, got)
		}
	}
}

// Names are for showing: no path, no control character, no half character.
func TestHostileFileNames(t *testing.T) {
	s := tell(t)
	for name, want := range map[string]string{
		"../../etc/passwd.pdf":            "passwd.pdf",
		`C:\temp\方案.pdf`:                  "方案.pdf",
		"a\x00b.pdf":                      "ab.pdf",
		"CON.pdf":                         "CON.pdf",
		".":                               "附件",
		"..":                              "附件",
		"":                                "附件",
		"\u202efdp.方案.pdf":                "fdp.方案.pdf",
		strings.Repeat("营", 300) + ".pdf": strings.Repeat("营", 119) + "….pdf",
		"<!channel> *粗* [x](http://x) 方案.pdf":   "x) 方案.pdf",
		strings.Repeat("👨‍👩‍👧‍👦", 130) + ".pdf": strings.Repeat("👨‍👩‍👧‍👦", 119) + "….pdf",
	} {
		s.another()
		s.at("att.plan")
		s.says("", file(name, pdf))
		got := s.filing().Answers["att.plan"]
		if len(got) != 1 {
			t.Errorf("%q was not taken:\n%s", name, s.transcript())
			continue
		}
		kept, err := s.db.Attachment(t.Context(), got[0])
		if err != nil || kept.Name != want {
			t.Errorf("%q is kept as %q, want %q: %v", name, kept.Name, want, err)
		}
	}
}

// A button can attach only what this person handed over with this filing.
func TestAttachIsCheckedAgain(t *testing.T) {
	s := tell(t)
	s.says("立案")
	first := s.filing().ID
	s.at("att.plan")
	s.says("", file("营销方案.pdf", pdf))
	id := s.filing().Answers["att.plan"][0]
	s.says("保存")
	s.now = s.now.Add(time.Minute)
	s.act(chat.Action{Name: asking.DoBegin})
	second := s.filing().ID
	if first == second {
		t.Fatal("no second draft")
	}
	s.act(chat.Action{Name: asking.DoAttach, Subject: second, Field: "att.plan", Value: id})
	s.sees("没有找到")
	if got := s.filing().Answers["att.plan"]; got != nil {
		t.Errorf("a file of another filing was attached: %v", got)
	}
}

// sheet is a workbook with text in its cells.
func sheet(t *testing.T, cells string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", `<?xml version="1.0"?><Types></Types>`},
		{"xl/workbook.xml", `<workbook/>`},
		{"xl/sharedStrings.xml", "<sst><t>" + cells + "</t></sst>"},
	} {
		f, err := w.Create(part.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, part.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
