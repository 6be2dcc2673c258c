package asking

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"lian/bot/chat"
	"lian/bot/reading"
	"lian/bot/text"

	"github.com/gabriel-vasile/mimetype"
)

// biggestFile is the bytes of a file that are taken in.
const biggestFile = 50 << 20

// A refusedFile says why a file is not taken in.
type refusedFile struct {
	why  string // the catalogue's id
	name string
	args []any
}

func (r *refusedFile) Error() string { return "file refused: " + r.why }

func (r *refusedFile) words(say text.Speaker) string {
	return say.Say(r.why, append([]any{"Name", r.name}, r.args...)...)
}

// hands bounds how many files are in memory at a time.
var hands = make(chan struct{}, 4)

// readFile reads a file whole. What its platform declared must be true.
func readFile(ctx context.Context, file chat.File, name string) ([]byte, error) {
	switch {
	case file.Size > biggestFile:
		return nil, &refusedFile{why: "asking.file.big", name: name, args: []any{"Limit", biggestFile >> 20}}
	case file.Open == nil:
		return nil, &refusedFile{why: "asking.file.unread", name: name}
	}
	select {
	case hands <- struct{}{}:
		defer func() { <-hands }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	reader, err := file.Open(ctx)
	if err != nil {
		return nil, &refusedFile{why: "asking.file.unread", name: name}
	}
	defer reader.Close() // only read from: nothing is lost
	content, err := io.ReadAll(io.LimitReader(reader, biggestFile+1))
	switch {
	case err != nil:
		return nil, &refusedFile{why: "asking.file.unread", name: name}
	case len(content) > biggestFile:
		return nil, &refusedFile{why: "asking.file.big", name: name, args: []any{"Limit", biggestFile >> 20}}
	case len(content) == 0:
		return nil, &refusedFile{why: "asking.file.empty", name: name}
	case file.Size >= 0 && file.Size != int64(len(content)):
		return nil, &refusedFile{why: "asking.file.size", name: name}
	}
	return content, nil
}

// longestName is how many graphemes of a file's name are kept. It is for
// showing only: no path is ever made of it.
const longestName = 120

// cleanName makes a name safe to show.
func cleanName(name string, say text.Speaker) string {
	cleaned, err := reading.Clean(name)
	if err != nil {
		cleaned, _ = reading.Clean(strings.ToValidUTF8(name, "")) // valid by now
	}
	cleaned = path.Base(strings.ReplaceAll(strings.Join(strings.Fields(cleaned), " "), "\\", "/"))
	if strings.Trim(cleaned, "./ ") == "" {
		return say.Say("asking.file.nameless")
	}
	ext := path.Ext(cleaned)
	if len(ext) > 10 {
		ext = ""
	}
	return chat.Cut(strings.TrimSuffix(cleaned, ext), longestName) + ext
}

// taken are the kinds of file that are taken in, by content, with the endings
// their names may have.
var taken = map[string][]string{
	"application/pdf": {".pdf"},
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": {".docx"},
	sheet:        {".xlsx"},
	"image/png":  {".png"},
	"image/jpeg": {".jpg", ".jpeg"},
	"text/plain": {".txt"},
	"audio/wav":  {".wav"},
}

const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// inspect tells a file's kind by its content and refuses what is not taken in:
// other kinds, names that say something else, and lists of customers, which
// stay where they are.
func inspect(name string, content []byte) (kind string, err error) {
	detected := mimetype.Detect(content)
	kind, _, _ = strings.Cut(detected.String(), ";")
	ending := strings.ToLower(path.Ext(name))
	if kind == "text/csv" || kind == "text/tab-separated-values" || ending == ".csv" {
		return "", &refusedFile{why: "asking.file.list", name: name}
	}
	endings, ok := taken[kind]
	if !ok {
		return "", &refusedFile{why: "asking.file.kind", name: name, args: []any{"Kind", kind}}
	}
	if ending != "" && !slices.Contains(endings, ending) {
		return "", &refusedFile{why: "asking.file.differs", name: name, args: []any{"Kind", strings.TrimPrefix(endings[0], ".")}}
	}
	phones, err := phonesIn(kind, content)
	if err != nil {
		return "", &refusedFile{why: "asking.file.broken", name: name}
	}
	if phones >= contactList {
		return "", &refusedFile{why: "asking.file.list", name: name}
	}
	return kind, nil
}

// contactList is how many phone numbers make a file a list of customers.
const contactList = 20

var phoneNumber = regexp.MustCompile(`(?:^|[^0-9])(1[3-9][0-9]{9})(?:[^0-9]|$)`)

// phonesIn counts different mobile numbers in a text or in the cells of a
// sheet, up to contactList.
func phonesIn(kind string, content []byte) (int, error) {
	seen := map[string]bool{}
	switch kind {
	case "text/plain":
		err := count(bytes.NewReader(content), seen)
		return len(seen), err
	case sheet:
		err := countCells(content, seen)
		return len(seen), err
	}
	return 0, nil
}

// mostUnpacked bounds what a sheet may unpack to: a small file can hold a
// mountain.
const mostUnpacked = 200 << 20

func countCells(content []byte, seen map[string]bool) error {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return err
	}
	left := int64(mostUnpacked)
	for _, entry := range archive.File {
		if !strings.HasPrefix(entry.Name, "xl/") || path.Ext(entry.Name) != ".xml" {
			continue
		}
		if left -= int64(entry.UncompressedSize64); left < 0 || entry.UncompressedSize64 > mostUnpacked {
			return fmt.Errorf("asking: sheet unpacks to more than %d bytes", mostUnpacked)
		}
		if err := countEntry(entry, seen); err != nil {
			return err
		}
	}
	return nil
}

func countEntry(entry *zip.File, seen map[string]bool) error {
	reader, err := entry.Open()
	if err != nil {
		return err
	}
	defer reader.Close() // only read from
	return count(reader, seen)
}

// window is how much is searched at a time; the end of one is searched again
// with the next, so that no number falls between two.
const window = 64 << 10

func count(reader io.Reader, seen map[string]bool) error {
	buffer := make([]byte, 0, 2*window)
	for len(seen) < contactList {
		n, err := io.ReadFull(reader, buffer[len(buffer):len(buffer)+window])
		buffer = buffer[:len(buffer)+n]
		for rest := buffer; len(rest) > 0; {
			at := phoneNumber.FindSubmatchIndex(rest)
			if at == nil {
				break
			}
			seen[string(rest[at[2]:at[3]])] = true
			rest = rest[at[3]:]
		}
		switch {
		case err == io.EOF || err == io.ErrUnexpectedEOF:
			return nil
		case err != nil:
			return err
		}
		keep := buffer[max(0, len(buffer)-16):]
		buffer = append(buffer[:0], keep...)
	}
	return nil
}
