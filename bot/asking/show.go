package asking

import (
	"strings"

	"lian/bot/cards"
	"lian/bot/chat"
	"lian/workflow"
)

// shown is the length, in graphemes, to which a text answer is shortened in a
// list.
const shown = 60

// full words an answer as the person reads it.
func (v view) full(q *workflow.Question, a workflow.Value) string {
	if len(a) == 0 {
		return v.Say.Say("asking.unanswered")
	}
	switch q.Type {
	case workflow.TypeFile:
		return v.files(a)
	case workflow.TypeNumber:
		return strings.TrimSpace(v.Say.Count(a.Int()) + " " + v.Say.Unit(a.Int(), v.in(q.Unit)))
	}
	return cards.Value(v.Say, q, a, v.person, nil)
}

// brief is full, shortened for a line of a list.
func (v view) brief(q *workflow.Question, a workflow.Value) string {
	text := strings.Join(strings.Fields(v.full(q, a)), " ")
	return chat.Cut(text, shown)
}

func (v view) person(id string) string {
	if p := v.Office.Person(id); p.Name != "" {
		return p.Name
	}
	return id
}

// reference marks a file answer that was typed: where the document can be
// found.
const reference = "ref:"

// files words file answers: references as typed, uploads by name, as far as
// the names are known.
func (v view) files(ids workflow.Value) string {
	var parts []string
	uploads := 0
	for _, id := range ids {
		if a := v.attachment(id); a.Name != id {
			parts = append(parts, a.Name)
			continue
		}
		uploads++
	}
	if uploads > 0 {
		parts = append(parts, v.Say.Say("asking.files", "N", uploads))
	}
	return v.Say.List(parts)
}

// fingerprint is how much of a file's digest people are shown: enough to tell
// two files of one filing apart.
const fingerprint = 8

// received says what was taken in: 已收到 方案.pdf（PDF，84 kB，指纹 51e0da45）.
func (v view) received(a workflow.Attachment) string {
	size := v.Say.Bytes(a.Size)
	if a.Size < 1000 {
		size = v.Say.Say("asking.file.bytes", "N", a.Size)
	}
	return v.Say.Say("asking.file.kept", "Name", a.Name, "Kind", v.kind(a.Type), "Size", size,
		"Digest", a.Digest[:min(len(a.Digest), fingerprint)])
}

// kind names a kind of file as people call it.
func (v view) kind(mime string) string {
	if endings, known := taken[mime]; known {
		return v.Say.Say("asking.type" + endings[0])
	}
	return mime
}
