package bot_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"lian/workflow"
)

// A raw press is what one decision asks of the database and nothing else: the
// statements of storage, in its order and with its parameters, written down
// from the server's log. It decides nothing and draws no card.
type rawPress struct {
	number, seat, person string
	lane                 workflow.Role
	place                int  // of the lane among those of the review
	last                 bool // the lane that ends the review
}

// rawOf is the same press as a form brings it.
func rawOf(number string, place, n int) rawPress {
	lane := lanes[place]
	return rawPress{number: number, seat: fmt.Sprintf("review/%s/%s", lane, lane), person: reviewer(lane, n),
		lane: lane, place: place, last: place == len(lanes)-1}
}

const rawStamp = "2006-01-02 15:04:05.000"

// do runs the press: who it is; then the transaction. What time it is and who
// works here lian remembers: it asks once a minute and once a second, which
// the raw loop is spared.
func (p rawPress) do(ctx context.Context, db *sql.DB) error {
	now := time.Now()
	err := read(ctx, db, "SELECT p.*, a.seen_at, (SELECT MAX(o.seen_at) FROM accounts AS o WHERE o.person = a.person) AS latest_at"+
		" FROM accounts AS a JOIN people AS p ON p.id = a.person WHERE a.platform = ? AND a.workspace = ? AND a.account = ? LIMIT ?",
		"slack", "T01", at(p.person).User, 1)
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it has nothing to do
	if err := p.decide(ctx, tx, now.UTC().Format(rawStamp)); err != nil {
		return err
	}
	return tx.Commit()
}

// decide is the inside of the transaction.
func (p rawPress) decide(ctx context.Context, tx *sql.Tx, now string) error {
	if err := exec(ctx, tx, "INSERT INTO `commands` (`id`,`ref`,`actor`,`what`,`digest`) VALUES (?,?,?,?,?)",
		"raw/"+p.number+"/"+string(p.lane), p.number, p.person, "pass", ""); err != nil {
		return err
	}
	f, err := lockRaw(ctx, tx, p.number)
	if err != nil {
		return err
	}
	return inTurn(
		func() error {
			return read(ctx, tx, "SELECT * FROM `seats` WHERE filing = ? ORDER BY place, turn", f.id)
		},
		func() error { return read(ctx, tx, "SELECT * FROM `decisions` WHERE filing = ? ORDER BY id", f.id) },
		func() error { return read(ctx, tx, "SELECT * FROM `people` WHERE id = ? LIMIT ?", p.person, 1) },
		func() error { return p.writeSeats(ctx, tx, f, now) },
		func() error { return p.writeDecision(ctx, tx, f, now) },
		func() error { return p.writeJournal(ctx, tx, f, now) },
		func() error { return p.writeOutbox(ctx, tx, f, now) },
		func() error { return p.writeFiling(ctx, tx, f, now) },
	)
}

// A rawFiling is what the later statements need of the locked row.
type rawFiling struct {
	id, digest   string
	version, seq int64
}

func lockRaw(ctx context.Context, tx *sql.Tx, number string) (f rawFiling, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT * FROM `filings` WHERE number = ? LIMIT ? FOR UPDATE", number, 1)
	if err != nil {
		return f, err
	}
	defer rows.Close() // rows.Err says what went wrong
	if !rows.Next() {
		return f, fmt.Errorf("no filing %s: %w", number, sql.ErrNoRows)
	}
	columns := make([]any, 19) // of the table filings
	for i := range columns {
		columns[i] = new(sql.RawBytes)
	}
	columns[0], columns[3], columns[7], columns[16] = &f.id, &f.version, &f.digest, &f.seq
	return f, inTurn(func() error { return rows.Scan(columns...) }, rows.Close)
}

// writeSeats writes the seat of every holder; the last lane opens the risk
// seat for somebody.
func (p rawPress) writeSeats(ctx context.Context, tx *sql.Tx, f rawFiling, now string) error {
	var rows []any
	n := holders
	for turn := range holders {
		rows = append(rows, f.id, p.seat, reviewer(p.lane, turn), p.place, turn, "passed", now, "review", p.lane, p.lane, p.lane, "",
			1, 0, "passed", 1, f.digest, 0, "2wd", now, now, "")
	}
	if p.last {
		if err := exec(ctx, tx, "DELETE FROM `seats` WHERE filing = ? AND seat = ? AND holder = ?", f.id, "assess/risk/risk", ""); err != nil {
			return err
		}
		n++
		rows = append(rows, f.id, "assess/risk/risk", "sun", 3, 0, "open", now, "assess", "risk", "risk", "risk", "",
			1, 0, "open", 1, "", 0, "1wd", now, nil, "")
	}
	columns := strings.Split("filing,seat,holder,place,turn,state,due_at,step,lane,rule,role,level,need,in_turn,seat_state,revision,digest,sort_order,due_span,opened_at,decided_at,added_by", ",")
	statement := insert("seats", columns, n) + " ON DUPLICATE KEY UPDATE "
	for i, c := range columns {
		if i > 0 {
			statement += ","
		}
		statement += "`" + c + "`=VALUES(`" + c + "`)"
	}
	return exec(ctx, tx, statement, rows...)
}

func (p rawPress) writeDecision(ctx context.Context, tx *sql.Tx, f rawFiling, now string) error {
	columns := strings.Split("filing,revision,step,lane,seat,opened_at,role,person,on_behalf_of,verdict,opinion,fields,checks,digest,platform,message,at", ",")
	return exec(ctx, tx, insert("decisions", columns, 1), f.id, 1, "review", p.lane, p.seat, now, p.lane, p.person, "", "pass", opinion,
		[]byte("null"), []byte(`["L01","L02","L03","L04","L05","L06","L07","L08","L09","L10","L11","L12"]`), f.digest, "slack", p.number, now)
}

func (p rawPress) writeJournal(ctx context.Context, tx *sql.Tx, f rawFiling, now string) error {
	columns := []string{"filing", "seq", "type", "actor", "at", "detail"}
	n := 1
	rows := []any{f.id, f.seq + 1, "pass", p.person, now, []byte(`{"digest":"` + f.digest + `","seat":"` + p.seat + `"}`)}
	if p.last {
		n = 3
		rows = append(rows, f.id, f.seq+2, "join", "clock", now, []byte("null"),
			f.id, f.seq+3, "open", "clock", now, []byte(`{"revision":"1","seat":"assess/risk/risk"}`))
	}
	return exec(ctx, tx, insert("journal", columns, n), rows...)
}

func (p rawPress) writeOutbox(ctx context.Context, tx *sql.Tx, f rawFiling, now string) error {
	columns := strings.Split("notice_key,kind,person,filing,seat,text,day,due_at,state,next_at,fence,attempts,why", ",")
	n := 1
	rows := []any{fmt.Sprintf("%s/v%d/redraw", f.id, f.version+1), "redraw", "", f.id, "", "", "", now, "due", now, 0, 0, ""}
	if p.last {
		n = 2
		rows = append(rows, fmt.Sprintf("%s/v%d/review/assess/risk/risk/sun", f.id, f.version+1), "review", "sun", f.id, "assess/risk/risk",
			"", "", now, "due", now, 0, 0, "")
	}
	return exec(ctx, tx, insert("outbox", columns, n)+" ON DUPLICATE KEY UPDATE `id`=`id`", rows...)
}

func (p rawPress) writeFiling(ctx context.Context, tx *sql.Tx, f rawFiling, now string) error {
	if p.last {
		return exec(ctx, tx, "UPDATE `filings` SET `journal_seq`=?,`since`=?,`state`=?,`updated_at`=?,`version`=? WHERE id = ? AND version = ?",
			f.seq+3, now, "assessing", now, f.version+1, f.id, f.version)
	}
	return exec(ctx, tx, "UPDATE `filings` SET `journal_seq`=?,`updated_at`=?,`version`=? WHERE id = ? AND version = ?",
		f.seq+1, now, f.version+1, f.id, f.version)
}

// insert is INSERT with n rows of placeholders.
func insert(table string, columns []string, n int) string {
	row := "(" + strings.Repeat("?,", len(columns)-1) + "?)"
	return "INSERT INTO `" + table + "` (`" + strings.Join(columns, "`,`") + "`) VALUES " + row + strings.Repeat(","+row, n-1)
}

func exec(ctx context.Context, tx *sql.Tx, statement string, args ...any) error {
	_, err := tx.ExecContext(ctx, statement, args...)
	return err
}

// A querier is the pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// read takes every row off the wire.
func read(ctx context.Context, db querier, query string, args ...any) error {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() // rows.Err says what went wrong
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	columns := make([]any, len(names))
	for i := range columns {
		columns[i] = new(sql.RawBytes)
	}
	for rows.Next() {
		if err := rows.Scan(columns...); err != nil {
			return err
		}
	}
	return rows.Err()
}

// inTurn stops at the first error.
func inTurn(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
