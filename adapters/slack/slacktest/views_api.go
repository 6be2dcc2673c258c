package slacktest

func (w *Workspace) viewsOpen(c call) (answer, error) { return w.show(c, false) }

func (w *Workspace) viewsPush(c call) (answer, error) { return w.show(c, true) }

// show exchanges a trigger for a modal.
func (w *Workspace) show(c call, push bool) (answer, error) {
	v, err := w.modal(c)
	if err != nil {
		return nil, err
	}
	id := c.str("trigger_id")
	t, err := w.exchange(id)
	if err != nil {
		return nil, err
	}
	if push && t.view == "" {
		return nil, refuse("invalid_trigger_id") // only a deed inside a modal can push
	}
	v.User, v.Trigger = t.user, id
	if v, err = w.put(v, push); err != nil {
		return nil, err
	}
	return answer{"view": w.wireView(v)}, nil
}

// modal is the call's view, which must be one.
func (w *Workspace) modal(c call) (View, error) {
	v, err := w.callView(c)
	if err != nil {
		return View{}, err
	}
	if v.Type != "modal" {
		return View{}, refuse("invalid_arguments", "[ERROR] must be a modal [json-pointer:/view/type]")
	}
	return v, nil
}

func (w *Workspace) callView(c call) (View, error) {
	raw, err := c.raw("view")
	if err != nil {
		return View{}, refuse("invalid_arguments", "[ERROR] view is not JSON [json-pointer:/view]")
	}
	return w.readView(c.method, raw)
}

func (w *Workspace) viewsUpdate(c call) (answer, error) {
	v, err := w.modal(c)
	if err != nil {
		return nil, err
	}
	id := c.str("view_id")
	if id == "" {
		id = w.windows.byExternal(c.str("external_id"))
	}
	if v, err = w.replace(id, c.str("hash"), v); err != nil {
		return nil, err
	}
	return answer{"view": w.wireView(v)}, nil
}

func (w *Workspace) viewsPublish(c call) (answer, error) {
	if w.faults.Load().HomeTabOff {
		return nil, refuse("not_enabled")
	}
	v, err := w.callView(c)
	if err != nil {
		return nil, err
	}
	if v.Type != "home" {
		return nil, refuse("invalid_arguments", "[ERROR] must be a home view [json-pointer:/view/type]")
	}
	u, ok := w.user(c.str("user_id"))
	if !ok || u.Deactivated || u.Bot {
		return nil, refuse("user_not_found")
	}
	v.User = u.ID
	if v, err = w.publish(v, c.str("hash")); err != nil {
		return nil, err
	}
	return answer{"view": w.wireView(v)}, nil
}

// publish draws a user's Home tab, which keeps its id for good.
func (w *Workspace) publish(v View, hash string) (View, error) {
	s := &w.windows
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.homes[v.User]
	if old == nil {
		if hash != "" {
			return View{}, refuse("hash_conflict")
		}
		v.ID = w.clock.id("VH")
	} else {
		if hash != "" && hash != old.Hash {
			return View{}, refuse("hash_conflict")
		}
		v.ID = old.ID
		v.State = v.kept(old.State)
	}
	if err := s.unique(v); err != nil {
		return View{}, err
	}
	v.Root, v.Hash = v.ID, w.hash()
	s.homes[v.User], s.byID[v.ID] = &v, &v
	w.bell.ring()
	return v, nil
}
