package slacktest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// files are what people and the app uploaded (check 29).
type files struct {
	mu   sync.Mutex
	byID map[string]*File
}

// A File is one uploaded file.
type File struct {
	ID, Name, Mimetype, User string
	Content                  []byte
	Channels                 []string // where the app shared it
	length                   int      // announced by the app before the upload; -1 = a person's
	done                     bool
}

// Upload is a person's file, to be named in WithFiles or in a file input.
func (w *Workspace) Upload(user, name, mimetype string, content []byte) File {
	f := &File{ID: w.clock.id("F"), Name: name, Mimetype: mimetype, User: user, Content: content, length: -1, done: true}
	w.keep(f)
	return *f
}

func (w *Workspace) keep(f *File) {
	w.files.mu.Lock()
	defer w.files.mu.Unlock()
	if w.files.byID == nil {
		w.files.byID = map[string]*File{}
	}
	w.files.byID[f.ID] = f
}

// File is an uploaded file by its id; false if there is none.
func (w *Workspace) File(id string) (File, bool) {
	w.files.mu.Lock()
	defer w.files.mu.Unlock()
	f := w.files.byID[id]
	if f == nil || !f.done {
		return File{}, false
	}
	return *f, true
}

// wireFiles are files as Slack describes them in events and answers.
func (w *Workspace) wireFiles(ids []string) []map[string]any {
	list := []map[string]any{}
	for _, id := range ids {
		if f, ok := w.File(id); ok {
			list = append(list, w.wireFile(f))
		}
	}
	return list
}

func (w *Workspace) wireFile(f File) map[string]any {
	url := w.origin() + "/files/" + f.ID + "/" + strings.ReplaceAll(path.Base(f.Name), " ", "_")
	return map[string]any{"id": f.ID, "name": f.Name, "title": f.Name, "mimetype": f.Mimetype, "filetype": strings.TrimPrefix(path.Ext(f.Name), "."),
		"size": len(f.Content), "mode": "hosted", "is_external": false, "user": f.User, "url_private": url, "url_private_download": url,
		"permalink": url, "file_access": "visible", "created": 1700000000}
}

func (w *Workspace) filesInfo(c call) (answer, error) {
	f, ok := w.File(c.str("file"))
	if !ok {
		return nil, refuse("file_not_found")
	}
	return answer{"file": w.wireFile(f), "comments": []any{}, "paging": map[string]any{}}, nil
}

func (w *Workspace) filesUploadURL(c call) (answer, error) {
	if w.faults.Load().FilesOff {
		return nil, refuse("file_uploads_disabled")
	}
	length, err := strconv.Atoi(c.str("length"))
	if err != nil || length <= 0 || c.str("filename") == "" {
		return nil, refuse("invalid_arguments")
	}
	f := &File{ID: w.clock.id("F"), Name: c.str("filename"), User: w.Bot, length: length}
	w.keep(f)
	return answer{"file_id": f.ID, "upload_url": w.origin() + "/upload/" + f.ID}, nil
}

// filesComplete shares what was uploaded.
func (w *Workspace) filesComplete(c call) (answer, error) {
	raw, err := c.raw("files")
	if err != nil {
		return nil, refuse("invalid_arguments")
	}
	var list []struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	}
	if json.Unmarshal(raw, &list) != nil || len(list) == 0 {
		return nil, refuse("invalid_arguments")
	}
	ids := make([]string, 0, len(list))
	for _, item := range list {
		f, ok := w.File(item.ID)
		if !ok || f.User != w.Bot {
			return nil, refuse("file_not_found")
		}
		ids = append(ids, f.ID)
	}
	return w.shareFiles(c, ids)
}

// shareFiles posts the files where they belong.
func (w *Workspace) shareFiles(c call, ids []string) (answer, error) {
	for _, id := range strings.FieldsFunc(c.str("channel_id")+","+c.str("channels"), func(r rune) bool { return r == ',' }) {
		ch := w.channel(id)
		if ch == nil {
			return nil, refuse("channel_not_found")
		}
		if !ch.has(w.Bot) {
			return nil, refuse("not_in_channel")
		}
		w.post(ch, Message{User: w.Bot, Text: c.str("initial_comment"), Thread: c.str("thread_ts"), Files: ids})
	}
	return answer{"files": w.wireFiles(ids)}, nil
}

// serveUpload takes the bytes the app announced.
func (w *Workspace) serveUpload(rw http.ResponseWriter, r *http.Request) {
	content, name, err := uploaded(r)
	if err != nil {
		http.Error(rw, "bad upload", http.StatusBadRequest)
		return
	}
	w.files.mu.Lock()
	defer w.files.mu.Unlock()
	f := w.files.byID[r.PathValue("id")]
	switch {
	case f == nil || f.done:
		http.Error(rw, "unknown upload", http.StatusNotFound)
	case len(content) != f.length:
		http.Error(rw, "wrong length", http.StatusBadRequest)
	default:
		f.Content, f.Mimetype, f.done = content, http.DetectContentType(content), true
		if f.Name == "" {
			f.Name = name
		}
		_, _ = rw.Write([]byte("OK - " + strconv.Itoa(len(content))))
	}
}

// uploaded are the bytes of an upload, in a form or bare.
func uploaded(r *http.Request) (content []byte, name string, err error) {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		content, err = io.ReadAll(r.Body)
		return content, "", err
	}
	part, header, err := r.FormFile("file")
	if err != nil {
		return nil, "", err
	}
	content, err = io.ReadAll(part)
	return content, header.Filename, err
}

// serveDownload gives a file to those who hold the token, and sends others to
// the sign-in page, as files.slack.com does (check 29).
func (w *Workspace) serveDownload(rw http.ResponseWriter, r *http.Request) {
	f := w.faults.Load()
	if f.Down {
		cut(rw)
		return
	}
	if !w.pause(r, f.Latency) || failing(w, rw, "files.download", f) {
		return
	}
	file, ok := w.File(r.PathValue("id"))
	if !ok {
		http.NotFound(rw, r)
		return
	}
	if bearer(r) != w.BotToken || f.Revoked || f.NoFileAccess || !slices.Contains(w.granted(f), "files:read") {
		http.Redirect(rw, r, "/signin?redir="+url.QueryEscape(r.URL.Path), http.StatusFound)
		return
	}
	rw.Header().Set("Content-Type", file.Mimetype)
	_, _ = rw.Write(file.Content)
}

func (w *Workspace) serveSignIn(rw http.ResponseWriter, _ *http.Request) {
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = rw.Write([]byte("<!DOCTYPE html><html><body><form>Sign in</form></body></html>"))
}
