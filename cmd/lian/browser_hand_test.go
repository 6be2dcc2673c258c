package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// lookFor finds things in the page; it is put there before the page's own code.
//
//go:embed testdata/browser/hand.js
var lookFor string

// A hand is somebody at the page of a running lian: it clicks and types where
// the page really is, and waits for what the page shows. It speaks of things
// as they are written on the screen.
type hand struct {
	t   *testing.T
	ctx context.Context
	url string

	examples map[string]string // of the rule book
}

// newHand starts lian and a browser beside it.
func newHand(t *testing.T) *hand {
	t.Helper()
	h := &hand{t: t, url: running(t), examples: examples(t)}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	browser, closeBrowser := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closePage := chromedp.NewContext(browser)
	h.ctx = ctx
	watched := make(chan struct{})
	t.Cleanup(func() {
		h.onFailure()
		closePage()
		closeBrowser()
		<-watched
	})
	h.watch(watched)
	_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: lookFor})
	h.must(err)
	h.size(desktop.width, desktop.height)
	h.looks("light")
	return h
}

// chromium is the browser: the one LIAN_TEST_CHROMIUM names, else the one on
// the PATH. Without one this test cannot say anything, so it fails.
func chromium(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("LIAN_TEST_CHROMIUM"); path != "" {
		return path
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("browser tests need Chromium: install the package chromium, or name the program in LIAN_TEST_CHROMIUM")
	}
	return path
}

// running starts the program with data of its own, and ends it with the test.
func running(t *testing.T) (url string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	output, err := os.Create(filepath.Join(dir, "output"))
	if err != nil {
		t.Fatal(err)
	}
	program := exec.Command("lian", "serve", "--listen", address, "--data", "lian-data") // testscript put it on the PATH
	program.Dir, program.Stdout, program.Stderr = dir, output, output
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ended(t, program, output) })
	url = "http://" + address
	await(t, "lian to be ready", func() bool {
		answer, err := http.Get(url + "/readyz")
		return err == nil && answer.Body.Close() == nil && answer.StatusCode == http.StatusOK
	})
	return url
}

// ended asks the program to end and expects that it does so well.
func ended(t *testing.T, program *exec.Cmd, output *os.File) {
	err := errors.Join(program.Process.Signal(syscall.SIGTERM), program.Wait())
	text, read := os.ReadFile(output.Name())
	if err := errors.Join(err, read, output.Close()); err != nil {
		t.Errorf("lian did not end well: %v", err)
	}
	if t.Failed() {
		t.Logf("lian said:\n%s", text)
	}
}

// watch fails the test when the page's own code does, or asks for what its
// policy of contents forbids.
func (h *hand) watch(ended chan<- struct{}) {
	messages := chromedp.Console(h.ctx)
	go func() {
		defer close(ended)
		for m, err := range messages {
			if err != nil {
				return // the page was closed
			}
			if m.Type == chromedp.ConsoleException || m.Type == chromedp.ConsoleError {
				h.t.Errorf("the page: %s: %s", m.Type, m.Text)
			}
		}
	}()
}

// onFailure keeps what is on the screen of a test that failed.
func (h *hand) onFailure() {
	if !h.t.Failed() {
		return
	}
	path := filepath.Join(os.TempDir(), strings.ReplaceAll(h.t.Name(), "/", "-")+".png")
	image, err := chromedp.Run(h.ctx, chromedp.CaptureScreenshot())
	if err = errors.Join(err, os.WriteFile(path, image, fs.FileMode(0o600))); err != nil {
		h.t.Logf("no picture of the page: %v", err)
		return
	}
	h.t.Logf("the page when it failed: %s", path)
}

func (h *hand) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// open loads a view of the page: its query and hash.
func (h *hand) open(view string) {
	h.t.Helper()
	h.must(chromedp.Do(h.ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(h.url+"/"+view)))
	h.sees("text", "body", "lian")
}

func (h *hand) size(width, height int64) {
	h.t.Helper()
	h.must(chromedp.Do(h.ctx, chromedp.EmulateViewport(width, height)))
}

// call asks hand.js something, and waits for its answer.
func call[T any](h *hand, function string, args ...any) T {
	h.t.Helper()
	var list []string
	for _, a := range args {
		text, err := json.Marshal(a)
		h.must(err)
		list = append(list, string(text))
	}
	expression := fmt.Sprintf("hand.%s(%s)", function, strings.Join(list, ","))
	value, err := chromedp.Run(h.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		h.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// sees waits until the page shows it: a look of hand.js and its arguments.
func (h *hand) sees(look string, args ...any) {
	h.t.Helper()
	if !call[bool](h, "sees", append([]any{look}, args...)...) {
		h.t.Fatalf("waited in vain to see %s %q", look, args)
	}
}

// A point is a place in the window, in CSS pixels.
type point struct{ X, Y float64 }

// find waits until something can be pressed, and says where it is.
func (h *hand) find(look string, args ...any) point {
	h.t.Helper()
	at := call[*point](h, "still", append([]any{look}, args...)...)
	if at == nil {
		h.t.Fatalf("waited in vain for %s %q to press", look, args)
	}
	return *at
}

// click presses what a look finds. A message that comes in that moment moves
// what is under the pointer, so a press that missed is made again.
func (h *hand) click(look string, args ...any) {
	h.t.Helper()
	for range 5 {
		at := h.find(look, args...)
		h.must(chromedp.Do(h.ctx, chromedp.MouseClickXY(at.X, at.Y)))
		if call[bool](h, "hit") {
			return
		}
	}
	h.t.Fatalf("%s %q moves away from the pointer", look, args)
}

// write puts text in place of what the focused field has.
func (h *hand) write(text string) {
	h.t.Helper()
	h.must(chromedp.Do(h.ctx, chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl))))
	_, err := chromedp.Call(h.ctx, input.InsertText, input.InsertTextParams{Text: text}) // as an input method does
	h.must(err)
}

// drop drags files from the desktop onto what a look finds.
func (h *hand) drop(files []string, look string, args ...any) {
	h.t.Helper()
	at := h.find(look, args...)
	data := &input.DragData{Items: []*input.DragDataItem{}, Files: files, DragOperationsMask: 1} // copies
	for _, step := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
		_, err := chromedp.Call(h.ctx, input.DispatchDragEvent, input.DispatchDragEventParams{Type: step, X: at.X, Y: at.Y, Data: data})
		h.must(err)
	}
}
