package main

import (
	"path/filepath"
	"strings"
)

// variable is a setting's name in the environment.
func variable(path string) string {
	return "LIAN_" + strings.ToUpper(strings.ReplaceAll(path, ".", "_"))
}

// readEnvironment reads LIAN_… variables, secrets also from the files that
// LIAN_…_FILE name. LIAN_PEOPLE takes the place of the file's people; it is
// written as in the file.
func (v values) readEnvironment(getenv func(string) string, people []leaf, f *faults) []leaf {
	for _, s := range settings {
		name := variable(s.path)
		if text := getenv(name); text != "" {
			v[s.path] = value{text, place{name: name}}
		}
		if file := getenv(name + "_FILE"); s.secret && file != "" {
			v.readSecret(s.path, name, file, getenv(name) != "", f)
		}
	}
	text := getenv(variable(peoplePath))
	if text == "" {
		return people
	}
	top, ok := readYAML(variable(peoplePath), []byte(text), f)
	if !ok {
		return nil
	}
	return top.items()
}

// readSecret reads a secret from a file, as Docker and Kubernetes hand it over.
func (v values) readSecret(path, name, file string, twice bool, f *faults) {
	at := place{name: name + "_FILE"}
	if twice {
		f.add(at, "stands beside %s; keep one of them", name)
		return
	}
	text, err := readText(file)
	if err != nil {
		f.add(at, "%v", err)
		return
	}
	v[path] = value{strings.TrimRight(strings.TrimPrefix(string(text), "\ufeff"), "\r\n"), at}
}

// readFlags puts in what the command line says.
func (v values) readFlags(f flags, wrong *faults) {
	for path, flag := range map[string]struct{ text, name string }{
		"listen":     {f.listen, "--listen"},
		"log.format": {f.logFormat, "--log-format"},
		"log.level":  {f.logLevel, "--log-level"},
	} {
		if flag.text != "" {
			v[path] = value{flag.text, place{name: flag.name}}
		}
	}
	if f.data == "" {
		return
	}
	if now := v["database"]; strings.HasPrefix(now.text, "mysql:") {
		wrong.add(place{name: "--data"}, "names a folder for SQLite, but the database of %s is MySQL", now.at)
		return
	}
	v["database"] = value{"sqlite:" + filepath.Join(f.data, "lian.db"), place{name: "--data"}}
}
