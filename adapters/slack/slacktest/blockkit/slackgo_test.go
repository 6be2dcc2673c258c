package blockkit

import (
	"encoding/json"
	"testing"

	"github.com/slack-go/slack"
)

func words(text string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.PlainTextType, text, false, false)
}

func marked(text string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.MarkdownType, text, false, true)
}

func encode(t *testing.T, value any) []byte {
	t.Helper()
	body, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// What the library writes for everyday blocks is what Slack takes.
func TestAMessageOfSlackGoIsTaken(t *testing.T) {
	approve := slack.NewButtonBlockElement("approve", "LA-2026-000001|1", words("批准")).WithStyle(slack.StylePrimary)
	approve.Confirm = slack.NewConfirmationBlockObject(words("批准"), marked("批准 *秋季回访*?"), words("批准"), words("取消"))
	approve.AccessibilityLabel = "批准 LA-2026-000001"
	reject := slack.NewButtonBlockElement("reject", "LA-2026-000001|1", words("拒绝")).WithStyle(slack.StyleDanger)
	options := []*slack.OptionBlockObject{
		slack.NewOptionBlockObject("a", words("一"), words("第一")), slack.NewOptionBlockObject("b", words("二"), nil)}
	lane := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, words("选一项"), "lane", options...)
	lane.InitialOption = options[0]
	more := slack.NewOverflowBlockElement("more", options[1])
	table := slack.NewTableBlock("figures").AddRow(
		slack.NewTableRawTextCell("日期"), slack.NewTableRawNumberCell(12).WithText("12"))

	same(t, Message(encode(t, map[string]any{
		"text": "请审批 LA-2026-000001",
		"metadata": slack.SlackMetadata{EventType: "lian_card",
			EventPayload: map[string]any{"filing": "LA-2026-000001", "revision": 3}},
		"blocks": []slack.Block{
			slack.NewHeaderBlock(words("外呼立案")),
			slack.NewSectionBlock(marked("*秋季回访* &lt;!channel&gt;"), nil, slack.NewAccessory(more)),
			slack.NewSectionBlock(nil, []*slack.TextBlockObject{marked("*金额*\n5 000"), words("四月")}, nil),
			slack.NewContextBlock("", marked("第 1 版"), slack.NewImageBlockElement("https://a.example/p.png", "图")),
			slack.NewDividerBlock(),
			slack.NewRichTextBlock("", slack.NewRichTextSection(slack.NewRichTextSectionTextElement("好", nil))),
			table,
			slack.NewActionBlock("decide", approve, reject, lane, slack.NewDatePickerBlockElement("day")),
		},
	})))
}

func TestViewsOfSlackGoAreTaken(t *testing.T) {
	reason := slack.NewPlainTextInputBlockElement(words("写明理由"), "reason").WithMultiline(true).WithMaxLength(500)
	people := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeUser, words("选人"), "people")
	files := slack.NewFileInputBlockElement("files").WithFileTypes("pdf").WithMaxFiles(3)
	choice := slack.NewRadioButtonsBlockElement("choice", slack.NewOptionBlockObject("a", words("一"), nil))
	boxes := slack.NewCheckboxGroupsBlockElement("boxes", slack.NewOptionBlockObject("a", marked("一"), nil))
	modal := slack.ModalViewRequest{
		Type: slack.VTModal, Title: words("拒绝"), Submit: words("拒绝"), Close: words("返回"),
		CallbackID: "reject", PrivateMetadata: "{}", NotifyOnClose: true,
		Blocks: slack.Blocks{BlockSet: []slack.Block{
			slack.NewInputBlock("reason", words("理由"), words("申请人会看到"), reason),
			slack.NewInputBlock("number", words("数量"), nil, slack.NewNumberInputBlockElement(nil, "n", false)),
			slack.NewInputBlock("mail", words("邮箱"), nil, slack.NewEmailTextInputBlockElement(nil, "m")),
			slack.NewInputBlock("link", words("网址"), nil, slack.NewURLTextInputBlockElement(nil, "u")),
			slack.NewInputBlock("when", words("时间"), nil, slack.NewDateTimePickerBlockElement("w")),
			slack.NewInputBlock("people", words("人员"), nil, people).WithOptional(true),
			slack.NewInputBlock("files", words("附件"), nil, files),
			slack.NewInputBlock("choice", words("选择"), nil, choice),
			slack.NewInputBlock("boxes", words("确认"), nil, boxes),
		}},
	}
	same(t, View(encode(t, modal)))
	home := slack.HomeTabViewRequest{Type: slack.VTHomeTab, CallbackID: "home", Blocks: slack.Blocks{BlockSet: []slack.Block{
		slack.NewHeaderBlock(words("我的立案")),
		slack.NewActionBlock("", slack.NewButtonBlockElement("file", "", words("新立案"))),
	}}}
	same(t, View(encode(t, home)))
}

// The library itself lets these through.
func TestMistakesInSlackGoAreSeen(t *testing.T) {
	same(t, Message(encode(t, map[string]any{
		"text": "好",
		"blocks": []slack.Block{
			slack.NewHeaderBlock(marked("好")),
			slack.NewSectionBlock(marked(""), nil, nil),
			slack.NewInputBlock("n", words("数量"), nil, slack.NewNumberInputBlockElement(nil, "n", false)),
			slack.NewActionBlock(""),
		},
	})),
		"unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
		"must be more than 0 characters [json-pointer:/blocks/1/text/text]",
		"unsupported type: number_input [json-pointer:/blocks/2/element/type]",
		"must provide an array [json-pointer:/blocks/3/elements]")
}
