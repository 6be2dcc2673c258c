package text

import (
	"embed"
	"fmt"
	"path"

	"github.com/goccy/go-yaml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Every file of the folder is part of the catalogue: an area of the bot adds
// its own pair and nothing else.
//
//go:embed *.yaml
var files embed.FS

var localizers = load()

// load reads the embedded files. They are part of the program, so a fault in
// one is a fault of the build and stops it at once.
func load() map[string]*i18n.Localizer {
	bundle := i18n.NewBundle(language.MustParse(Chinese))
	bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
	for _, name := range names() {
		if _, err := bundle.LoadMessageFileFS(files, name); err != nil {
			panic(fmt.Sprintf("text: %s: %v", name, err))
		}
	}
	return map[string]*i18n.Localizer{
		Chinese: i18n.NewLocalizer(bundle, Chinese),
		English: i18n.NewLocalizer(bundle, English),
	}
}

// names lists the files of the catalogue.
func names() []string {
	found, err := files.ReadDir(".")
	if err != nil {
		panic("text: embedded files: " + err.Error())
	}
	var list []string
	for _, f := range found {
		if path.Ext(f.Name()) == ".yaml" {
			list = append(list, f.Name())
		}
	}
	return list
}
