package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/lmittmann/tint"
	"github.com/mattn/go-isatty"
)

// newLogger logs to w: in colour for a terminal, else one JSON object a line.
func newLogger(w io.Writer, c LogConfig) *slog.Logger {
	format, terminal := c.Format, isTerminal(w)
	if format == "auto" {
		format = "json"
		if terminal {
			format = "text"
		}
	}
	var h slog.Handler = slog.NewJSONHandler(w, &slog.HandlerOptions{Level: c.Level})
	if format == "text" {
		h = tint.NewTextHandler(w, &tint.Options{Level: c.Level, TimeFormat: time.TimeOnly, NoColor: !terminal || os.Getenv("NO_COLOR") != ""})
	}
	return slog.New(masking{h})
}

// isTerminal tells whether somebody reads w as it is written.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// masking hides secrets and personal numbers in everything that is logged, so
// that no caller has to think of it.
type masking struct{ to slog.Handler }

func (m masking) Enabled(ctx context.Context, l slog.Level) bool { return m.to.Enabled(ctx, l) }

func (m masking) WithGroup(name string) slog.Handler { return masking{m.to.WithGroup(name)} }

func (m masking) WithAttrs(attrs []slog.Attr) slog.Handler {
	return masking{m.to.WithAttrs(maskAttrs(attrs))}
}

// Handle implements slog.Handler.
func (m masking) Handle(ctx context.Context, r slog.Record) error {
	masked := slog.NewRecord(r.Time, r.Level, mask(r.Message), r.PC)
	r.Attrs(func(a slog.Attr) bool {
		masked.AddAttrs(maskAttr(a))
		return true
	})
	return m.to.Handle(ctx, masked)
}

func maskAttrs(attrs []slog.Attr) []slog.Attr {
	masked := make([]slog.Attr, len(attrs))
	for i, a := range attrs {
		masked[i] = maskAttr(a)
	}
	return masked
}

// idKeys are attributes that hold ids and nothing else. Some platforms give
// ids that look like a bank card or a person's number; whoever reads the log
// must find the event and the account again. Where the whole of one is a
// telephone number, which DingTalk lets a company choose, it is hidden.
var idKeys = map[string]bool{"account": true, "event": true, "filing": true, "notice": true, "person": true, "trace": true}

func maskID(id string) string {
	if telephone.MatchString(id) {
		return mask(id)
	}
	return maskSecrets(id)
}

func maskAttr(a slog.Attr) slog.Attr {
	v := a.Value.Resolve()
	switch v.Kind() {
	case slog.KindString:
		if idKeys[a.Key] {
			return slog.String(a.Key, maskID(v.String()))
		}
		v = slog.StringValue(mask(v.String()))
	case slog.KindGroup:
		v = slog.GroupValue(maskAttrs(v.Group())...)
	case slog.KindAny:
		v = slog.StringValue(mask(written(v.Any())))
	}
	return slog.Attr{Key: a.Key, Value: v}
}

// written is how a value of any type would be logged.
func written(v any) string {
	switch v := v.(type) {
	case error:
		return v.Error()
	case fmt.Stringer:
		return v.String()
	}
	if b, err := json.Marshal(v); err == nil {
		return string(b)
	}
	return fmt.Sprint(v)
}
