package workflowtest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"testing"
	"testing/iotest"

	"lian/workflow"
)

var filesKept = []story{
	{"files come back byte for byte", filesRoundTrip},
	{"an upload that breaks off leaves no file", brokenUpload},
}

func filesRoundTrip(t *testing.T, d *Desk) {
	for _, size := range []int{0, 1, 1<<20 - 1, 1 << 20, 1<<20 + 1, 5 << 19} {
		content := bytes.Repeat([]byte("\x00\xff话术录音"), size/14+1)[:size]
		sum := sha256.Sum256(content)
		want := workflow.Attachment{Filing: "D-1", Name: "../话术 «最终版».pdf", Type: "application/pdf", By: Lin, At: d.Now}
		kept, err := d.Keep(d.ctx(), want, bytes.NewReader(content))
		d.must(err)
		want.ID, want.Size, want.Digest = kept.ID, int64(size), hex.EncodeToString(sum[:])
		same(t, "what was kept", kept, want)
		stored, err := d.Attachment(d.ctx(), kept.ID)
		d.must(err)
		same(t, "what is stored", stored, want)
		back, err := d.Content(d.ctx(), kept.ID)
		d.must(err)
		got, err := io.ReadAll(back)
		d.must(errors.Join(err, back.Close()))
		if !bytes.Equal(got, content) {
			t.Errorf("%d bytes came back as %d others", size, len(got))
		}
	}
	_, err := d.Content(d.ctx(), "F-none")
	d.refused(err, workflow.NotFound)
}

var errCable = errors.New("cable pulled")

func brokenUpload(t *testing.T, d *Desk) {
	half := io.MultiReader(bytes.NewReader(make([]byte, 3<<20)), iotest.ErrReader(errCable))
	kept, err := d.Keep(d.ctx(), workflow.Attachment{Name: "录音.mp3", By: Lin}, half)
	if !errors.Is(err, errCable) || kept.ID != "" {
		t.Errorf("a broken upload was kept as %q: %v", kept.ID, err)
	}
}
