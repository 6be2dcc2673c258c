package policy

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed book/*.yaml
var builtin embed.FS

// The files of a rule book.
const (
	processFile    = "process.yaml"
	formFile       = "form.yaml"
	checklistsFile = "checklists.yaml"
	risksFile      = "risks.yaml"
)

var fileNames = []string{processFile, formFile, checklistsFile, risksFile}

// maxFile is far above any real rule book and low enough that a wrong file
// cannot hold up the start.
const maxFile = 1 << 20

// A source is the text of one file and the name to report it by.
type source struct {
	name string
	text []byte
}

// sources returns the four files: the folder's own where it has one, lian's
// otherwise. A file of another name is a fault, because it would be ignored
// and its author would not know.
func sources(dir string) (map[string]source, []Problem, error) {
	all := make(map[string]source, len(fileNames))
	for _, name := range fileNames {
		text, err := builtin.ReadFile(path.Join("book", name))
		if err != nil {
			return nil, nil, fmt.Errorf("policy: embedded %s: %w", name, err)
		}
		all[name] = source{name: path.Join("book", name), text: text}
	}
	if dir == "" {
		return all, nil, nil
	}
	problems, err := replace(all, dir)
	return all, problems, err
}

// replace puts a folder's files in the place of lian's.
func replace(all map[string]source, dir string) ([]Problem, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("policy: %w", err)
	}
	var problems []Problem
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasPrefix(name, ".") { // editors' and Kubernetes' own files
			continue
		}
		file := filepath.Join(dir, name)
		if !slices.Contains(fileNames, name) {
			problems = append(problems, Problem{File: file, Line: 1, Column: 1, Suggestion: closest(name, fileNames),
				Message: "not a file of a rule book; those are " + strings.Join(fileNames, ", ")})
			continue
		}
		text, err := readCapped(file)
		if err != nil {
			return nil, fmt.Errorf("policy: %w", err)
		}
		all[name] = source{name: file, text: text}
	}
	return problems, nil
}

// readCapped reads one byte more than allowed, so that parse can tell.
func readCapped(file string) (text []byte, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(err, &fs.PathError{Op: "read", Path: file, Err: errors.New("not a regular file")})
	}
	return io.ReadAll(io.LimitReader(f, maxFile+1))
}

// digest is the version of a rule book: the SHA-256, in hex, of its files.
func digest(all map[string]source) string {
	h := sha256.New()
	for _, name := range fileNames {
		fmt.Fprintf(h, "%s %d\n", name, len(all[name].text))
		h.Write(all[name].text)
	}
	return hex.EncodeToString(h.Sum(nil))
}
