package console

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
)

const (
	zhCN = "zh-CN"
	en   = "en"
)

// A problem is an answer that says no (RFC 9457). Detail is for people.
type problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Code   string `json:"code"`
	Detail string `json:"detail,omitempty"`
	cause  error
}

func (p *problem) Error() string { return fmt.Sprintf("%s: %v", p.Code, p.cause) }

func (p *problem) Unwrap() error { return p.cause }

func badRequest(code string, cause error) *problem {
	return &problem{Status: http.StatusBadRequest, Code: code, cause: cause}
}

// notRecorded is what a person hears when the handler failed: nothing was
// changed, press again. The fault itself goes to the log, its code to both.
func notRecorded(locale string, err error) *problem {
	code := "not_recorded"
	var coded interface{ Code() string }
	if errors.As(err, &coded) && coded.Code() != "" {
		code = coded.Code()
	}
	return &problem{Status: http.StatusServiceUnavailable, Code: code, cause: err,
		Detail: in(locale, "没有记录，请再按一次。", "Not recorded, please press again.")}
}

// notShown is the other half: it is recorded, but the answer got lost on its
// way. Pressing again is harmless, and shows it.
func notShown(locale string, err error) *problem {
	return &problem{Status: http.StatusServiceUnavailable, Code: "not_shown", cause: err,
		Detail: in(locale, "已记录，但结果没能显示，请再按一次。", "Recorded, but the answer could not be shown. Please press again.")}
}

// in picks the sentence of a locale.
func in(locale, zh, english string) string {
	if locale == en {
		return english
	}
	return zh
}

// refuse answers with the problem in err; anything else is an internal fault.
func (c *Console) refuse(w http.ResponseWriter, r *http.Request, err error) {
	var p *problem
	if !errors.As(err, &p) {
		p = &problem{Status: http.StatusInternalServerError, Code: "internal", cause: err}
	}
	if p.Status >= http.StatusInternalServerError {
		c.logger.ErrorContext(r.Context(), "console", "path", r.URL.Path, "code", p.Code, "err", p.cause)
	}
	p.Title = http.StatusText(p.Status)
	w.Header().Set("Content-Type", "application/problem+json")
	c.write(w, p.Status, p)
}

// answer writes v as JSON.
func (c *Console) answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	c.write(w, http.StatusOK, v)
}

func (c *Console) write(w http.ResponseWriter, status int, v any) {
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		c.logger.Debug("console answer cut off", "err", err)
	}
}
