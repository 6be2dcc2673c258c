package slack

import (
	"context"
	"errors"
	"io"

	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// fileOf is a file that somebody handed over. Slack's own servers alone are
// asked for it, with the token; what it really is, the bot finds out.
func (s *Slack) fileOf(f slack.File) chat.File {
	size := int64(f.Size)
	if size == 0 {
		size = -1
	}
	return chat.File{Name: f.Name, Size: size, Open: func(ctx context.Context) (io.ReadCloser, error) { return s.fetch(ctx, f) }}
}

var errElsewhere = errors.New("a file that Slack does not hold")

// fetch reads a file's content as it comes.
func (s *Slack) fetch(ctx context.Context, f slack.File) (io.ReadCloser, error) {
	f, err := s.whole(ctx, f)
	if err != nil {
		return nil, err
	}
	if f.IsExternal || f.Mode == "external" || !s.ours(f.URLPrivateDownload) {
		return nil, errElsewhere
	}
	reader, writer := io.Pipe()
	go func() { // part of the deed that reads it, which must end even while lian stops
		err := s.api.GetFileContext(ctx, f.URLPrivateDownload, writer)
		if err != nil {
			fault, _ := faultOf(err)
			err = fault
		}
		_ = writer.CloseWithError(err) // never fails
	}()
	return reader, nil
}

// whole asks for what Slack left out: of files in forms it names only the id.
func (s *Slack) whole(ctx context.Context, f slack.File) (slack.File, error) {
	if f.URLPrivateDownload != "" || f.IsExternal {
		return f, nil
	}
	err := s.call(ctx, "files.info", "", inWindow, func(ctx context.Context) error {
		full, _, _, err := s.api.GetFileInfoContext(ctx, f.ID, 0, 0)
		if err == nil {
			f = *full
		}
		return err
	})
	return f, err
}
