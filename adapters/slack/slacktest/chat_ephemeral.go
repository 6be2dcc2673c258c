package slacktest

// chatEphemeral shows a message to one person, or to nobody: Slack does not
// promise it (check 25).
func (w *Workspace) chatEphemeral(c call) (answer, error) {
	ch, err := w.addressed(c.str("channel"))
	if err != nil {
		return nil, err
	}
	d, err := w.draft(c)
	if err != nil {
		return nil, err
	}
	to := c.str("user")
	u, known := w.user(to)
	switch {
	case !ch.has(w.Bot):
		return nil, refuse("not_in_channel")
	case ch.archivedNow():
		return nil, refuse("is_archived")
	case !known || u.Deactivated || !ch.has(to):
		return nil, refuse("user_not_in_channel")
	}
	if w.dice.hits(w.faults.Load().DropEphemerals) {
		return answer{"message_ts": w.clock.ts()}, nil
	}
	m := w.whisper(ch, Message{User: w.Bot, To: to, Text: truncated(d.text), Blocks: d.blocks, Thread: c.str("thread_ts"), Plain: c.str("mrkdwn") == "false"})
	return answer{"message_ts": m.TS}, nil
}
