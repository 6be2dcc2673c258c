package reading

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAFilingBeginsWithItsFirstAnswers(t *testing.T) {
	got, is := ParseCommand("立案 双12老客回访，预算30万")
	if !is || got.Name != New || got.Rest != "双12老客回访，预算30万" {
		t.Errorf("got %+v, %v", got, is)
	}
	if _, is := ParseCommand("新建客户的欢迎回访"); is {
		t.Error("an answer was taken for a command")
	}
}

func TestEveryWordOfTheVocabularyIsItsCommand(t *testing.T) {
	for _, e := range vocabulary {
		for _, list := range [][]string{e.zh, e.en} {
			for _, w := range list {
				text := w
				switch e.tail {
				case question:
					text += " 5题"
				}
				if got, ok := ParseCommand(text); !ok || got.Name != e.name {
					t.Errorf("%q is %+v, %v; want %s", text, got, ok, e.name)
				}
			}
		}
	}
}

func TestCommandsAsPeopleTypeThem(t *testing.T) {
	const one = "LA-2026-000001"
	tests := map[string]Command{
		"立案": {Name: New}, "NEW": {Name: New}, "ｎｅｗ": {Name: New}, "/lian 立案": {Name: New}, "/lian": {Name: Help}, "/LIAN inbox": {Name: Inbox}, "我的立案": {Name: Mine}, "待办！": {Name: Inbox}, "？": {Name: Help}, "为什么？": {Name: Why}, "取消。": {Name: Cancel},
		"查看 LA-2026-000001": {Name: Show, Ref: one}, "查看LA-2026-000001": {Name: Show, Ref: one}, "show la-2026-1": {Name: Show, Ref: one}, "ＬＡ－２０２６－０００００１": {Name: Show, Ref: one}, "la–2026–000001": {Name: Show, Ref: one}, "状态 HZ-LA-2026-000001": {Name: Status, Ref: "HZ-LA-2026-000001"},
		"继续 d-abcd2345": {Name: Continue, Ref: "D-ABCD2345"}, "继续": {Name: Continue},
		"撤回 LA-2026-000003 名单有误": {Name: Withdraw, Ref: "LA-2026-000003", Rest: "名单有误"}, "催办LA-2026-1234567": {Name: Nudge, Ref: "LA-2026-1234567"},
		"通过 LA-2026-000001 同意，话术已改": {Name: Pass, Ref: one, Rest: "同意，话术已改"}, "通过 同意，话术已改 LA-2026-000001": {Name: Pass, Ref: one, Rest: "同意，话术已改"}, "LA-2026-000001 通过 话术已改": {Name: Pass, Ref: one, Rest: "话术已改"}, "通过": {Name: Pass}, "退回 LA-2026-000001 与 LA-2026-000002 重复": {Name: Return, Ref: one, Rest: "与 LA-2026-000002 重复"},
		"退回：LA-2026-000001，名单未脱敏": {Name: Return, Ref: one, Rest: "名单未脱敏"}, "reject LA-2026-000001 No consent": {Name: Reject, Ref: one, Rest: "No consent"}, "驳回 LA-2026-000001": {Name: Overrule, Ref: one}, "驳回": {Name: Overrule}, "同意": {Name: Agree}, "looks good": {Name: Agree},
		"转交 @zhao.min LA-2026-000001 请看数据部分": {Name: Transfer, Ref: one, People: []string{"zhao.min"}, Rest: "请看数据部分"}, "转交 LA-2026-000001 ＠赵敏，请看": {Name: Transfer, Ref: one, People: []string{"赵敏"}, Rest: "请看"}, "加签 @李芳 @王强 LA-2026-000001": {Name: AddSigner, Ref: one, People: []string{"李芳", "王强"}},
		"转交@赵敏 LA-2026-000001": {Name: Transfer, Ref: one, People: []string{"赵敏"}}, "transfer <@U024BE7LH> LA-2026-000001": {Name: Transfer, Ref: one, People: []string{"U024BE7LH"}}, "transfer <@U024BE7LH|zhao> LA-2026-000001": {Name: Transfer, Ref: one, People: []string{"U024BE7LH"}},
		"委托 @李芳 从 12月1日 到 12月5日": {Name: Delegate, People: []string{"李芳"}, Rest: "从 12月1日 到 12月5日"}, "delegate @bob from Dec 1 to Dec 5": {Name: Delegate, People: []string{"bob"}, Rest: "from Dec 1 to Dec 5"}, "委托": {Name: Delegate},
		"语言 en": {Name: Language, Rest: "en"}, "语言 中文": {Name: Language, Rest: "zh"}, "语言en": {Name: Language, Rest: "en"}, "language ZH": {Name: Language, Rest: "zh"}, "语言": {Name: Language},
		"搜索 双十一 回访": {Name: Search, Rest: "双十一 回访"}, "search": {Name: Search}, "改 预算": {Name: Edit, Rest: "预算"}, "改预算": {Name: Edit, Rest: "预算", Unsure: true}, "edit Budget": {Name: Edit, Rest: "Budget"}, "改": {Name: Edit},
		"第5题": {Name: Go, Rest: "5"}, "第五题": {Name: Go, Rest: "5"}, "go 5": {Name: Go, Rest: "5"}, "go to 12": {Name: Go, Rest: "12"}, "回到第3题": {Name: Go, Rest: "3"},
		"填表单": {Name: Form}, "完成": {Name: Done}, "重来": {Name: Restart}, "日报": {Name: DailyReport}, "结案 LA-2026-000001": {Name: Close, Ref: one}, "上报 LA-2026-000001 呼叫1000 接通300": {Name: Report, Ref: one, Rest: "呼叫1000 接通300"}, "投诉 LA-2026-000001 客户张先生要求停止来电": {Name: Complaint, Ref: one, Rest: "客户张先生要求停止来电"},
		"/lian 通过 同意": {Name: Pass, Rest: "同意"}, "/lian 立案 双十一老客回访": {Name: New, Rest: "双十一老客回访"},
		"评论 LA-2026-000001 第一行\n第二行": {Name: Comment, Ref: one, Rest: "第一行\n第二行"},
	}
	for text, want := range tests {
		got, ok := ParseCommand(text)
		if diff := cmp.Diff(want, got); diff != "" || !ok {
			t.Errorf("%q ok %v (-want +got):\n%s", text, ok, diff)
		}
	}
}

func TestAnswersAreNotCommands(t *testing.T) {
	for _, text := range []string{
		"取消上次的优惠活动", "取消 上次的优惠活动", "取消 LA-2026-000001 的活动", "通过电话回访老客户", "通过 电话回访", "改善客户体验，提升续保率，覆盖全国三十一个省份的老客户", "完成率90%", "投诉率不超过万分之二", "提交材料给法务", "第一季度回访", "第三方名单", "newspaper", "files", "going", "返回码统计", "语言培训",
		"执行力强的团队", "搜索引擎投放", "转交给李芳", "拒绝推销的客户不再拨打", "继续教育", "保存期限三年", "跳过节假日", "上报监管", "结案率", "帮助老人", "恢复期客户", "go home", "add value", "LA-2026-000001 的后续活动", "LA-2026-000001 取消", "LA-", "D-day", "委托第三方呼叫", "为什么要", "",
		`"取消"`, "“取消”", "「取消」", `"取消`, "“LA-2026-000001”", "今年LA-2026-000001", "查看 LA-2026-000001x", "\xff取消", "你好",
	} {
		if got, ok := ParseCommand(text); ok && !got.Unsure {
			t.Errorf("%q was taken for %+v", text, got)
		}
	}
}

func TestQuotesForceAnAnswer(t *testing.T) {
	for text, want := range map[string]string{`"取消"`: "取消", "“取消”": "取消", "「返回」": "返回", `"取消`: "取消", "'save'": "save", `"`: ""} {
		if got, ok := Literal(text); !ok || got != want {
			t.Errorf("%q holds %q, %v; want %q", text, got, ok, want)
		}
	}
	if _, ok := Literal(`取消"`); ok {
		t.Error("a quote at the end forces nothing")
	}
}

func TestSuggestions(t *testing.T) {
	for text, want := range map[string]Name{"立按": New, "立安": New, "代办": Inbox, "hlep": Help, "inbx": Inbox, "我的立安": Mine, "/lian sumbit": Submit, "撤会 LA-2026-000001": Withdraw, "serach 双十一": Search, "帮住": Help} {
		if got, ok := Suggest(text); !ok || got != want {
			t.Errorf("%q suggests %q, %v; want %s", text, got, ok, want)
		}
	}
	for _, text := range []string{"你好", "谢谢", "好", "", "今天天气不错", "ok", "\xff", "x", "1"} {
		if got, ok := Suggest(text); ok {
			t.Errorf("%q suggests %s", text, got)
		}
	}
}

func TestHelpShowsTheFirstWords(t *testing.T) {
	if got := Inbox.Words("zh")[0] + " " + Inbox.Words("en")[0]; got != "待办 inbox" {
		t.Errorf("inbox is shown as %s", got)
	}
}

func FuzzParseCommand(f *testing.F) {
	for _, seed := range []string{"通过 LA-2026-000001 同意", "转交 <@U1|a> LA-2026-1", "/lian 改预算", "第5题", "“取消”", "＠ ", "改", "D-aaaaaaaa", "LA-2026-9999999999999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := ParseCommand(text)
		if !ok || got.Ref == "" {
			return
		}
		again, ok := ParseCommand(got.Ref)
		if !ok || again.Ref != got.Ref {
			t.Fatalf("%q names %q, which reads as %+v", text, got.Ref, again)
		}
	})
}
