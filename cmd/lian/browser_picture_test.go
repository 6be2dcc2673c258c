package main

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// update draws the pictures of docs/img anew. Without it a test run changes
// nothing in the tree.
var update = flag.Bool("update", os.Getenv("LIAN_UPDATE_IMG") == "1", "draw the pictures of docs/img anew")

// The windows of the pictures, in CSS pixels.
var (
	desktop = window{1440, 900}
	phone   = window{390, 844}
)

type window struct{ width, height int64 }

// picture keeps what is on the screen as docs/img/NAME.png.
func (h *hand) picture(name string) {
	h.t.Helper()
	if !*update {
		return
	}
	call[bool](h, "rest")
	shot, err := chromedp.Run(h.ctx, chromedp.CaptureScreenshot())
	h.must(err)
	h.must(os.WriteFile(filepath.Join("..", "..", "docs", "img", name+".png"), h.smaller(shot), 0o644))
}

// pictureOf keeps another view of the page, in a window of its own size, and
// comes back.
func (h *hand) pictureOf(name, view string, w window) {
	h.t.Helper()
	if !*update {
		return
	}
	h.size(w.width, w.height)
	h.open(view)
	h.sees("text", ".turn, .sample", "")
	if strings.Contains(view, "panel=") {
		h.sees("text", ".panel .track", "")
	}
	h.picture(name)
	h.size(desktop.width, desktop.height)
	h.open(story)
}

// smaller draws a picture with its 256 most used colours: a page has few, and
// the repository keeps every picture for ever.
func (h *hand) smaller(shot []byte) []byte {
	full, err := png.Decode(bytes.NewReader(shot))
	h.must(err)
	used := map[color.Color]int{}
	for y := range full.Bounds().Dy() {
		for x := range full.Bounds().Dx() {
			used[full.At(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(used), func(a, b color.Color) int { return used[b] - used[a] })
	few := image.NewPaletted(full.Bounds(), color.Palette(colours[:min(len(colours), 256)]))
	draw.Draw(few, few.Bounds(), full, image.Point{}, draw.Src)
	var packed bytes.Buffer
	h.must((&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&packed, few))
	return packed.Bytes()
}

// looks sets what the reader of the page prefers: dark or light; nothing moves,
// so that what is pressed stands still.
func (h *hand) looks(scheme string) {
	h.t.Helper()
	_, err := chromedp.Call(h.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	h.must(err)
}
