package storage_test

import (
	"testing"
	"time"

	"lian/storage"
	"lian/storage/storagetest"
	"lian/workflow"
	"lian/workflow/workflowtest"
)

// The database's clock is three hours ahead of ours, and so is Now. Once it was
// seen it is known while the database is gone, and not for ever.
func TestNowIsTheDatabasesClock(t *testing.T) {
	t.Parallel()
	eachDatabase(t, func(t *testing.T, open func(*testing.T) *storage.DB) {
		db := open(t)
		db.SetClock(map[string]string{"sqlite": "strftime('%Y-%m-%d %H:%M:%f', 'now', '+3 hours')", "mysql": "UTC_TIMESTAMP(3) + INTERVAL 3 HOUR"})
		threeHoursAhead(t, db)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		threeHoursAhead(t, db)
		db.Age(10 * time.Minute)
		if _, err := db.Now(t.Context()); workflow.CodeOf(err) != workflow.Unavailable {
			t.Errorf("ten minutes after the database has gone: %v", err)
		}
	})
}

func threeHoursAhead(t *testing.T, db *storage.DB) {
	t.Helper()
	now, err := db.Now(t.Context())
	if off := time.Until(now) - 3*time.Hour; err != nil || off.Abs() > time.Second {
		t.Errorf("the database's clock is off by %v: %v", off, err)
	}
}

// 陈律师 changes her language, a replica deactivates 吴倩, and 赵总 gets a new
// role and presses: the replica that wrote knows at once, the other one within
// a second, and of who acts before anything is decided.
func TestWhoWorksHereIsKnownInTime(t *testing.T) {
	t.Parallel()
	twoReplicas(t, func(t *testing.T, here, there *storage.DB) {
		workflowtest.NewDesk(t, here)
		press := workflow.Account{Platform: "slack", Workspace: "T01", User: "U-zhao", Person: workflowtest.Zhao}
		save(t, here, workflow.Person{}, press)
		known(t, there, workflowtest.Wu) // now both remember everybody
		wu, boss := known(t, here, workflowtest.Wu), known(t, here, workflowtest.Zhao)

		if err := here.Prefer(t.Context(), workflowtest.Chen, "en"); err != nil || known(t, here, workflowtest.Chen).Locale != "en" {
			t.Errorf("the replica that wrote does not know 陈律师's language: %v", err)
		}
		wu.Active = false
		save(t, here, wu)
		if known(t, here, workflowtest.Wu).Active {
			t.Error("the replica that wrote has 吴倩 still at work")
		}
		there.Age(time.Second)
		if known(t, there, workflowtest.Wu).Active {
			t.Error("after a second the other replica has 吴倩 still at work")
		}

		boss.Roles = append(boss.Roles, workflow.RoleOps)
		save(t, here, boss)
		if _, err := there.PersonOf(t.Context(), press); err != nil || !known(t, there, workflowtest.Zhao).Has(workflow.RoleOps) {
			t.Errorf("赵总 acts, and the office does not know the new role: %v", err)
		}
	})
}

func twoReplicas(t *testing.T, test func(t *testing.T, here, there *storage.DB)) {
	for dialect, dsn := range map[string]func(*testing.T) string{"sqlite": storagetest.SQLiteDSN, "mysql": storagetest.MySQLDSN} {
		t.Run(dialect, func(t *testing.T) {
			t.Parallel()
			dsn := dsn(t)
			test(t, storagetest.Open(t, dsn), storagetest.Open(t, dsn))
		})
	}
}

func save(t *testing.T, db *storage.DB, p workflow.Person, accounts ...workflow.Account) {
	t.Helper()
	people := []workflow.Person{p}
	if p.ID == "" {
		people = nil
	}
	if err := db.SavePeople(t.Context(), people, accounts); err != nil {
		t.Fatal(err)
	}
}

// known is a person as the replica knows them.
func known(t *testing.T, db *storage.DB, id string) workflow.Person {
	t.Helper()
	people, err := db.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return workflow.Office{People: people}.Person(id)
}

// Whoever is handed the list may change it.
func TestTheRosterIsNobodysToChange(t *testing.T) {
	t.Parallel()
	db := storagetest.SQLite(t)
	workflowtest.NewDesk(t, db)
	people, err := db.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	id := people[0].ID
	people[0].Name = "涂改"
	if known(t, db, id).Name == "涂改" {
		t.Error("what one caller changed another was given")
	}
}
