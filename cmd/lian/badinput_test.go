package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// zhaoMin is a line of a people file about 赵敏, with something in place of her
// name or beside it.
func zhaoMin(name, more string) string {
	return "- {id: zhao.min, name: " + name + ", roles: [legal]" + more + "}\n"
}

// badPeople are files of people that nobody should be able to harm lian with,
// by accident or on purpose, and what whoever imports them reads.
var badPeople = map[string]struct{ text, says string }{
	"nothing":                {"", "people.yaml:1:1: holds nobody"},
	"blanks and comments":    {" \n\n# 以后再填\n", "people.yaml:1:1: holds nobody"},
	"an empty list":          {"people: []\n", "people.yaml:1:1: holds nobody"},
	"only zero-width text":   {"\u200b\u200b\n", "people.yaml:1:1: people must be a list"},
	"a CSV file":             {"id,name,roles\nzhao.min,赵敏,legal\n", "people.yaml:1:1: people must be a list"},
	"a CSV file in GBK":      {"id,name\nzhao.min,\xd5\xd4\xc3\xf4\n", "people.yaml:1:1: not a text file in UTF-8; save it as one"},
	"a spreadsheet":          {"PK\x03\x04\x14\x00\x06\x00", "people.yaml:1:1: not a text file in UTF-8; save it as one"},
	"UTF-16":                 {"\xff\xfe-\x00 \x00", "people.yaml:1:1: not a text file in UTF-8; save it as one"},
	"NUL":                    {zhaoMin("赵\x00敏", ""), "people.yaml:1:1: not a text file in UTF-8; save it as one"},
	"NUL written out":        {zhaoMin(`"赵\0敏"`, ""), "people.yaml:1:24: name: holds the invisible character U+0000; take it out"},
	"more than 1 MiB":        {strings.Repeat("# 名单\n", 150_000), "people.yaml:1:1: larger than 1 MiB"},
	"a line without end":     {zhaoMin(strings.Repeat("赵", 10_000), ""), "people.yaml:1:1: a line of more than 16 KiB"},
	"a name without end":     {zhaoMin(strings.Repeat("赵", 65), ""), `people.yaml:1:24: name "` + strings.Repeat("赵", 59) + `…": at most 64 characters`},
	"a storm of marks":       {zhaoMin("e"+strings.Repeat("\u0301", 64), ""), "at most 64 characters"},
	"a name turned round":    {zhaoMin("赵\u202e敏", ""), "people.yaml:1:24: name: holds the invisible character U+202E; take it out"},
	"a zero-width twin":      {zhaoMin("赵\u200b敏", ""), "people.yaml:1:24: name: holds the invisible character U+200B; take it out"},
	"a name of blanks":       {zhaoMin(`"　\u200b "`, ""), "people.yaml:1:24: a person needs a name"},
	"a name of two lines":    {zhaoMin(`"赵敏\n已批准"`, ""), "people.yaml:1:24: name: holds the invisible character U+000A; take it out"},
	"a terminal's command":   {zhaoMin(`"\e[2J赵敏"`, ""), "people.yaml:1:24: name: holds the invisible character U+001B; take it out"},
	"no name":                {"- {id: zhao.min, roles: [legal]}\n", "people.yaml:1:3: a person needs a name"},
	"no id":                  {"- {name: 赵敏, roles: [legal]}\n", "people.yaml:1:3: a person needs an id"},
	"a full-width id":        {"- {id: ｚｈａｏ, name: 赵敏, roles: [legal]}\n", `people.yaml:1:8: id "ｚｈａｏ": letters, digits, dot, dash and underscore, at most 64`},
	"SQL for an id":          {`- {id: "' OR 1=1 -- ", name: 赵敏, roles: [legal]}` + "\n", `people.yaml:1:8: id "' OR 1=1 --": letters, digits`},
	"a path for an id":       {"- {id: ../../etc/passwd, name: 赵敏, roles: [legal]}\n", `people.yaml:1:8: id "../../etc/passwd": letters, digits`},
	"the same id twice":      {zhaoMin("赵敏", "") + zhaoMin("赵民", ""), "people.yaml:2:8: person zhao.min stands here twice, first at line 1"},
	"the same key twice":     {zhaoMin("赵敏", ", name: 赵民"), `people.yaml:1:44: mapping key "name" already defined`},
	"an account twice":       {zhaoMin("赵敏", ", accounts: {slack: T1/U1}") + "- {id: b, name: 乙, roles: [ops], accounts: {slack: T1/U1}}\n", "people.yaml:2:52: slack account T1/U1 stands here twice, first at line 1"},
	"an account of blanks":   {zhaoMin("赵敏", `, accounts: {slack: "T1/U 1"}`), `people.yaml:1:62: accounts.slack: "T1/U 1" is not WORKSPACE/USER`},
	"an account unseen":      {zhaoMin("赵敏", ", accounts: {console: \"zhao\u200b\"}"), `accounts.console: "zhao\u200b" is not USER`},
	"an account too long":    {zhaoMin("赵敏", ", accounts: {dingtalk: c/"+strings.Repeat("9", 256)+"}"), "is not WORKSPACE/USER"},
	"an unknown role":        {"- {id: zhao.min, name: 赵敏, roles: [ｌｅｇａｌ]}\n", `people.yaml:1:36: unknown role "ｌｅｇａｌ" (did you mean "legal"?)`},
	"a role misspelt":        {"- {id: zhao.min, name: 赵敏, roles: [leagal]}\n", `people.yaml:1:36: unknown role "leagal" (did you mean "legal"?)`},
	"a role, not a list":     {"- {id: zhao.min, name: 赵敏, roles: legal}\n", "people.yaml:1:35: people[0].roles must be a list"},
	"no roles":               {"- {id: zhao.min, name: 赵敏}\n", "people.yaml:1:3: a person needs roles; known are applicant"},
	"an empty list of roles": {"- {id: zhao.min, name: 赵敏, roles: []}\n", "people.yaml:1:35: a person needs roles; known are applicant"},
	"an unknown key":         {zhaoMin("赵敏", ", rolls: [ops]"), `people.yaml:1:44: unknown key "rolls" (did you mean "roles"?)`},
	"a list for a text":      {zhaoMin("[赵敏]", ""), "people.yaml:1:24: people[0].name must be one value"},
	"an object for a text":   {zhaoMin("{a: b}", ""), "name must be one value"},
	"a person as a text":     {"- zhao.min\n", "people.yaml:1:3: people[0] must be keys with values"},
	"neither true nor false": {zhaoMin("赵敏", ", active: ja"), `people.yaml:1:52: unknown value "ja"; known are true, false`},
	"a zone that is none":    {zhaoMin("赵敏", ", timezone: ../../etc/passwd"), `people.yaml:1:54: there is no time zone "../../etc/passwd"; write one as Asia/Shanghai`},
	"an unknown manager":     {zhaoMin("赵敏", ", manager: nobody"), `people.yaml:1:53: manager: nobody here has the id "nobody"`},
	"their own manager":      {zhaoMin("赵敏", ", manager: zhao.min"), `people.yaml:1:53: manager: "zhao.min" cannot be their own manager`},
	"garbage after JSON":     {`[{"id": "zhao.min", "name": "赵敏", "roles": ["legal"]}] x` + "\n", "people.yaml:1:"},
	"JSON cut off":           {`[{"id": "zhao.min", "name": "赵敏", "ro`, "people.yaml:1:"},
	"two documents":          {zhaoMin("赵敏", "") + "---\n" + zhaoMin("赵敏", ""), "people.yaml:1:1: one YAML document is read; here are 2"},
	"brackets without end":   {strings.Repeat("[\n", 10_000), "people.yaml:65:1: more than 64 brackets stand in each other"},
	"a billion laughs": {"a: &a [ha, ha]\nb: &b [*a, *a]\nc: &c [*b, *b]\npeople: *c\n",
		"people.yaml:4:9: people must be a list; anchors (&) and aliases (*) are not read here"},
	"a merge":      {"- &z {id: zhao.min, name: 赵敏, roles: [legal]}\n- {<<: *z, id: b}\n", "anchors (&) and aliases (*) are not read here"},
	"a YAML tag":   {zhaoMin("!!binary aGk=", ""), "name must be one value; tags (!) are not read here"},
	"a file of \\": {strings.Repeat("\\", 2000), "people.yaml:1:1: people must be a list"},
}

func TestBadFilesOfPeopleChangeNobody(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, "migrate")
	write(t, "known.yaml", "- {id: liu.zong, name: 刘总, roles: [approver]}\n")
	must(t, "people", "import", "known.yaml")
	before := must(t, "people", "list")
	for name, c := range badPeople {
		t.Run(name, func(t *testing.T) {
			write(t, "people.yaml", c.text)
			// Somebody without a fault stands before the fault: nor is he saved.
			if strings.HasPrefix(c.text, "- {id: zhao.min") {
				write(t, "people.yaml", c.text+"- {id: good, name: 好人, roles: [ops]}\n")
			}
			code, out, errs := lian(t, nil, "people", "import", "people.yaml")
			if code != exitWrong || out != "" {
				t.Errorf("ends with %d, saying %q", code, out)
			}
			if !strings.HasPrefix(errs, "lian: nobody was saved; the file is not right:\n") || !strings.Contains(errs, c.says) {
				t.Errorf("got  %.600s\nwant %s", errs, c.says)
			}
			if len(errs) > 4000 || strings.ContainsAny(errs, "\x00\x1b\u202e\u200b") {
				t.Errorf("a terminal gets %d bytes: %.200q", len(errs), errs)
			}
			if after := must(t, "people", "list"); after != before {
				t.Errorf("the roster has changed:\n%s", after)
			}
		})
	}
}

// What only looks odd is taken as it is written.
func TestOddFilesOfPeopleAreRead(t *testing.T) {
	for name, c := range map[string]struct{ text, name string }{
		"a byte order mark and CRLF":  {"\ufeffpeople:\r\n- id: zhao.min\r\n  name: 赵敏\r\n  roles: [legal]\r\n", "赵敏"},
		"JSON":                        {`{"people": [{"id": "zhao.min", "name": "赵敏", "roles": ["legal", "legal"]}]}`, "赵敏"},
		"a formula":                   {zhaoMin(`"=HYPERLINK(\"http://x\",\"y\")"`, ""), `=HYPERLINK("http://x","y")`},
		"a full-width formula":        {zhaoMin("＝1+1", ""), "＝1+1"},
		"a command":                   {zhaoMin(`"+cmd|'/c calc'!A1"`, ""), "+cmd|'/c calc'!A1"},
		"a mention":                   {zhaoMin(`"<!channel>"`, ""), "<!channel>"},
		"a template":                  {zhaoMin(`"{{.}} ${jndi:ldap://x} %s%n"`, ""), "{{.}} ${jndi:ldap://x} %s%n"},
		"SQL":                         {zhaoMin(`"赵' OR 1=1 -- \\"`, ""), `赵' OR 1=1 -- \`},
		"a number":                    {zhaoMin("007", ""), "007"},
		"yes":                         {zhaoMin("yes", ""), "yes"},
		"a family":                    {zhaoMin("👨‍👩‍👧‍👦", ""), "👨‍👩‍👧‍👦"},
		"a decomposed name":           {zhaoMin("Jose\u0301", ""), "Jose\u0301"},
		"sixty-four characters":       {zhaoMin(strings.Repeat("赵", 64), ""), strings.Repeat("赵", 64)},
		"a manager known from before": {zhaoMin("赵敏", ", manager: liu.zong"), "赵敏"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			must(t, "migrate")
			write(t, "known.yaml", "- {id: liu.zong, name: 刘总, roles: [approver]}\n")
			must(t, "people", "import", "known.yaml")
			write(t, "people.yaml", c.text)
			if out := must(t, "people", "import", "people.yaml"); out != "1 people, 1 accounts saved\n" {
				t.Errorf("import says %q", out)
			}
			if list := must(t, "people", "list"); !strings.Contains(list, "zhao.min  "+c.name+"  ") {
				t.Errorf("%q is not in\n%s", c.name, list)
			}
		})
	}
}

func TestPlacesThatAreNoFile(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, "migrate")
	if err := os.Mkdir("folder", 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, "file", "")
	for _, c := range []struct {
		args string
		want int
		says string
	}{
		{"people import folder", exitFailed, "read folder: is a directory"},
		{"people import none.yaml", exitFailed, "open none.yaml: no such file or directory"},
		{"people import file/people.yaml", exitFailed, "open file/people.yaml: not a directory"},
		{"people import /dev/zero", exitWrong, "/dev/zero:1:1: larger than 1 MiB"},
		{"config print --config folder", exitWrong, "--config: read folder: is a directory"},
		{"config print --config file/lian.yaml", exitWrong, "--config: open file/lian.yaml: not a directory"},
		{"config print --config /dev/zero", exitWrong, "/dev/zero:1:1: larger than 1 MiB"},
	} {
		if code, _, errs := lian(t, nil, strings.Fields(c.args)...); code != c.want || !strings.Contains(errs, c.says) {
			t.Errorf("%s ends with %d, want %d, saying %q: %s", c.args, code, c.want, c.says, errs)
		}
	}
}

// A file of nothing but faults is told in a screenful.
func TestThousandsOfFaultsAreTold(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, "migrate")
	write(t, "people.yaml", strings.Repeat("- {id: a, name: 甲, roles: [x]}\n", 5_000))
	_, _, errs := lian(t, nil, "people", "import", "people.yaml")
	if n := strings.Count(errs, "people.yaml:"); n != mostFaults || !strings.HasSuffix(errs, "and 9949 more\n") {
		t.Errorf("%d faults are told, ending %q", n, errs[max(0, len(errs)-60):])
	}
}

// badSettings are values no setting can have, whoever sets them.
var badSettings = map[string]struct{ yaml, says string }{
	"a listen turned round":   {"listen: \"127.0.0.1:\u202e0808\"\n", "lian.yaml:1:9: listen: holds the invisible character U+202E; take it out"},
	"a zero-width locale":     {"locale: zh-CN\u200b\n", "lian.yaml:1:9: locale: holds the invisible character U+200B; take it out"},
	"a full-width port":       {"listen: 127.0.0.1：8080\n", `lian.yaml:1:9: listen: "127.0.0.1：8080" is no address to listen on; write one as 127.0.0.1:8080`},
	"full-width digits":       {"listen: 127.0.0.1:８０８０\n", `lian.yaml:1:9: listen: "８０８０" is no port; it is a number from 0 to 65535`},
	"a port below zero":       {"listen: 127.0.0.1:-1\n", `listen: "-1" is no port; it is a number from 0 to 65535`},
	"a port like 1e3":         {"listen: 127.0.0.1:1e3\n", `listen: "1e3" is no port`},
	"a port like 0x50":        {"listen: 127.0.0.1:0x50\n", `listen: "0x50" is no port`},
	"two lines":               {"database: \"sqlite:a\\nb\"\n", "lian.yaml:1:11: database: holds the invisible character U+000A; take it out"},
	"NUL written out":         {"policy: \"a\\0b\"\n", "lian.yaml:1:9: policy: holds the invisible character U+0000; take it out"},
	"a value without end":     {"digest: {at: " + strings.Repeat("9", 9000) + "}\n", `digest.at: "` + strings.Repeat("9", 59) + `…" is no time of day`},
	"24:00":                   {"digest: {at: \"24:00\"}\n", `lian.yaml:1:14: digest.at: "24:00" is no time of day; write one as 09:10`},
	"a full-width colon":      {"digest: {at: 09：10}\n", `digest.at: "09：10" is no time of day; write one as 09:10`},
	"a password turned round": {"console: {password: \"geheim\u202e123\"}\n", "lian.yaml:1:21: console.password: holds the invisible character U+202E; take it out"},
	"an alias":                {"locale: &l en\ntimezone: *l\n", "lian.yaml:2:11: timezone must be one value; anchors (&) and aliases (*) are not read here"},
	"a tag":                   {"locale: !!str en\n", "lian.yaml:1:9: locale must be one value; tags (!) are not read here"},
	"a merge":                 {"x: &x {locale: en}\n<<: *x\n", `lian.yaml:2:1: unknown key "<<"`},
	"a key of two lines":      {"? [a, b]\n: c\n", "lian.yaml:2:1: "},
	"brackets without end":    {"people: " + strings.Repeat("{a:\n", 5000), "lian.yaml:65:1: more than 64 brackets stand in each other"},
	"a line without end":      {"policy: " + strings.Repeat("x", 20_000) + "\n", "lian.yaml:1:1: a line of more than 16 KiB"},
	"a template":              {"locale: '{{.}}'\n", `locale: unknown value "{{.}}"; known are zh-CN, en`},
	"another's web address":   {"slack: {api_url: 'file:///etc/passwd'}\n", `slack.api_url: "file:///etc/passwd" is no address of the web; write one as https://example.com/`},
}

func TestBadSettingsStopTheStart(t *testing.T) {
	for name, c := range badSettings {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, "lian.yaml", c.yaml)
			code, out, errs := lian(t, nil, "serve")
			if code != exitWrong || out != "" || !strings.Contains(errs, c.says) {
				t.Errorf("ends with %d\ngot  %.600s\nwant %s", code, errs, c.says)
			}
			if strings.Contains(errs, "geheim") || strings.ContainsAny(errs, "\x00\x1b\u202e\u200b") || len(errs) > 4000 {
				t.Errorf("a terminal gets %.400q", errs)
			}
			if left, err := os.ReadDir("."); err != nil || len(left) != 1 {
				t.Errorf("it has begun all the same: %v, %v", left, err)
			}
		})
	}
}

// The same values from the environment are refused by the same words.
func TestBadSettingsFromTheEnvironment(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "token", "\ufeffxoxb-1-2\r\n")
	for variable, c := range map[string][2]string{
		"LIAN_LISTEN":               {"127.0.0.1:\u202e0808", "LIAN_LISTEN: listen: holds the invisible character U+202E; take it out"},
		"LIAN_LOCALE":               {"\xc8\xcb", "LIAN_LOCALE: locale: holds the invisible character U+FFFD; take it out"},
		"LIAN_PEOPLE":               {"[{id: a, name: 甲, roles: [x]}]", `LIAN_PEOPLE:1:27: unknown role "x"`},
		"LIAN_DATABASE":             {"mysql://lian:geheim%zz@db/lian\n", "LIAN_DATABASE: database: holds the invisible character U+000A; take it out"},
		"LIAN_CONSOLE_PASSWORD":     {"geheim\x1b[2J", "LIAN_CONSOLE_PASSWORD: console.password: holds the invisible character U+001B; take it out"},
		"LIAN_DATABASE_FILE":        {".", "LIAN_DATABASE_FILE: read .: is a directory"},
		"LIAN_SLACK_BOT_TOKEN_FILE": {"token", "slack.bot_token needs slack.app_token beside it"}, // the mark is no part of it
	} {
		t.Run(variable, func(t *testing.T) {
			code, _, errs := lian(t, map[string]string{variable: c[0]}, "config", "print")
			if code != exitWrong || !strings.Contains(errs, c[1]) || strings.Contains(errs, "geheim") {
				t.Errorf("ends with %d\ngot  %q\nwant %s", code, errs, c[1])
			}
		})
	}
}

// Whatever a configuration holds, reading it ends, and in a Config or in
// faults that have a place.
func FuzzConfiguration(f *testing.F) {
	f.Add(string(initial))
	for _, c := range badSettings {
		f.Add(c.yaml)
	}
	for _, c := range badPeople {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var wrong faults
		v := presets()
		if top, ok := readYAML("lian.yaml", []byte(text), &wrong); ok {
			people := v.readSections(top)
			v.check(&wrong)
			c := v.typed()
			c.readPeople(people, &wrong)
			c.checkTogether(&wrong)
		}
		for _, one := range wrong.all {
			if one.at.line < 0 || one.at.column < 0 || one.message == "" {
				t.Errorf("a fault without a place: %+v", one)
			}
		}
		_ = fmt.Sprint(wrong.err())
	})
}
