package console_test

import (
	"net/http"
	"strings"
	"testing"

	"lian/adapters/console"
	"lian/bot/chat"
)

func silent(chat.Event) (chat.Reply, error) { return chat.Reply{}, nil }

func TestEveryAnswerIsClosedToForeignPages(t *testing.T) {
	page, _ := open(t, console.Config{}, silent)
	for _, path := range []string{"/", "/console/assets/main.js", "/console/state", "/console/nothing"} {
		response, _ := page.do(http.MethodGet, path, "", nil)
		csp := response.Header.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'none'", "frame-ancestors 'none'", "base-uri 'none'"} {
			if !strings.Contains(csp, want) {
				t.Errorf("%s: policy %q lacks %s", path, csp, want)
			}
		}
		for header, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY"} {
			if got := response.Header.Get(header); got != want {
				t.Errorf("%s: %s %q, want %q", path, header, got, want)
			}
		}
	}
}

func TestForeignNamesAreTurnedAway(t *testing.T) {
	page, _ := open(t, console.Config{}, silent)
	for host, want := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "127.0.0.1:8080": 200, "127.8.8.8": 200, "[::1]:8080": 200, "lian.localhost": 200,
		"evil.example": 403, "evil.example:8080": 403, "10.0.0.7:8080": 403, "localhost.evil.example": 403, "127.0.0.1.evil.example": 403,
	} {
		page.host = host
		if response, _ := page.do(http.MethodGet, "/", "", nil); response.StatusCode != want {
			t.Errorf("host %s: %d, want %d", host, response.StatusCode, want)
		}
	}
}

func TestOnlyThePageItselfCanAct(t *testing.T) {
	page, _ := open(t, console.Config{}, func(e chat.Event) (chat.Reply, error) {
		t.Errorf("the bot heard %+v", e)
		return chat.Reply{}, nil
	})
	act := deed{"id": "a1", "as": "li.fang", "text": "通过"}
	if out := page.post("/console/act", act); out.Status != 403 || out.Code != "csrf" {
		t.Errorf("without a token: %d %s, want 403 csrf", out.Status, out.Code)
	}
	page.load()
	page.origin = "https://evil.example"
	if out := page.post("/console/act", act); out.Status != 403 || out.Code != "foreign_page" {
		t.Errorf("from another origin: %d %s, want 403 foreign_page", out.Status, out.Code)
	}
}

func TestPasswordClosesThePage(t *testing.T) {
	page, _ := open(t, console.Config{Password: "立案-mima-42"}, silent)
	page.host = "lian.example" // with a password, other names are fine
	if _, text := page.do(http.MethodGet, "/", "", nil); !strings.Contains(string(text), `id="password"`) {
		t.Error("the front does not ask for the password")
	}
	for _, path := range []string{"/console/state", "/console/messages?as=li.fang", "/console/stream", "/console/panel"} {
		if response, _ := page.do(http.MethodGet, path, "", nil); response.StatusCode != 401 {
			t.Errorf("%s: %d before signing in, want 401", path, response.StatusCode)
		}
	}
	if out := page.post("/console/login", deed{"password": "mima"}); out.Status != 401 || out.Code != "wrong_password" {
		t.Errorf("wrong password: %d %s", out.Status, out.Code)
	}
	body := `{"password":"立案-mima-42"}`
	response, _ := page.do(http.MethodPost, "/console/login", "application/json", strings.NewReader(body))
	if response.StatusCode != http.StatusNoContent {
		t.Fatalf("right password: %d", response.StatusCode)
	}
	cookie := response.Cookies()[0]
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || cookie.MaxAge <= 0 {
		t.Errorf("cookie %+v, want HttpOnly, SameSite=Strict and an end", cookie)
	}
	if out := page.load().post("/console/act", deed{"id": "a1", "as": "li.fang", "text": "待办"}); out.Status != 200 {
		t.Errorf("signed in: %+v", out)
	}
	if out := page.post("/console/logout", deed{}); out.Status != http.StatusNoContent {
		t.Errorf("signing out: %+v", out)
	}
	if response, _ := page.do(http.MethodGet, "/console/state", "", nil); response.StatusCode != 401 {
		t.Errorf("%d after signing out, want 401", response.StatusCode)
	}
}

func TestForgedSessionsAreRefused(t *testing.T) {
	page, _ := open(t, console.Config{Password: "立案-mima-42"}, silent)
	for _, value := range []string{"", ".", "9999999999.x.", "9999999999.x.0000", "9999999999"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, page.url+"/console/state", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.AddCookie(&http.Cookie{Name: "lian_console", Value: value})
		response, err := page.http.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != 401 {
			t.Errorf("session %q: %d, want 401", value, response.StatusCode)
		}
	}
}

func TestAttemptsAtThePasswordAreLimited(t *testing.T) {
	page, _ := open(t, console.Config{Password: "立案-mima-42"}, silent)
	var last outcome
	for range 6 {
		last = page.post("/console/login", deed{"password": "猜"})
	}
	if last.Status != 429 || last.Code != "too_many_attempts" {
		t.Errorf("the sixth attempt: %d %s, want 429", last.Status, last.Code)
	}
	if out := page.post("/console/login", deed{"password": "立案-mima-42"}); out.Status != 429 {
		t.Errorf("the right one among too many: %d, want 429", out.Status)
	}
}
