package slacktest_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"lian/adapters/slack/slacktest"
)

func TestDownload_29(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	f := w.Upload("U1", "话术 终稿.txt", "text/plain", []byte("您好"))
	if d := w.Say("U1", "见附件", slacktest.WithFiles(f.ID)); !d.Acknowledged() {
		t.Fatal("not acknowledged")
	}
	if got := field(t, a.payloads()[0], "event", "subtype"); got != "file_share" {
		t.Errorf("subtype %q", got)
	}
	info, _, _, err := api.GetFileInfo(f.ID, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := api.GetFile(info.URLPrivateDownload, &got); err != nil || got.String() != "您好" {
		t.Errorf("%v, %q", err, got.String())
	}
	w.Break(func(f *slacktest.Faults) { f.NoFileAccess = true })
	if err := api.GetFile(info.URLPrivateDownload, &got); err == nil || !strings.Contains(err.Error(), "sign-in") {
		t.Errorf("without access: %v", err)
	}
}

func TestUpload_29(t *testing.T) {
	w, api := office(t)
	send := func(content string, size int) error {
		_, err := api.UploadFile(slack.UploadFileParameters{Filename: "导出.csv", FileSize: size, Content: content, Channel: w.DM("U1")})
		return err
	}
	if err := send("a,b", 3); err != nil {
		t.Fatal(err)
	}
	if m := w.Messages("U1"); len(m) != 1 || len(m[0].Files) != 1 {
		t.Fatalf("messages %+v", m)
	} else if f, _ := w.File(m[0].Files[0]); string(f.Content) != "a,b" {
		t.Errorf("content %q", f.Content)
	}
	if err := send("a,b", 4); err == nil {
		t.Error("a wrong length was taken")
	}
	w.Break(func(f *slacktest.Faults) { f.FilesOff = true })
	if err := send("a,b", 3); err == nil || !strings.Contains(err.Error(), "file_uploads_disabled") {
		t.Errorf("uploads off: %v", err)
	}
}

func TestFileInput_29(t *testing.T) {
	w, api := office(t)
	a := run(t, w, 2)
	plain := func(s string) *slack.TextBlockObject {
		return slack.NewTextBlockObject(slack.PlainTextType, s, false, false)
	}
	input := slack.NewInputBlock("proof", plain("证明"), nil, slack.NewFileInputBlockElement("f").WithFileTypes("pdf").WithMaxFiles(1))
	v := reason()
	v.Blocks.BlockSet = []slack.Block{input}
	opened, err := api.OpenView(pressed(t, w, api).Trigger(), v)
	if err != nil {
		t.Fatal(err)
	}
	pdf := w.Upload("U1", "a.pdf", "application/pdf", []byte("%PDF"))
	exe := w.Upload("U1", "a.exe", "application/octet-stream", []byte("MZ"))
	huge := w.Upload("U1", "b.pdf", "application/pdf", make([]byte, 11<<20))
	for _, ids := range [][]string{{exe.ID}, {huge.ID}, {pdf.ID, pdf.ID}} {
		if d := w.Submit("U1", opened.ID, map[string]any{"proof": ids}); d.Error() == "" {
			t.Errorf("files %v were sent", ids)
		}
	}
	if d := w.Submit("U1", opened.ID, map[string]any{"proof": []string{pdf.ID}}); !d.Acknowledged() {
		t.Fatal(d.Error())
	}
	heard := a.payloads()
	if !strings.Contains(heard[len(heard)-1], pdf.ID) {
		t.Error("the file is not in the submission")
	}
}
