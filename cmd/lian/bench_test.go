package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// idle is how long lian is left alone before its memory is read.
const idle = 30 * time.Second

// BenchmarkStart times the built program from its start until it says that it
// is ready, on SQLite: the first start makes the tables, later ones find them.
func BenchmarkStart(b *testing.B) {
	program := built(b)
	b.Run("first", func(b *testing.B) {
		starts(b, program, b.TempDir)
	})
	b.Run("again", func(b *testing.B) {
		dir := b.TempDir()
		start(b, program, dir).stop(b)
		starts(b, program, func() string { return dir })
	})
}

// starts reports the median, and the worst, of how long it took to be ready.
func starts(b *testing.B, program string, dir func() string) {
	var took []time.Duration
	for b.Loop() {
		p := start(b, program, dir())
		p.stop(b)
		took = append(took, p.ready)
	}
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2].Seconds()*1000, "ready-ms")
	b.ReportMetric(took[len(took)-1].Seconds()*1000, "worst-ready-ms")
}

// BenchmarkIdle reads what lian keeps in memory while nobody asks anything
// of it, and how big the program is.
func BenchmarkIdle(b *testing.B) {
	program := built(b)
	file, err := os.Stat(program)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		p := start(b, program, b.TempDir())
		time.Sleep(idle) // nothing to wait for: that is what is measured
		b.ReportMetric(p.residentMB(b), "MB-resident")
		p.stop(b)
	}
	b.ReportMetric(float64(file.Size())/1e6, "MB-program")
}

// built is the program as `make build` makes it.
func built(b *testing.B) string {
	b.Helper()
	program := filepath.Join(b.TempDir(), "lian")
	build := exec.Command("go", "build", "-trimpath", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return program
}

// A process is lian running, and how long it took until it was ready.
type process struct {
	*exec.Cmd
	ready time.Duration
}

// start runs lian with its data in dir and returns once it is ready.
func start(b *testing.B, program, dir string) process {
	b.Helper()
	p := process{Cmd: exec.CommandContext(b.Context(), program, "serve", "--listen", "127.0.0.1:0", "--data", dir)}
	p.Env = []string{"HOME=" + dir}
	p.Dir = dir
	out, err := p.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	begun := time.Now()
	if err := p.Start(); err != nil {
		b.Fatal(err)
	}
	url, err := announced(bufio.NewScanner(out))
	if err == nil {
		err = untilReady(b.Context(), url)
	}
	p.ready = time.Since(begun)
	if err != nil {
		b.Fatal(errors.Join(err, p.Process.Kill()))
	}
	return p
}

// announced is the address in the banner.
func announced(banner *bufio.Scanner) (url string, err error) {
	for banner.Scan() {
		if _, url, found := strings.Cut(banner.Text(), "http://"); found {
			return "http://" + strings.Fields(url)[0], nil
		}
	}
	return "", fmt.Errorf("lian ended without naming its address: %w", banner.Err())
}

func untilReady(ctx context.Context, url string) error {
	ctx, done := context.WithTimeout(ctx, 20*time.Second)
	defer done()
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, url+"/readyz", nil)
		if err != nil {
			return err
		}
		answer, err := http.DefaultClient.Do(request)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			continue // it does not listen yet
		}
		if err := answer.Body.Close(); err != nil {
			return err
		}
		if answer.StatusCode == http.StatusOK {
			return nil
		}
		time.Sleep(time.Millisecond)
	}
}

// residentMB is what the operating system counts as the process's memory.
func (p process) residentMB(b *testing.B) float64 {
	b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.Process.Pid))
	if err != nil {
		b.Fatal(err)
	}
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	var kB float64
	if _, err := fmt.Sscanf(after, "%f kB", &kB); err != nil {
		b.Fatalf("no resident size in %s: %v", status, err)
	}
	return kB * 1024 / 1e6
}

// stop asks the process to end, as a supervisor does.
func (p process) stop(b *testing.B) {
	b.Helper()
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		b.Fatal(err)
	}
	if err := p.Wait(); err != nil {
		b.Fatal(err)
	}
}
