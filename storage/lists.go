package storage

import (
	"context"
	"strings"
	"time"

	"gorm.io/gorm"

	"lian/workflow"
)

// A summaryRow is what a list shows of a filing; the body stays where it is.
type summaryRow struct {
	ID          string
	Number      optional
	Title       string
	Applicant   string
	State       workflow.State
	Revision    int
	UpdatedAt   stamp
	SubmittedAt stamp
	Since       stamp
}

// The columns of a summaryRow.
const summaryColumns = "id, number, title, applicant, state, revision, updated_at, submitted_at, since"

func (r summaryRow) summary() workflow.Summary {
	return workflow.Summary{ID: r.ID, Number: string(r.Number), Title: r.Title, Applicant: r.Applicant, State: r.State,
		Revision: r.Revision, UpdatedAt: r.UpdatedAt.time(), SubmittedAt: r.SubmittedAt.time(), Since: r.Since.time()}
}

// List keeps the promise of workflow.Filings. Ids sort by creation, so newest
// first is an index read backwards.
func (db *DB) List(ctx context.Context, l workflow.Listing) ([]workflow.Summary, error) {
	var rows []summaryRow
	err := db.page(ctx, l).Find(&rows).Error
	return mapped(rows, summaryRow.summary), unavailable("list filings", err)
}

func (db *DB) page(ctx context.Context, l workflow.Listing) *gorm.DB {
	return paged(db.listed(ctx, l).Select(prefixed("filings", summaryColumns)).Order("filings.id DESC"), l.Page)
}

// listed are the filings that a listing selects.
func (db *DB) listed(ctx context.Context, l workflow.Listing) *gorm.DB {
	switch {
	case l.Text != "":
		found := db.in(ctx).Table("(?) AS found", db.found(ctx, l)).Joins("JOIN filings ON filings.id = found.id")
		return selected(found, l)
	case len(l.States) > 1 && l.Limit > 0:
		return db.in(ctx).Table("(?) AS filings", db.eachState(ctx, l))
	}
	return selected(db.filings(ctx, indexFor(l)), l)
}

// eachState takes no more of every state than the page can need: one state is
// a range of an index in the right order, several are not, and would have to
// be sorted whole.
func (db *DB) eachState(ctx context.Context, l workflow.Listing) *gorm.DB {
	var parts []string
	var ranges []any
	for _, state := range l.States {
		one := l
		one.States = []workflow.State{state}
		part := selected(db.filings(ctx, indexFor(one)), one)
		ranges = append(ranges, part.Select(summaryColumns).Order("id DESC").Limit(l.Skip+l.Limit))
		parts = append(parts, "SELECT * FROM (?) AS part")
	}
	return db.in(ctx).Raw(strings.Join(parts, " UNION ALL "), ranges...)
}

// selected filters by everything but the text.
func selected(q *gorm.DB, l workflow.Listing) *gorm.DB {
	if l.Applicant != "" {
		q = q.Where("applicant = ?", l.Applicant)
	}
	if len(l.States) > 0 {
		q = q.Where("state IN ?", l.States)
	}
	if !l.From.IsZero() {
		q = q.Where("submitted_at >= ?", stampOf(l.From))
	}
	if !l.To.IsZero() {
		q = q.Where("submitted_at < ?", stampOf(l.To))
	}
	return q
}

// filings is the table, read by one of its indexes; "" leaves the choice. MySQL
// and MariaDB must be told: where the order is that of the ids and the page is
// short they may walk the primary key, past every filing that does not belong.
func (db *DB) filings(ctx context.Context, index string) *gorm.DB {
	if index == "" || db.dialect.name == sqliteDialect.name {
		return db.in(ctx).Table("filings")
	}
	return db.in(ctx).Table("filings FORCE INDEX (" + index + ")")
}

// indexFor is the index that has what a listing selects in the order of ids.
func indexFor(l workflow.Listing) string {
	switch {
	case !l.From.IsZero() || !l.To.IsZero():
		return ""
	case l.Applicant != "" && len(l.States) == 1:
		return "filings_applicant_state"
	case l.Applicant != "":
		return "filings_applicant"
	case len(l.States) == 1:
		return "filings_state"
	}
	return ""
}

// paged cuts a list; a page without a limit is the rest of it.
func paged(q *gorm.DB, p workflow.Page) *gorm.DB {
	if p.Limit <= 0 {
		return q
	}
	return q.Limit(p.Limit).Offset(p.Skip)
}

// Spoken keeps the promise of workflow.Filings: it walks back through the
// person's decisions, passing those that were not their last on a filing.
func (db *DB) Spoken(ctx context.Context, person string, page workflow.Page) ([]workflow.Summary, error) {
	var rows []summaryRow
	latest := db.in(ctx).Table("decisions AS d").
		Select("d.filing AS filing, d.id AS decision").
		Where("d.person = ?", person).
		Where("NOT EXISTS (SELECT 1 FROM decisions AS later WHERE later.filing = d.filing AND later.person = d.person AND later.id > d.id)").
		Order("d.id DESC")
	err := db.in(ctx).Table("(?) AS latest", paged(latest, page)).
		Select(prefixed("f", summaryColumns)).
		Joins("JOIN filings AS f ON f.id = latest.filing").
		Order("latest.decision DESC").Find(&rows).Error
	return mapped(rows, summaryRow.summary), unavailable("list what "+person+" decided on", err)
}

// prefixed names columns as those of one table.
func prefixed(table, columns string) string {
	return table + "." + strings.ReplaceAll(columns, ", ", ", "+table+".")
}

// Due keeps the promise of workflow.Filings.
func (db *DB) Due(ctx context.Context, now time.Time, limit int) ([]string, error) {
	var ids []string
	err := db.in(ctx).Model(&filingRow{}).Where("wake_at <= ?", stampOf(now)).
		Order("wake_at, id").Limit(limit).Pluck("id", &ids).Error
	return ids, unavailable("list what is due", err)
}
