package slack

import (
	"strings"
	"testing"
)

// The shape of a payload helps whoever mends it, and holds nothing of what
// people wrote.
func TestTheShapeOfAPayloadHoldsNoWords(t *testing.T) {
	got := shape([]byte(`{"type":"reaction_added","user":"U1","item":{"text":"手机号 13800138000","n":1},"list":[{"a":"b"}],"token":"xoxb-1"}`))
	want := `{item:{n:float64 text:string} list:[{a:string}] token:string type:"reaction_added" user:string}`
	if got != want {
		t.Errorf("shape %s\nwant  %s", got, want)
	}
	for _, bad := range []string{"", "{", "\x00\xff", `"` + strings.Repeat("长", 5000) + `"`, strings.Repeat("[", 100_000)} {
		if text := shape([]byte(bad)); len(text) > shapeLength+10 {
			t.Errorf("%.20q has a shape of %d bytes", bad, len(text))
		}
	}
	if got := shape([]byte(strings.Repeat(`{"a":`, 20) + "1" + strings.Repeat("}", 20))); got != "{a:{a:{a:{a:{a:{a:…}}}}}}" {
		t.Errorf("deep: %s", got)
	}
}
