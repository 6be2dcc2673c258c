package storage

import (
	"cmp"
	"context"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lian/workflow"
)

// A personRow is a person. ChosenLocale is what they chose themselves: it wins
// over the directory's, and the directory never overwrites it.
type personRow struct {
	ID           string
	Name         string
	Roles        []byte
	Locale       string
	ChosenLocale string
	Zone         string
	Manager      string
	Authority    string
	Active       bool
}

func (personRow) TableName() string { return "people" }

func rowOfPerson(p workflow.Person) personRow {
	return personRow{ID: p.ID, Name: p.Name, Roles: encoded(p.Roles), Locale: p.Locale, Zone: p.Zone,
		Manager: p.Manager, Authority: p.Authority, Active: p.Active}
}

func (r personRow) person() (workflow.Person, error) {
	p := workflow.Person{ID: r.ID, Name: r.Name, Locale: cmp.Or(r.ChosenLocale, r.Locale), Zone: r.Zone,
		Manager: r.Manager, Authority: r.Authority, Active: r.Active}
	return p, decode(r.Roles, &p.Roles)
}

type accountRow struct {
	Platform  string
	Workspace string
	Account   string
	Person    string
	SeenAt    stamp
}

func (accountRow) TableName() string { return "accounts" }

func rowOfAccount(a workflow.Account) accountRow {
	return accountRow{Platform: a.Platform, Workspace: a.Workspace, Account: a.User, Person: a.Person, SeenAt: stampOf(a.SeenAt)}
}

func (r accountRow) account() workflow.Account {
	return workflow.Account{Platform: r.Platform, Workspace: r.Workspace, User: r.Account, Person: r.Person, SeenAt: r.SeenAt.time()}
}

const sameAccount = "platform = ? AND workspace = ? AND account = ?"

var (
	overwritePerson = clause.OnConflict{Columns: []clause.Column{{Name: "id"}},
		DoUpdates: clause.AssignmentColumns([]string{"name", "roles", "locale", "zone", "manager", "authority", "active"})}
	bindAccount = clause.OnConflict{Columns: []clause.Column{{Name: "platform"}, {Name: "workspace"}, {Name: "account"}},
		DoUpdates: clause.AssignmentColumns([]string{"person"})}
)

// SavePeople keeps the promise of workflow.Directory.
func (db *DB) SavePeople(ctx context.Context, people []workflow.Person, accounts []workflow.Account) error {
	err := db.transact(ctx, func(tx *gorm.DB) error {
		if err := insertAll(tx.Clauses(overwritePerson), mapped(people, rowOfPerson)); err != nil {
			return err
		}
		return insertAll(tx.Clauses(bindAccount), mapped(accounts, rowOfAccount))
	})
	db.roster.drop() // whatever err says: a commit may have been made and its answer lost
	return unavailable("save people", err)
}

// Accounts keeps the promise of workflow.Directory.
func (db *DB) Accounts(ctx context.Context) ([]workflow.Account, error) {
	var rows []accountRow
	err := db.in(ctx).Order("platform, workspace, account").Find(&rows).Error
	return mapped(rows, accountRow.account), unavailable("list accounts", err)
}

// A boundRow is an account with its person, and the latest moment that any of
// the person's accounts was seen.
type boundRow struct {
	Person   personRow `gorm:"embedded"`
	SeenAt   stamp
	LatestAt stamp
}

// PersonOf keeps the promise of workflow.Directory.
func (db *DB) PersonOf(ctx context.Context, a workflow.Account) (workflow.Person, error) {
	var row boundRow
	err := db.in(ctx).Table("accounts AS a").
		Select("p.*, a.seen_at, (SELECT MAX(o.seen_at) FROM accounts AS o WHERE o.person = a.person) AS latest_at").
		Joins("JOIN people AS p ON p.id = a.person").
		Where("a.platform = ? AND a.workspace = ? AND a.account = ?", a.Platform, a.Workspace, a.User).
		Take(&row).Error
	if err != nil {
		return workflow.Person{}, unavailable("find who is behind an account", err)
	}
	if err := db.seen(ctx, a, row); err != nil {
		return workflow.Person{}, err
	}
	p, err := row.Person.person()
	if err != nil {
		return workflow.Person{}, unavailable("find who is behind an account", err)
	}
	db.roster.meet(p)
	return p, nil
}

// seenEvery is how exactly an account's last event is known. Where a person
// talks now is known exactly: an account that was not their latest is noted
// at once.
const seenEvery = time.Minute

func (db *DB) seen(ctx context.Context, a workflow.Account, row boundRow) error {
	now, err := db.Now(ctx)
	if err != nil {
		return err
	}
	if row.SeenAt != "" && row.SeenAt == row.LatestAt && now.Sub(row.SeenAt.time()) < seenEvery {
		return nil
	}
	err = db.in(ctx).Model(&accountRow{}).Where(sameAccount, a.Platform, a.Workspace, a.User).
		Updates(map[string]any{"seen_at": stampOf(now)}).Error
	return unavailable("note that an account was seen", err)
}

// Prefer keeps the promise of workflow.Directory.
func (db *DB) Prefer(ctx context.Context, person, locale string) error {
	if locale == "" {
		return nil
	}
	result := db.in(ctx).Model(&personRow{}).Where("id = ?", person).Updates(map[string]any{"chosen_locale": locale})
	db.roster.drop()
	if result.Error == nil && result.RowsAffected == 0 {
		return workflow.ErrNotFound
	}
	return unavailable("note a language", result.Error)
}
