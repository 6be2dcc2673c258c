package bot_test

import (
	"strings"
	"testing"

	"lian/bot/chat"
	"lian/workflow"
)

func inChannel(c *company, who, words string, files ...chat.File) chat.Reply {
	c.Helper()
	c.events++
	e := c.event("g"+strings.Repeat("+", c.events), who, chat.Said{Text: words, Files: files})
	e.Direct = false
	return c.hands(e)
}

// Rule 15. Adapters hand over what is said in a channel only where the bot is
// addressed, and post the messages of the reply to that person alone; so what
// the channel hears of the bot is its note at most.

// TestNoAnswerIsTakenInAChannel: addressed there while it is asking somebody a
// question, the bot takes nothing as the answer, from nobody, and points to the
// conversation where the question stands.
func TestNoAnswerIsTakenInAChannel(t *testing.T) {
	c := openCompany(t)
	asked := c.says("lin", "立案")
	draft := c.filing(asked.Messages[len(asked.Messages)-1].Subject)
	before := c.print(draft.ID)
	for _, who := range []string{"lin", "zhao", "gao"} {
		for _, words := range []string{"大家好", "春节老客回访", "30万", "1", "是", "改善体验", "改预算", "取消上次的优惠活动", "通过电话回访",
			"返回", "跳过", "保存", "取消", "重来", "完成", "第3题"} {
			reply := inChannel(c, who, words, chat.File{Name: "名单.xlsx"})
			if told(reply) != "请到私聊继续。" || reply.Form != nil {
				t.Errorf("%s said %q in a channel and heard: %s", who, words, told(reply))
			}
		}
		for _, silent := range []chat.Reply{inChannel(c, who, ""), inChannel(c, who, " ", chat.File{Name: "名单.xlsx"})} {
			if told(silent) != "" {
				t.Errorf("%s asked nothing and was answered: %s", who, told(silent))
			}
		}
	}
	c.same(draft.ID, before)
	c.prefers("lin", "en")
	c.reads(inChannel(c, "lin", "30k"), "Please go on in our direct conversation")
}

// TestCommandsInAChannelAreAnsweredApart: they are done, and answered to the
// person, with nothing of the answer in the note.
func TestCommandsInAChannelAreAnsweredApart(t *testing.T) {
	c := openCompany(t)
	f := c.filed("双十二老客回访")
	for _, said := range []struct{ who, words, answer string }{
		{"zhao", "待办", f.Number}, {"zhao", "查看 " + f.Number, "双十二老客回访"}, {"lin", "立案", "活动名称"},
		{"zhao", "通过 " + f.Number + " 话术已逐句核对，主体与退订都在", "已通过"},
	} {
		reply := inChannel(c, said.who, said.words)
		if reply.Note != "已在私聊里回复，请到私聊继续。" || len(reply.Messages) == 0 {
			t.Errorf("%s: %+v", said.words, reply)
		}
		c.reads(reply, said.answer)
	}
	if got := c.filing(f.ID).Decisions; len(got) != 1 || got[0].Person != "zhao" {
		t.Errorf("the verdict was not taken: %+v", got)
	}
	c.reads(inChannel(c, "mallory", "待办"), "还不认识您的账号")
	refused := inChannel(c, "qian", "撤回 "+f.Number+" 不做了")
	c.misses(refused, "双十二老客回访")
}

// questions counts the open questions that a reply shows.
func questions(r chat.Reply) (n int) {
	for _, m := range r.Messages {
		if m.Kind == "question" {
			n++
		}
	}
	return n
}

// TestAnInterruptionIsAnsweredAndTheQuestionShownOnce whatever the command was.
func TestAnInterruptionIsAnsweredAndTheQuestionShownOnce(t *testing.T) {
	c := openCompany(t)
	f, other := c.filed("双十二老客回访"), c.filed("企业专线")
	begun := c.says("lin", "立案")
	if questions(begun) != 1 {
		t.Fatalf("no question: %s", told(begun))
	}
	draft := begun.Messages[len(begun.Messages)-1].Subject
	for _, words := range []string{"待办", "我的立案", "查看 " + f.Number, "催办 " + f.Number, "催办 " + f.Number, "摘要", "搜索 双十二", "评论 " + f.Number + " 请尽快",
		"撤回 " + other.Number + " 不做了", "委托", "复制 " + f.Number, "复制 LA-2026-999999", "通过 " + f.Number + " 话术已核对", "执行", "结案", "恢复 LA-2026-999999", "提交", "帮助"} {
		reply := c.says("lin", words)
		if questions(reply) != 1 || len(reply.Messages) < 1 || reply.Messages[len(reply.Messages)-1].Subject != draft {
			t.Errorf("%s: %d questions: %s", words, questions(reply), told(reply))
		}
	}
	c.reads(c.says("lin", "春节老客回访"), "春节老客回访") // it is still the answer
	if got := c.filing(draft).Title; got != "春节老客回访" {
		t.Errorf("the campaign is called %q", got)
	}
	english := c.says("lin", "语言 en")
	c.reads(english, "English from now on")
	c.reads(english, "Samples of consent") // the rest was copied on the way
}

func TestSubmittingByWordTakesTheQuestionAway(t *testing.T) {
	c := openCompany(t)
	draft := c.drafted("双十二老客回访")
	c.says("lin", "继续 "+draft.ID)
	reply := c.says("lin", "提交")
	if questions(reply) != 0 || !c.filing(draft.ID).Is(workflow.Reviewing) {
		t.Errorf("%s: %s", c.filing(draft.ID).State, told(reply))
	}
}
