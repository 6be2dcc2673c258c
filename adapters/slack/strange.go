package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// strange keeps what could not be read for a look: its shape, for what people
// wrote belongs in no log.
func (s *Slack) strange(ctx context.Context, why string, payload json.RawMessage) {
	s.meter.unread(why)
	s.Log.WarnContext(ctx, "slack sent something unknown", "why", why, "shape", shape(payload))
}

// shapeDepth and shapeLength bound what is logged of one payload.
const (
	shapeDepth  = 5
	shapeLength = 1000
)

// shape is JSON with its keys and without its values; type and subtype are
// Slack's own words and stay.
func shape(text json.RawMessage) string {
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return fmt.Sprintf("%d bytes that are not JSON", len(text))
	}
	var b strings.Builder
	outline(&b, value, shapeDepth)
	if b.Len() > shapeLength {
		return strings.ToValidUTF8(b.String()[:shapeLength], "") + "…"
	}
	return b.String()
}

func outline(b *strings.Builder, value any, depth int) {
	switch v := value.(type) {
	case map[string]any:
		outlineObject(b, v, depth)
	case []any:
		b.WriteString("[")
		if len(v) > 0 && depth > 0 {
			outline(b, v[0], depth-1)
		}
		b.WriteString("]")
	default:
		fmt.Fprintf(b, "%T", value)
	}
}

func outlineObject(b *strings.Builder, object map[string]any, depth int) {
	b.WriteString("{")
	for i, key := range slices.Sorted(maps.Keys(object)) {
		if i > 0 {
			b.WriteString(" ")
		}
		b.WriteString(key + ":")
		word, is := object[key].(string)
		switch {
		case is && (key == "type" || key == "subtype"):
			fmt.Fprintf(b, "%.40q", word)
		case depth == 0:
			b.WriteString("…")
		default:
			outline(b, object[key], depth-1)
		}
	}
	b.WriteString("}")
}
