package workflow

import "strings"

// Words are one text in both languages of lian. Rule books carry their words
// beside each question, check and risk, so that a lawyer edits one file.
type Words struct {
	ZH string `yaml:"zh" json:"zh"`
	EN string `yaml:"en" json:"en"`
}

// In returns the words for a locale: English for "en" and its regions,
// Chinese for everyone else.
func (w Words) In(locale string) string {
	if strings.HasPrefix(locale, "en") && w.EN != "" {
		return w.EN
	}
	return w.ZH
}
