package slacktest

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

func (w *Workspace) usersInfo(c call) (answer, error) {
	u, ok := w.user(c.str("user"))
	if !ok {
		return nil, refuse("user_not_found")
	}
	return answer{"user": w.wireUser(u, c.truth("include_locale"))}, nil
}

func (w *Workspace) usersByEmail(c call) (answer, error) {
	u, ok := w.userByEmail(c.str("email"))
	if !ok || u.Deactivated {
		return nil, refuse("users_not_found")
	}
	return answer{"user": w.wireUser(u, false)}, nil
}

func (w *Workspace) usersList(c call) (answer, error) {
	w.people.mu.RLock()
	users := slices.SortedFunc(maps.Values(w.people.users), func(a, b User) int { return cmp.Compare(a.ID, b.ID) })
	w.people.mu.RUnlock()
	members := make([]map[string]any, 0, len(users))
	for _, u := range users {
		members = append(members, w.wireUser(u, c.truth("include_locale")))
	}
	return answer{"members": members, "response_metadata": map[string]any{"next_cursor": ""}}, nil
}

// wireUser is a person as Slack describes them; the locale only when asked for.
func (w *Workspace) wireUser(u User, locale bool) map[string]any {
	out := map[string]any{
		"id": u.ID, "team_id": u.Team, "name": u.Name, "real_name": u.Name, "deleted": u.Deactivated, "is_bot": u.Bot, "updated": 1700000000,
		"profile": map[string]any{"real_name": u.Name, "display_name": cmp.Or(u.DisplayName, u.Name), "email": u.Email, "team": u.Team},
	}
	if u.Deactivated { // Slack leaves the rest out
		return out
	}
	out["is_restricted"], out["is_ultra_restricted"] = u.Guest || u.SingleGuest, u.SingleGuest
	out["is_admin"], out["is_owner"] = false, false
	out["tz"], out["tz_label"], out["tz_offset"] = u.TZ, cmp.Or(u.TimeLabel, u.TZ), offset(u.TZ)
	if u.Team != w.Team {
		out["is_stranger"] = true
	}
	if locale {
		out["locale"] = u.Locale
	}
	return out
}

// offset is a zone's distance from UTC now, in seconds; 0 for an unknown one.
func offset(zone string) int {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return 0
	}
	_, seconds := time.Now().In(loc).Zone()
	return seconds
}

func (w *Workspace) groupsList(c call) (answer, error) {
	if w.faults.Load().NoGroups {
		return nil, refuse("plan_upgrade_required")
	}
	list := []map[string]any{}
	for _, g := range w.Groups() {
		out := map[string]any{"id": g.ID, "team_id": w.Team, "is_usergroup": true, "name": g.Handle, "handle": g.Handle, "date_delete": 0,
			"user_count": len(g.Users), "prefs": map[string]any{"channels": []string{}, "groups": []string{}}}
		if c.truth("include_users") {
			out["users"] = g.Users
		}
		list = append(list, out)
	}
	return answer{"usergroups": list}, nil
}

func (w *Workspace) groupsUsers(c call) (answer, error) {
	if w.faults.Load().NoGroups {
		return nil, refuse("plan_upgrade_required")
	}
	groups := w.Groups()
	i := slices.IndexFunc(groups, func(g Group) bool { return g.ID == c.str("usergroup") })
	if i < 0 {
		return nil, refuse("no_such_subteam")
	}
	active := slices.DeleteFunc(slices.Clone(groups[i].Users), func(id string) bool {
		u, ok := w.user(id)
		return !c.truth("include_disabled") && (!ok || u.Deactivated)
	})
	return answer{"users": active}, nil
}
