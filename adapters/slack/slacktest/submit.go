package slacktest

// Submit fills the inputs of a modal, by block id, and sends it in. What the
// person's client would refuse to send (an empty required input) is not sent:
// the delivery's Error tells.
func (w *Workspace) Submit(user, view string, values map[string]any, opts ...Opt) *Delivery {
	o := chosen(opts)
	if r, ok := w.deliveries.known(o.id); ok {
		return w.deliver(r, o)
	}
	v, ok := w.View(view)
	switch {
	case !ok || v.Type != "modal":
		return w.refused("the view is closed")
	case !w.windows.onTop(v):
		return w.refused("another view covers it")
	case v.Submit == "":
		return w.refused("the view has nothing to submit with")
	}
	for _, value := range values {
		w.UserText(texts(value)...)
	}
	v = w.fill(v, w.typedState(v.Blocks, values))
	if why := incomplete(v, values); why != "" {
		return w.refused(why)
	}
	r := w.interaction(user, "view_submission", view, o)
	r.accepts, r.view = true, view
	r.payload["view"], r.payload["response_urls"] = w.wireView(v), []any{}
	return w.deliver(r, o)
}

// Dismiss closes a modal, with everything below it if all. The app hears of it
// only where the view asks for that; otherwise nothing is sent.
func (w *Workspace) Dismiss(user, view string, all bool, opts ...Opt) *Delivery {
	v, ok := w.View(view)
	if !ok {
		return w.refused("the view is closed")
	}
	w.pop(user, all)
	if !v.NotifyOnClose {
		return w.refused("the view does not ask to be told")
	}
	o := chosen(opts)
	r := w.interaction(user, "view_closed", "", o)
	delete(r.payload, "trigger_id")
	r.payload["view"], r.payload["is_cleared"] = w.wireView(v), all
	return w.deliver(r, o)
}

// Suggest asks for the options of an external select, as a person types into it.
func (w *Workspace) Suggest(user, view, block, action, typed string, opts ...Opt) *Delivery {
	o := chosen(opts)
	v, ok := w.View(view)
	if !ok {
		return w.refused("the view is closed")
	}
	r := w.interaction(user, "block_suggestion", "", o)
	delete(r.payload, "trigger_id")
	r.accepts = true
	r.payload["container"] = map[string]any{"type": "view", "view_id": view}
	r.payload["block_id"], r.payload["action_id"], r.payload["value"] = block, action, typed
	r.payload["view"] = w.wireView(v)
	return w.deliver(r, o)
}
