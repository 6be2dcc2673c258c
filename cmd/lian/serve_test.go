package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/sync/errgroup"

	"lian/bot/chat"
	"lian/storage"
	"lian/storage/storagetest"
)

// openAt opens a database whose clock goes wrong.
func openAt(t *testing.T, skew time.Duration) *storage.DB {
	t.Helper()
	db, err := storage.Open(t.Context(), storage.Config{DSN: "sqlite:lian.db", Now: func() time.Time { return time.Now().Add(skew) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// serving starts lian in this process on a free port. stop asks it to end and
// waits until it has.
func serving(t *testing.T, env map[string]string) (a *app, stop func() error) {
	t.Helper()
	c, err := readConfig(flags{listen: "127.0.0.1:0"}, func(name string) string { return env[name] })
	if err != nil {
		t.Fatal(err)
	}
	a, err = newApp(t.Context(), c, newLogger(io.Discard, c.Log))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- a.run(ctx) }()
	stop = func() error {
		cancel()
		err := <-ended
		if err := a.close(); err != nil {
			t.Error(err)
		}
		return err
	}
	return a, stop
}

// get asks for a path.
func get(t *testing.T, a *app, path string) (status int, header http.Header, body string) {
	t.Helper()
	answer, err := http.Get(a.url() + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, string(text)
}

func TestServeAndStop(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	defer http.DefaultClient.CloseIdleConnections()
	t.Chdir(t.TempDir())
	a, stop := serving(t, nil)
	if status, _, body := get(t, a, "/healthz"); status != http.StatusOK || body != "{\"status\":\"ok\"}\n" {
		t.Errorf("/healthz: %d %s", status, body)
	}
	if status, header, body := get(t, a, "/"); status != http.StatusOK || !strings.Contains(body, "<!doctype html>") || header.Get("Server") != "" {
		t.Errorf("/: %d, Server %q", status, header.Get("Server"))
	}
	if err := healthcheck(t.Context(), a.listener.Addr().String()); err != nil {
		t.Error(err)
	}
	if err := stop(); err != nil {
		t.Errorf("it ends with %v", err)
	}
}

func TestReadyTellsEachPart(t *testing.T) {
	t.Chdir(t.TempDir())
	a, stop := serving(t, nil)
	defer stop()
	await(t, "ready", func() bool { status, _, _ := get(t, a, "/readyz"); return status == http.StatusOK })
	_, _, body := get(t, a, "/readyz?verbose")
	var answer struct {
		Status     string
		Components []component
	}
	if err := json.Unmarshal([]byte(body), &answer); err != nil || answer.Status != "ok" {
		t.Fatalf("%v %s", err, body)
	}
	var parts []string
	for _, c := range answer.Components {
		parts = append(parts, c.Name)
	}
	if got := strings.Join(parts, ","); got != "database,migrations,courier,platform console,calendar" {
		t.Errorf("parts are %s", got)
	}
	a.links.down("console")
	if status, _, body := get(t, a, "/readyz"); status != http.StatusServiceUnavailable || !strings.Contains(body, "not ready") {
		t.Errorf("without a platform: %d %s", status, body)
	}
	if status, _, _ := get(t, a, "/healthz"); status != http.StatusOK {
		t.Errorf("the process lives, yet /healthz answers %d", status)
	}
}

func await(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

func TestMetricsAreBounded(t *testing.T) {
	t.Chdir(t.TempDir())
	a, stop := serving(t, nil)
	defer stop()
	for _, path := range []string{"/healthz", "/wp-login.php", "/a/b/c", "/console/messages?as=nobody"} {
		get(t, a, path)
	}
	var body string
	await(t, "the digests of the day, if it is late enough, to be sent", func() bool {
		_, _, body = get(t, a, "/metrics")
		return strings.Contains(body, "\nlian_outbox_pending 0\n")
	})
	for _, want := range []string{`lian_chat_connected{platform="console"} 1`, "lian_build_info{", `lian_http_seconds_count{route="/",status="4xx"} 2`} {
		if !strings.Contains(body, want) {
			t.Errorf("missing %s", want)
		}
	}
	for _, never := range []string{"wp-login", "a/b/c", "nobody"} {
		if strings.Contains(body, never) {
			t.Errorf("a label holds %s", never)
		}
	}
}

func TestConsoleOff(t *testing.T) {
	t.Chdir(t.TempDir())
	a, stop := serving(t, map[string]string{"LIAN_CONSOLE_ENABLED": "false"})
	defer stop()
	status, header, body := get(t, a, "/")
	if status != http.StatusNotFound || header.Get("Content-Type") != "application/problem+json" || !strings.Contains(body, `"code":"not_found"`) {
		t.Errorf("%d %s %s", status, header.Get("Content-Type"), body)
	}
}

func TestSamplePeopleAndThenNot(t *testing.T) {
	t.Chdir(t.TempDir())
	a, stop := serving(t, nil)
	if !a.sample {
		t.Error("an empty database does not have the sample people")
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	write(t, "people.yaml", "- {id: real, name: 真人, roles: [applicant]}\n")
	must(t, "people", "import", "people.yaml")
	a, stop = serving(t, nil)
	if a.sample {
		t.Error("beside real people the setting still counts as the sample")
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
}

func TestBannerTellsTheSetting(t *testing.T) {
	t.Chdir(t.TempDir())
	a, stop := serving(t, nil)
	defer stop()
	var out bytes.Buffer
	a.banner(environment{stdout: &out})
	for _, want := range []string{a.url(), "sample people for every role", "lian-data/lian.db", "Off       Slack, DingTalk", "lian init"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the banner lacks %q:\n%s", want, out.String())
		}
	}
}

func TestPortInUse(t *testing.T) {
	t.Chdir(t.TempDir())
	a, stop := serving(t, nil)
	defer stop()
	code, _, errs := lian(t, nil, "serve", "--data", "other", "--listen", a.listener.Addr().String())
	if code != exitFailed || !strings.Contains(errs, "another address is set with --listen") {
		t.Errorf("ends with %d: %s", code, errs)
	}
}

func TestCommandsBesideTheServer(t *testing.T) {
	t.Chdir(t.TempDir())
	a, stop := serving(t, nil)
	defer stop()
	if list := must(t, "people", "list"); !strings.Contains(list, "林晓") {
		t.Errorf("beside the server the people are %q", list)
	}
	if err := a.clock.Advance(t.Context(), "week"); err != nil {
		t.Fatal(err)
	}
	until := a.clock.Now().In(a.config.Zone).AddDate(0, 0, 1).Format(time.DateOnly)
	if said := must(t, "people", "link", "lin.xiao"); !strings.Contains(said, until) {
		t.Errorf("the command does not go by the sample clock, by which it is %s tomorrow: %s", until, said)
	}
}

// A slow platform takes its time to end; its handler's last deed must find the
// courier still at work, and the database open.
type slowPlatform struct {
	app   *app
	deed  chan struct{}
	after error
}

func (p *slowPlatform) Name() string { return "slow" }

func (p *slowPlatform) Run(ctx context.Context, h chat.Handler) error {
	<-ctx.Done()
	<-p.deed
	_, p.after = h.Handle(context.WithoutCancel(ctx), chat.Event{ID: "e", From: chat.Account{Platform: "slow", User: "u"}, Direct: true, Act: chat.Said{Text: "帮助"}})
	if err := p.app.db.Ping(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	return ctx.Err()
}

func (p *slowPlatform) Send(context.Context, chat.Account, chat.Message) (chat.Receipt, error) {
	return chat.Receipt{}, nil
}

func (p *slowPlatform) Update(context.Context, chat.Receipt, chat.Message) error { return nil }

func TestStopLetsDeedsFinish(t *testing.T) {
	t.Chdir(t.TempDir())
	c, err := readConfig(flags{listen: "127.0.0.1:0"}, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	a, err := newApp(t.Context(), c, newLogger(io.Discard, c.Log))
	if err != nil {
		t.Fatal(err)
	}
	slow := &slowPlatform{app: a, deed: make(chan struct{})}
	a.talking = append(a.talking, slow)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- a.run(ctx) }()
	await(t, "the platform to listen", func() bool { on, _ := a.links.state("slow"); return on })
	cancel()
	select {
	case err := <-ended:
		t.Fatalf("it ended before the deed did: %v", err)
	case <-time.After(50 * time.Millisecond): // it had time to end wrongly
	}
	close(slow.deed)
	if err := <-ended; err != nil || slow.after != nil {
		t.Errorf("it ends with %v; the deed with %v", err, slow.after)
	}
	if err := a.close(); err != nil {
		t.Error(err)
	}
}

func TestSampleClockGoesOnWhereItWas(t *testing.T) {
	t.Chdir(t.TempDir())
	a, stop := serving(t, nil)
	before := a.clock.Now()
	for _, step := range []string{"hour", "day", "week", "morning"} {
		if err := a.clock.Advance(t.Context(), step); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.clock.Advance(t.Context(), "century"); err == nil {
		t.Error("it has a step that it has not")
	}
	local := a.clock.Now().In(a.config.Zone)
	if local.Hour() != 9 || local.Minute() != 30 || local.Sub(before) < 8*24*time.Hour {
		t.Errorf("the clock shows %s after %s", local, before)
	}
	stored, err := a.db.Now(t.Context())
	if err != nil || stored.Sub(a.clock.Now()).Abs() > time.Minute {
		t.Errorf("the database's clock shows %s, %v", stored, err)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	a, stop = serving(t, nil)
	if a.clock.Now().Sub(local).Abs() > time.Minute {
		t.Errorf("after a restart it shows %s instead of %s", a.clock.Now(), local)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
}

func TestSixReplicasStartAtOnceOnMySQL(t *testing.T) {
	t.Chdir(t.TempDir())
	env := map[string]string{"LIAN_DATABASE": storagetest.MySQLDSN(t)}
	c, err := readConfig(flags{listen: "127.0.0.1:0"}, func(name string) string { return env[name] })
	if err != nil {
		t.Fatal(err)
	}
	var replicas errgroup.Group
	for range 6 {
		replicas.Go(func() error {
			a, err := newApp(t.Context(), c, newLogger(io.Discard, c.Log))
			if err != nil {
				return err
			}
			if !a.sample || a.clock != nil {
				t.Errorf("sample people: %v; sample clock, which replicas cannot share: %v", a.sample, a.clock != nil)
			}
			return a.close()
		})
	}
	if err := replicas.Wait(); err != nil {
		t.Error(err)
	}
	code, out, errs := lian(t, env, "doctor")
	if code != exitDone || !strings.Contains(out, "READ COMMITTED, strict mode") || !strings.Contains(out, "✓ tables") {
		t.Errorf("doctor ends with %d: %s%s", code, out, errs)
	}
	if strings.Contains(out, "@") {
		t.Errorf("doctor shows the address with its user: %s", out)
	}
}
