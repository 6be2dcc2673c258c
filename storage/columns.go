package storage

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"
)

// stampLayout has a fixed width, so that SQLite's text sorts as time does;
// MySQL reads the same text as DATETIME(3).
const stampLayout = "2006-01-02 15:04:05.000"

// A stamp is a moment in UTC, cut to milliseconds, as both databases keep it;
// "" is none, NULL in the column.
type stamp string

// never is a moment after every other: it sorts what has no due time last.
const never stamp = "9999-12-31 00:00:00.000"

func stampOf(t time.Time) stamp {
	if t.IsZero() {
		return ""
	}
	return stamp(t.UTC().Format(stampLayout))
}

// dueStamp is a stamp for columns that sort by urgency.
func dueStamp(t time.Time) stamp {
	if t.IsZero() {
		return never
	}
	return stampOf(t)
}

func (s stamp) time() time.Time {
	if s == "" || s == never {
		return time.Time{}
	}
	t, err := time.Parse(stampLayout, string(s))
	if err != nil {
		return time.Time{} // Scan has refused what is no time
	}
	return t
}

// Value implements driver.Valuer.
func (s stamp) Value() (driver.Value, error) {
	if s == "" {
		return nil, nil
	}
	return string(s), nil
}

// Scan implements sql.Scanner.
func (s *stamp) Scan(from any) error {
	switch v := from.(type) {
	case nil:
		*s = ""
	case time.Time:
		*s = stampOf(v)
	case []byte:
		return s.Scan(string(v))
	case string:
		if _, err := time.Parse(stampLayout, v); err != nil {
			return fmt.Errorf("a time in the database: %w", err)
		}
		*s = stamp(v)
	default:
		return fmt.Errorf("a time in the database is a %T", from)
	}
	return nil
}

// An optional text is NULL where it is empty, so that a unique key or a range
// leaves it out.
type optional string

// Value implements driver.Valuer.
func (o optional) Value() (driver.Value, error) {
	if o == "" {
		return nil, nil
	}
	return string(o), nil
}

// Scan implements sql.Scanner.
func (o *optional) Scan(from any) error {
	switch v := from.(type) {
	case nil:
		*o = ""
	case []byte:
		*o = optional(v)
	case string:
		*o = optional(v)
	default:
		return fmt.Errorf("a text in the database is a %T", from)
	}
	return nil
}

// encoded turns into JSON what is only ever read whole. The values are made of
// strings, numbers and times, which always encode.
func encoded(v any) []byte {
	bytes, err := json.Marshal(v)
	if err != nil {
		panic("storage: " + err.Error())
	}
	return bytes
}

// decode reads JSON that lian wrote.
func decode(bytes []byte, into any) error {
	if err := json.Unmarshal(bytes, into); err != nil {
		return fmt.Errorf("a damaged row: %w", err)
	}
	return nil
}
