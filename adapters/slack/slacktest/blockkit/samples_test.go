package blockkit

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A sample is JSON that may say «3» for a text of three characters (Chinese ones,
// so that counting bytes is found out), and «3×{…}» for three items of a list,
// with # for the number of the item.
func expand(t *testing.T, sample string) string {
	t.Helper()
	before, rest, found := strings.Cut(sample, "«")
	if !found {
		return sample
	}
	hole, after, _ := strings.Cut(rest, "»")
	count, item, isList := strings.Cut(hole, "×")
	n, err := strconv.Atoi(count)
	if err != nil {
		t.Fatalf("sample with «%s»: %v", hole, err)
	}
	filled := strings.Repeat("字", n)
	if isList {
		filled = repeat(n, item)
	}
	return before + filled + expand(t, after)
}

func repeat(n int, item string) string {
	items := make([]string, n)
	for i := range items {
		items[i] = strings.ReplaceAll(item, "#", strconv.Itoa(i))
	}
	return strings.Join(items, ",")
}

// Where a sample is judged.
const (
	message = "message"
	modal   = "modal"
	home    = "home"
)

// verdict judges blocks on a surface, or a whole payload where the sample is an
// object with a text or a type of its own.
func verdict(t *testing.T, on, sample string) []string {
	t.Helper()
	sample = expand(t, sample)
	whole := strings.HasPrefix(sample, "{")
	switch {
	case on == message && whole:
		return Message([]byte(sample))
	case on == message:
		return Message(fmt.Appendf(nil, `{"text":"说明","blocks":%s}`, sample))
	case whole:
		return View([]byte(sample))
	case on == modal:
		return View(fmt.Appendf(nil, `{"type":"modal","title":%s,"submit":%s,"blocks":%s}`, plain, plain, sample))
	default:
		return View(fmt.Appendf(nil, `{"type":"home","blocks":%s}`, sample))
	}
}

// Pieces of samples.
const (
	plain   = `{"type":"plain_text","text":"好"}`
	option1 = `{"text":` + plain + `,"value":"v"}`
	button  = `{"type":"button","action_id":"a","text":` + plain + `}`
	says    = `{"type":"section","text":` + plain + `}`
)

func actions(elements string) string { return `[{"type":"actions","elements":[` + elements + `]}]` }

func input(element string) string {
	return `[{"type":"input","label":` + plain + `,"element":` + element + `}]`
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("complaints (-want +got):\n%s", diff)
	}
}
