package text

import "testing"

func TestUnitsOfOneAndOfMany(t *testing.T) {
	for unit, one := range map[string]string{"calls": "call", "people": "person", "entries": "entry", "working days": "working day",
		"yuan": "yuan", "%": "%", "": "", "lines": "line", "press": "press"} {
		if got := In(English).Unit(1, unit); got != one {
			t.Errorf("1 %q, want %q", got, one)
		}
		if got := In(English).Unit(2, unit); got != unit {
			t.Errorf("2 %q, want %q", got, unit)
		}
	}
	if got := In(Chinese).Unit(1, "次"); got != "次" {
		t.Errorf("1 %s", got)
	}
}
