package text

import (
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// The languages lian speaks.
const (
	Chinese = "zh-CN"
	English = "en"
)

// A Speaker words things in one language. The zero Speaker speaks Chinese.
type Speaker struct{ english bool }

// In returns the speaker of a locale: English for "en" and its regions,
// Chinese for everyone else, as workflow.Words does it.
func In(locale string) Speaker {
	return Speaker{english: strings.HasPrefix(strings.ToLower(locale), English)}
}

// Locale is the language it speaks: "zh-CN" or "en".
func (s Speaker) Locale() string {
	if s.english {
		return English
	}
	return Chinese
}

// Say words a message of the catalogue. args are name, value pairs for its
// placeholders; a whole number named N chooses the plural. An id that no
// catalogue has is returned as it is, so that people still read something.
func (s Speaker) Say(id string, args ...any) string {
	// The error tells of an id that a catalogue lacks, which a test finds; the
	// best there is, the other language's words, is said all the same.
	said, _ := s.localizer().Localize(request(id, args))
	if said == "" {
		return id
	}
	return said
}

// Has tells whether the catalogue has a message.
func (s Speaker) Has(id string) bool {
	_, err := s.localizer().Localize(&i18n.LocalizeConfig{MessageID: id})
	return err == nil
}

func (s Speaker) localizer() *i18n.Localizer { return localizers[s.Locale()] }

// request is what go-i18n wants to know: the placeholders and, where one is
// named n and is a whole number, the count that decides the plural.
func request(id string, args []any) *i18n.LocalizeConfig {
	data := make(map[string]any, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		if name, ok := args[i].(string); ok {
			data[name] = args[i+1]
		}
	}
	config := &i18n.LocalizeConfig{MessageID: id, TemplateData: data}
	switch n := data["N"].(type) {
	case int, int64:
		config.PluralCount = n
	}
	return config
}
