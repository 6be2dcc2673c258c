package console

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"

	"lian/bot/chat"
)

const (
	maxJSON  = 1 << 20  // bytes of a deed without files
	maxFiles = 50 << 20 // bytes of all files of a deed
	inMemory = 1 << 20  // bytes of files kept in memory; the rest waits on disk
	filePart = "file"   // name of a dropped file's part; "file:KEY" for a form's
)

// readDeed reads a deed and its files. The caller must call done after the
// files are no longer needed.
func readDeed(w http.ResponseWriter, r *http.Request) (d deed, done func(), err error) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return deed{}, nil, badRequest("bad_type", err)
	}
	switch kind {
	case "application/json":
		d, err = decodeDeed(http.MaxBytesReader(w, r.Body, maxJSON))
		return d, func() {}, err
	case "multipart/form-data":
		return readParts(w, r)
	}
	return deed{}, nil, &problem{Status: http.StatusUnsupportedMediaType, Code: "bad_type",
		cause: fmt.Errorf("console: %s", kind)}
}

func decodeDeed(from io.Reader) (deed, error) {
	var d deed
	if err := decodeJSON(from, &d); err != nil {
		return deed{}, err
	}
	return d, nil
}

// decodeJSON reads exactly one value, with no key it does not know: a
// misspelt key must not turn a press into something else.
func decodeJSON(from io.Reader, into any) error {
	dec := json.NewDecoder(from)
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return unreadable(err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return badRequest("bad_json", errors.New("console: more than one value"))
	}
	return nil
}

// readParts reads a deed that came with files.
func readParts(w http.ResponseWriter, r *http.Request) (deed, func(), error) {
	r.Body = http.MaxBytesReader(w, r.Body, maxFiles+maxJSON)
	if err := r.ParseMultipartForm(inMemory); err != nil {
		return deed{}, nil, unreadable(err)
	}
	parts := r.MultipartForm
	done := func() { _ = parts.RemoveAll() } // the system clears its temporary folder of what stays
	d, err := decodeDeed(strings.NewReader(r.FormValue("act")))
	if err != nil {
		done()
		return deed{}, nil, err
	}
	d.files = make(map[string][]chat.File, len(parts.File))
	for name, headers := range parts.File {
		key, ok := inputKey(name)
		if !ok {
			done()
			return deed{}, nil, badRequest("bad_part", fmt.Errorf("console: part %q", name))
		}
		for _, h := range headers {
			d.files[key] = append(d.files[key], file(h))
		}
	}
	return d, done, nil
}

// inputKey is "" for a dropped file and the input's key for a form's.
func inputKey(part string) (string, bool) {
	if part == filePart {
		return "", true
	}
	key, ok := strings.CutPrefix(part, filePart+":")
	return key, ok && key != ""
}

func file(h *multipart.FileHeader) chat.File {
	return chat.File{Name: h.Filename, Size: h.Size, Open: func(context.Context) (io.ReadCloser, error) {
		return h.Open()
	}}
}

// unreadable says whether a body was too large or not what it should be.
func unreadable(err error) *problem {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return &problem{Status: http.StatusRequestEntityTooLarge, Code: "too_large", cause: err}
	}
	return badRequest("bad_json", err)
}
