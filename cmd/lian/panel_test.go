package main

import (
	"net/url"
	"strings"
	"testing"

	"lian/adapters/console"
)

// The panel says the state once, and then who holds the filing and since when.
func TestThePanelSaysNothingTwice(t *testing.T) {
	t.Chdir(t.TempDir())
	a, stop := serving(t, nil)
	defer stop()
	o := &onlooker{t: t, app: a, talks: map[string]talk{}}
	var state struct{ CSRF string }
	o.get("/console/state", &state)
	o.csrf = state.CSRF
	o.post("/console/act", map[string]any{"id": "1", "as": "lin.xiao", "text": "立案"}, &outcome{})
	said := o.messages("lin.xiao")
	subject := said[len(said)-1].Message.Subject
	for locale, want := range map[string][3]string{"zh-CN": {"草稿", "现在由谁处理", "林晓"}, "en": {"Draft", "Now with", "林晓"}} {
		var p console.Panel
		o.get("/console/panel?subject="+url.QueryEscape(subject)+"&locale="+locale, &p)
		if p.Now != want[0] || len(p.Fields) != 2 || p.Fields[0].Label != want[1] || p.Fields[0].Value != want[2] {
			t.Errorf("%s: %q, then %+v", locale, p.Now, p.Fields)
		}
		for _, f := range p.Fields {
			if strings.Contains(p.Now, f.Value) || strings.Contains(f.Value, p.Now) {
				t.Errorf("%s: %s: %s repeats %q", locale, f.Label, f.Value, p.Now)
			}
		}
	}
}
