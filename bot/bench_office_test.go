package bot_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/go-sql-driver/mysql"
	"github.com/prometheus/client_golang/prometheus"

	"lian/bot"
	"lian/bot/chat"
	"lian/storage"
	"lian/workflow"
	"lian/workflow/calendar"
	"lian/workflow/policy"
	"lian/workflow/workflowtest"
)

// holders is how many people each reviewing department has. Every one of them
// is asked, and one word settles the seat (或签).
const holders = 3

// The departments of the joint review.
var lanes = []workflow.Role{workflow.RoleLegal, workflow.RoleCompliance, workflow.RoleMarketing}

// An office is lian with its rule book and calendar on a MySQL database of
// its own, wired as cmd/lian wires it, and that database by plain SQL.
type office struct {
	*testing.B
	store *storage.DB
	bot   *bot.Bot
	sql   *sql.DB // of the same settings as the store's
	book  *workflow.Book
}

// openOffice opens for business on the server that LIAN_TEST_MYSQL names.
func openOffice(b *testing.B) *office {
	b.Helper()
	o := &office{B: b}
	dsn := o.newDatabase()
	var err error
	o.store, err = storage.Open(b.Context(), storage.Config{DSN: dsn})
	o.must(err)
	b.Cleanup(func() { o.must(o.store.Close()) })
	_, err = o.store.Migrate(b.Context())
	o.must(err)
	o.book, err = policy.Default()
	o.must(err)
	o.must(o.store.SavePeople(b.Context(), staff(), accounts()))
	o.bot = bot.New(bot.Config{Store: o.store, Book: o.book, Locale: "zh-CN", Zone: workflowtest.Shanghai,
		Digest: workflow.DigestTime{At: "09:00", WeekdaysOnly: true}, DueAfter: dueAfter, Working: working,
		Log: slog.New(slog.DiscardHandler), Metrics: prometheus.NewRegistry()})
	return o
}

// newDatabase makes a database that is gone after the benchmark, opens it as
// plain SQL, and names it as the store is told.
func (o *office) newDatabase() (dsn string) {
	o.Helper()
	u, err := url.Parse(os.Getenv("LIAN_TEST_MYSQL"))
	if err != nil || u.Scheme != "mysql" || u.User == nil {
		o.Fatal("set LIAN_TEST_MYSQL to a MySQL 8.0 or MariaDB 10.6 server on which benchmarks may create databases, such as mysql://root@127.0.0.1:3306/")
	}
	name := "lian_bench_" + strconv.FormatInt(time.Now().UnixNano(), 36)
	root := o.pool(u, "")
	_, err = root.Exec("CREATE DATABASE " + name + " CHARACTER SET utf8mb4")
	o.must(err)
	o.Cleanup(func() {
		_, err := root.Exec("DROP DATABASE " + name)
		o.must(err)
	})
	o.sql = o.pool(u, name)
	u.Path = "/" + name
	return u.String()
}

// pool opens the server with the driver's settings that storage uses: what is
// compared is what lian does, not how the driver is set.
func (o *office) pool(u *url.URL, database string) *sql.DB {
	c := mysql.NewConfig()
	c.Net, c.Addr, c.User, c.DBName, c.Loc, c.Collation = "tcp", u.Host, u.User.Username(), database, time.UTC, "utf8mb4_bin"
	c.Passwd, _ = u.User.Password() // none is the empty one
	c.InterpolateParams, c.ClientFoundRows, c.ParseTime, c.RejectReadOnly = true, true, true, true
	c.Params = map[string]string{"time_zone": "'+00:00'"}
	connector, err := mysql.NewConnector(c)
	o.must(err)
	pool := sql.OpenDB(readCommitted{connector})
	pool.SetMaxOpenConns(20)
	pool.SetMaxIdleConns(20)
	o.Cleanup(func() { o.must(pool.Close()) })
	return pool
}

// readCommitted sets the isolation of every connection by the standard
// statement: the variable's name differs between MySQL and MariaDB.
type readCommitted struct{ driver.Connector }

func (r readCommitted) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := r.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	_, err = conn.(driver.ExecerContext).ExecContext(ctx, "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", nil)
	return conn, err
}

// world is the office as the domain sees it.
func (o *office) world() workflow.Office {
	now, err := o.store.Now(o.Context())
	o.must(err)
	return workflow.Office{Book: o.book, Now: now, Zone: workflowtest.Shanghai, People: staff(), DueAfter: dueAfter}
}

// change has a person do something to a filing, outside of any chat.
func (o *office) change(ref, by string, what workflow.Act, do func(*workflow.Filing, workflow.Office, workflow.Person) error) *workflow.Filing {
	o.Helper()
	world := o.world()
	c := workflow.Command{Key: fmt.Sprintf("prepare/%s/%s/%s/%d", ref, by, what, world.Now.UnixNano()), By: by, What: what}
	f, err := o.store.Change(context.WithoutCancel(o.Context()), ref, c, func(f *workflow.Filing, p workflow.Person) error { return do(f, world, p) })
	o.must(err)
	return f
}

// handle gives the bot an event and fails unless it was answered with want.
func (o *office) handle(e chat.Event, want func(chat.Reply) bool) {
	reply, err := o.bot.Handle(o.Context(), e)
	if err != nil || !want(reply) {
		o.Errorf("event %s: %+v, %v", e.ID, reply, err)
	}
}

func (o *office) must(err error) {
	o.Helper()
	if err != nil {
		o.Fatal(err)
	}
}

// staff is a small company with so many holders in each reviewing department.
func staff() []workflow.Person {
	people := []workflow.Person{
		{ID: "lin", Name: "林晓", Roles: []workflow.Role{workflow.RoleApplicant}, Active: true},
		{ID: "sun", Name: "孙岩", Roles: []workflow.Role{workflow.RoleRisk}, Active: true},
		{ID: "wang", Name: "王磊", Roles: []workflow.Role{workflow.RoleApprover}, Authority: workflow.AuthorityDivision, Active: true},
		{ID: "li", Name: "李强", Roles: []workflow.Role{workflow.RoleOps}, Active: true},
		{ID: "gao", Name: "高琳", Roles: []workflow.Role{workflow.RoleManager}, Active: true},
	}
	for _, lane := range lanes {
		for n := range holders {
			people = append(people, workflow.Person{ID: reviewer(lane, n), Name: "审查" + strconv.Itoa(n), Roles: []workflow.Role{lane}, Active: true})
		}
	}
	return people
}

// reviewer is one of a department's people.
func reviewer(lane workflow.Role, n int) string { return string(lane) + "-" + strconv.Itoa(n%holders) }

func accounts() []workflow.Account {
	var all []workflow.Account
	for _, p := range staff() {
		a := at(p.ID)
		all = append(all, workflow.Account{Platform: a.Platform, Workspace: a.Workspace, User: a.User, Person: p.ID})
	}
	return all
}

// at is where a person talks.
func at(person string) chat.Account {
	return chat.Account{Platform: "slack", Workspace: "T01", User: "U-" + person}
}

// dueAfter and working count by the real calendar, as cmd/lian does.
func dueAfter(from time.Time, span workflow.Span) time.Time {
	parsed, err := calendar.ParseSpan(string(span))
	if err != nil { // the rule book was checked when it was loaded
		return from
	}
	due, _ := calendar.China().Add(from, parsed, workflowtest.Shanghai)
	return due
}

func working(day time.Time) bool {
	is, _ := calendar.China().Working(day)
	return is
}
