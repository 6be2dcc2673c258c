package slacktest_test

import (
	"testing"

	"github.com/slack-go/slack"

	"lian/adapters/slack/slacktest"
)

func TestHistoryAndReplies(t *testing.T) {
	_, api := office(t)
	dm, first, err := api.PostMessage("U1", manners("一")...)
	if err != nil {
		t.Fatal(err)
	}
	_, second, _ := api.PostMessage(dm, manners("二")...)
	_, reply, _ := api.PostMessage(dm, manners("答一", slack.MsgOptionTS(first))...)
	page, err := api.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: dm, Limit: 1, IncludeAllMetadata: true})
	if err != nil || len(page.Messages) != 1 || page.Messages[0].Timestamp != second || !page.HasMore {
		t.Fatalf("%v, %+v", err, page)
	}
	if page.Messages[0].Metadata.EventType != "lian" {
		t.Errorf("metadata %+v", page.Messages[0].Metadata)
	}
	rest, err := api.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: dm, Cursor: page.ResponseMetaData.NextCursor})
	if err != nil || len(rest.Messages) != 1 || rest.Messages[0].Timestamp != first || rest.Messages[0].Metadata.EventType != "" {
		t.Fatalf("%v, %+v", err, rest)
	}
	thread, _, _, err := api.GetConversationReplies(&slack.GetConversationRepliesParameters{ChannelID: dm, Timestamp: first})
	if err != nil || len(thread) != 2 || thread[1].Timestamp != reply {
		t.Errorf("%v, thread %+v", err, thread)
	}
	exact, err := api.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: dm, Oldest: second, Latest: second, Inclusive: true})
	if err != nil || len(exact.Messages) != 1 {
		t.Errorf("%v, %+v", err, exact)
	}
	_, err = api.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: "C2"})
	wantError(t, err, "not_in_channel")
}

func TestPeople_28(t *testing.T) {
	w, api := office(t)
	w.Join(slacktest.User{ID: "U3", Name: "访客", Guest: true})
	w.Join(slacktest.User{ID: "U4", Name: "离职", Deactivated: true, Email: "gone@acme.cn"})
	w.Join(slacktest.User{ID: "U5", Name: "外部", Team: "T0002"})
	lin, err := api.GetUserInfo("U1")
	if err != nil || lin.Locale != "zh-CN" || lin.TZ != "Asia/Shanghai" || lin.TZOffset != 28800 || lin.TeamID != w.Team {
		t.Errorf("%v, %+v", err, lin)
	}
	guest, _ := api.GetUserInfo("U3")
	gone, _ := api.GetUserInfo("U4")
	foreign, _ := api.GetUserInfo("U5")
	bot, _ := api.GetUserInfo(w.Bot)
	if !guest.IsRestricted || !gone.Deleted || foreign.TeamID != "T0002" || !bot.IsBot {
		t.Errorf("guest %+v, gone %+v, foreign %+v, bot %+v", guest, gone, foreign, bot)
	}
	_, err = api.GetUserInfo("U404")
	wantError(t, err, "user_not_found")
	_, err = api.GetUserByEmail("gone@acme.cn")
	wantError(t, err, "users_not_found")
	_, _, _, err = api.OpenConversation(&slack.OpenConversationParameters{Users: []string{"U4"}})
	wantError(t, err, "user_disabled")
	dm, _, _, err := api.OpenConversation(&slack.OpenConversationParameters{Users: []string{"U1"}})
	if err != nil || dm.ID != w.DM("U1") {
		t.Errorf("%v, %+v", err, dm)
	}
}

func TestGroups_28(t *testing.T) {
	w, api := office(t)
	w.SetGroup("S1", "legal", "U1", "U2")
	groups, err := api.GetUserGroups(slack.GetUserGroupsOptionIncludeUsers(true))
	if err != nil || len(groups) != 1 || len(groups[0].Users) != 2 || groups[0].UserCount != 2 {
		t.Fatalf("%v, %+v", err, groups)
	}
	members, err := api.GetUserGroupMembers("S1")
	if err != nil || len(members) != 2 {
		t.Errorf("%v, %v", err, members)
	}
	_, err = api.GetUserGroupMembers("S404")
	wantError(t, err, "no_such_subteam")
	w.Break(func(f *slacktest.Faults) { f.NoGroups = true })
	_, err = api.GetUserGroups()
	wantError(t, err, "plan_upgrade_required")
}
