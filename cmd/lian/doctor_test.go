package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"lian/workflow"
)

func TestDoctorOfASoundSetting(t *testing.T) {
	t.Chdir(t.TempDir())
	out := must(t, "doctor")
	for _, want := range []string{"✓ config     none, using defaults", "✓ rule book", "✓ people     12 work here", "✓ database", "✓ clock", "✓ platforms  console on 127.0.0.1:8080"} {
		if !strings.Contains(out, want) {
			t.Errorf("missing %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "✗") {
		t.Errorf("a sound setting has something to mend:\n%s", out)
	}
}

func TestDoctorOfBrokenSettings(t *testing.T) {
	// Enough people for every seat; each case breaks one thing.
	everyone := `people:
- {id: lin, name: 林晓, roles: [applicant]}
- {id: zhao, name: 赵敏, roles: [legal]}
- {id: chen, name: 陈洁, roles: [compliance]}
- {id: zhou, name: 周航, roles: [marketing]}
- {id: sun, name: 孙岩, roles: [risk]}
- {id: liu, name: 刘总, roles: [approver, manager]}
- {id: wang, name: 王磊, roles: [approver]}
- {id: li, name: 李强, roles: [ops]}
`
	for name, c := range map[string]struct {
		yaml string
		want []string
	}{
		"nobody for a role": {strings.Replace(everyone, "[legal]", "[auditor]", 1),
			[]string{"✗ people     nobody has the role legal", "→ give it to somebody"}},
		"the only one has left": {strings.Replace(everyone, "[legal]", "[legal], active: false", 1),
			[]string{"✗ people     nobody has the role legal"}},
		"the applicant reviews": {strings.Replace(everyone, "[legal]", "[legal, applicant]", 1),
			[]string{"✗ four eyes  for filings of 赵敏 the seat legal needs 1 with the role legal", "→ nobody decides on what they filed"}},
		"no authority": {strings.NewReplacer("[approver, manager]", "[approver, manager], authority: department", "[approver]", "[approver], authority: department").Replace(everyone),
			[]string{"✗ four eyes", "authority company"}},
		"no server": {everyone + "database: mysql://lian:hunter2@127.0.0.1:1/lian\n",
			[]string{"✗ database", "→ check database:"}},
		"no platform": {everyone + "console: {enabled: false}\n",
			[]string{"✗ platforms  none is on"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, "lian.yaml", c.yaml)
			code, out, errs := lian(t, nil, "doctor")
			if code != exitFailed {
				t.Errorf("ends with %d: %s", code, errs)
			}
			for _, want := range c.want {
				if !strings.Contains(out, want) {
					t.Errorf("missing %q in\n%s", want, out)
				}
			}
			if strings.Contains(out+errs, "hunter2") {
				t.Error("a secret is printed")
			}
		})
	}
	t.Run("nothing broken", func(t *testing.T) {
		t.Chdir(t.TempDir())
		write(t, "lian.yaml", everyone)
		if code, out, errs := lian(t, nil, "doctor"); code != exitDone {
			t.Errorf("ends with %d: %s%s", code, out, errs)
		}
	})
}

func TestDoctorSeesSecretsThatOthersCanRead(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "lian.yaml", "console: {password: langgenug}\n")
	if err := os.Chmod("lian.yaml", 0o644); err != nil {
		t.Fatal(err)
	}
	if out := must(t, "doctor"); !strings.Contains(out, "! config     lian.yaml holds secrets") || !strings.Contains(out, "→ chmod 600 lian.yaml") {
		t.Error(out)
	}
}

func TestDoctorOfTheCalendar(t *testing.T) {
	for now, want := range map[string]byte{"2026-03-01": right, "2035-03-01": look} {
		at, err := time.Parse(time.DateOnly, now)
		if err != nil {
			t.Fatal(err)
		}
		e := &examination{}
		e.examineCalendar(at)
		if e.findings[0].mark != want {
			t.Errorf("on %s: %+v", now, e.findings[0])
		}
	}
}

func TestDoctorOfTheClock(t *testing.T) {
	for name, c := range map[string]struct {
		skew time.Duration
		want byte
	}{"in step": {time.Second, right}, "behind": {-time.Minute, wrong}, "ahead": {time.Minute, wrong}} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			e := &examination{db: openAt(t, c.skew)}
			e.examineClock(t.Context())
			if e.findings[0].mark != c.want {
				t.Errorf("%+v", e.findings[0])
			}
		})
	}
}

func TestSamplePeopleFillEveryRole(t *testing.T) {
	o := workflow.Office{People: samplePeople}
	for _, role := range workflow.Roles {
		if len(o.With(role)) == 0 {
			t.Errorf("nobody plays %s", role)
		}
	}
}
