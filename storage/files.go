package storage

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"github.com/oklog/ulid/v2"

	"lian/workflow"
)

// chunkSize stays far below the packet that a MySQL server takes by default.
const chunkSize = 1 << 20

type fileRow struct {
	ID     string
	Filing string
	Name   string
	Type   string
	Size   int64
	Digest string
	Person string
	At     stamp
}

func (fileRow) TableName() string { return "files" }

func rowOfFile(a workflow.Attachment) fileRow {
	return fileRow{ID: a.ID, Filing: a.Filing, Name: a.Name, Type: a.Type, Size: a.Size, Digest: a.Digest, Person: a.By, At: stampOf(a.At)}
}

func (r fileRow) attachment() workflow.Attachment {
	return workflow.Attachment{ID: r.ID, Filing: r.Filing, Name: r.Name, Type: r.Type, Size: r.Size, Digest: r.Digest, By: r.Person, At: r.At.time()}
}

type chunkRow struct {
	File  string
	N     int
	Bytes []byte
}

func (chunkRow) TableName() string { return "file_chunks" }

// Keep keeps the promise of workflow.Files. The chunks are written as they
// arrive, outside a transaction, for the sender may be slow; the file is there
// with its row, which comes last.
func (db *DB) Keep(ctx context.Context, a workflow.Attachment, content io.Reader) (workflow.Attachment, error) {
	a, err := db.begin(ctx, a)
	if err != nil {
		return workflow.Attachment{}, err
	}
	hash := sha256.New()
	a.Size, err = db.writeChunks(ctx, a.ID, io.TeeReader(content, hash))
	if err != nil {
		return workflow.Attachment{}, errors.Join(err, db.dropChunks(ctx, a.ID))
	}
	a.Digest = hex.EncodeToString(hash.Sum(nil))
	row := rowOfFile(a)
	if err := db.in(ctx).Create(&row).Error; err != nil {
		return workflow.Attachment{}, unavailable("keep a file", err)
	}
	return a, nil
}

// begin names a file that is about to come, after clearing away what earlier
// ones left.
func (db *DB) begin(ctx context.Context, a workflow.Attachment) (workflow.Attachment, error) {
	begun, err := db.clock.now(ctx)
	if err != nil {
		return a, unavailable("keep a file", err)
	}
	if err := db.sweep(ctx, begun); err != nil {
		return a, unavailable("clear broken uploads", err)
	}
	a.ID = fileID(ulid.MustNew(ulid.Timestamp(begun), rand.Reader))
	if a.At.IsZero() {
		a.At, err = db.Now(ctx)
	}
	return a, err
}

func (db *DB) writeChunks(ctx context.Context, file string, content io.Reader) (size int64, err error) {
	buffer := make([]byte, chunkSize)
	for n := 0; ; n++ {
		got, err := io.ReadFull(content, buffer)
		if got > 0 {
			row := chunkRow{File: file, N: n, Bytes: buffer[:got]}
			if err := db.in(ctx).Create(&row).Error; err != nil {
				return size, unavailable("keep a file", err)
			}
			size += int64(got)
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return size, nil
		case err != nil:
			return size, fmt.Errorf("read the file to keep: %w", err)
		}
	}
}

// dropChunks clears what a broken upload left, even when its sender has gone.
func (db *DB) dropChunks(ctx context.Context, file string) error {
	err := db.in(context.WithoutCancel(ctx)).Where("file = ?", file).Delete(&chunkRow{}).Error
	return unavailable("clear a broken upload", err)
}

// Attachment keeps the promise of workflow.Files.
func (db *DB) Attachment(ctx context.Context, id string) (workflow.Attachment, error) {
	var row fileRow
	if err := db.in(ctx).Where("id = ?", id).Take(&row).Error; err != nil {
		return workflow.Attachment{}, unavailable("find a file", err)
	}
	return row.attachment(), nil
}

// Content keeps the promise of workflow.Files. It reads one chunk at a time and
// holds no connection between them.
func (db *DB) Content(ctx context.Context, id string) (io.ReadCloser, error) {
	a, err := db.Attachment(ctx, id)
	if err != nil {
		return nil, err
	}
	return io.NopCloser(&chunkReader{ctx: ctx, db: db, file: a}), nil
}

// A chunkReader reads a file's chunks one after the other.
type chunkReader struct {
	ctx    context.Context // of the Content call: a reader has no other way in
	db     *DB
	file   workflow.Attachment
	next   int
	read   int64
	buffer []byte
}

// Read implements io.Reader. A file that lacks a chunk ends with an error, not
// early.
func (r *chunkReader) Read(p []byte) (int, error) {
	if len(r.buffer) == 0 {
		if r.read == r.file.Size {
			return 0, io.EOF
		}
		var row chunkRow
		if err := r.db.in(r.ctx).Where("file = ? AND n = ?", r.file.ID, r.next).Take(&row).Error; err != nil {
			return 0, unavailable("read a file", err)
		}
		r.buffer, r.next, r.read = row.Bytes, r.next+1, r.read+int64(len(row.Bytes))
	}
	n := copy(p, r.buffer)
	r.buffer = r.buffer[n:]
	return n, nil
}
