package blocks

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"lian/adapters/slack/slacktest/blockkit"
	"lian/bot/cards"
	"lian/bot/chat"
	"lian/bot/text"
	"lian/workflow"
	"lian/workflow/policy"
)

var origin = Origin{Channel: "D024BE91L", Message: "1700000000.000200"}

// acceptedView wants a view that Slack would open.
func acceptedView(t *testing.T, v slack.ModalViewRequest) {
	t.Helper()
	if refused := blockkit.View(raw(t, v)); len(refused) > 0 {
		t.Errorf("Slack refuses it: %q", refused)
	}
}

// sentIn is a view as it comes back, with what was entered, by block_id.
func sentIn(t *testing.T, v slack.ModalViewRequest, entered map[string]slack.BlockAction) slack.View {
	t.Helper()
	var view slack.View
	if err := json.Unmarshal(raw(t, v), &view); err != nil {
		t.Fatal(err)
	}
	view.State = &slack.ViewState{Values: map[string]map[string]slack.BlockAction{}}
	for id, input := range entered {
		view.State.Values[id] = map[string]slack.BlockAction{"in": input}
	}
	return view
}

// untouched is what Slack sends of a form that nobody changed.
func untouched(v slack.ModalViewRequest) map[string]slack.BlockAction {
	entered := map[string]slack.BlockAction{}
	for _, b := range v.Blocks.BlockSet {
		input, is := b.(*slack.InputBlock)
		if !is {
			continue
		}
		var a slack.BlockAction
		switch e := input.Element.(type) {
		case *slack.PlainTextInputBlockElement:
			a.Value = e.InitialValue
		case *slack.NumberInputBlockElement:
			a.Value = e.InitialValue
		case *slack.DatePickerBlockElement:
			a.SelectedDate = e.InitialDate
		case *slack.RadioButtonsBlockElement:
			a.SelectedOption = chosen(e.InitialOption)
		case *slack.SelectBlockElement:
			a.SelectedOption = chosen(e.InitialOption)
		case *slack.CheckboxGroupsBlockElement:
			a.SelectedOptions = allOf(e.InitialOptions)
		case *slack.MultiSelectBlockElement:
			a.SelectedOptions = allOf(e.InitialOptions)
		}
		entered[input.BlockID] = a
	}
	return entered
}

func chosen(o *slack.OptionBlockObject) slack.OptionBlockObject {
	if o == nil {
		return slack.OptionBlockObject{}
	}
	return *o
}

func allOf(options []*slack.OptionBlockObject) (list []slack.OptionBlockObject) {
	for _, o := range options {
		list = append(list, *o)
	}
	return list
}

// TestEverySectionComesBackAsItStood: every question of the rule book, answered
// with its own example where that can be typed, as a form and back.
func TestEverySectionComesBackAsItStood(t *testing.T) {
	book, err := policy.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, locale := range []string{text.Chinese, text.English} {
		for _, s := range book.Form.Sections {
			f := sectionForm(book, s, locale)
			v := Modal(f, origin, locale)
			acceptedView(t, v)
			filled, _, from, err := Filled(sentIn(t, v, untouched(v)))
			if err != nil || from != origin {
				t.Errorf("%s: %v, from %v", s.ID, err, from)
			}
			want := chat.Filled{Action: f.Action, Values: map[string][]string{}}
			for _, input := range f.Inputs {
				if len(input.Value) > 0 {
					want.Values[input.Key] = input.Value
				}
			}
			if diff := cmp.Diff(want, filled); diff != "" {
				t.Errorf("%s in %s (-form +filled):\n%s", s.ID, locale, diff)
			}
		}
	}
}

func sectionForm(book *workflow.Book, s workflow.Section, locale string) chat.Form {
	answers := workflow.Answers{}
	for _, q := range s.Questions {
		switch {
		case len(q.Choices) > 0:
			answers[q.Key] = workflow.Value{q.Choices[0].Code}
		case q.Type == workflow.TypeText || q.Type == workflow.TypeLong:
			answers[q.Key] = workflow.Value{"第一行\n<!channel> 第二行"}
		case q.Type == workflow.TypeNumber || q.Type == workflow.TypeMoney || q.Type == workflow.TypePercent:
			answers[q.Key] = workflow.Value{"1250"}
		case q.Type == workflow.TypeDate:
			answers[q.Key] = workflow.Value{"2026-12-01"}
		}
	}
	v := cards.View{Office: workflow.Office{Book: book}, Say: text.In(locale)}
	return cards.SectionForm(v, s, s.Questions, answers, chat.Action{Name: "fill", Subject: "d-01", Revision: 2, Field: s.ID})
}

// TestAListToTickIsOneInputInManyBlocks: a return names any of the answered
// questions, a pass ticks points longer than Slack's options.
func TestAListToTickIsOneInputInManyBlocks(t *testing.T) {
	long := "★ L01 " + strings.Repeat("Is the source of the list lawful and complete? ", 4)
	in := chat.Input{Key: "fields", Kind: chat.Checks, Label: "要改哪些", Hint: "至少一项", Required: true, Value: []string{"k3", "k24"}}
	for i := range 25 {
		in.Options = append(in.Options, chat.Option{Value: fmt.Sprint("k", i), Label: fmt.Sprint("问题", i), Note: "产品"})
	}
	in.Options[12].Label = long
	v := Modal(chat.Form{Title: "退回", Action: chat.Action{Name: "return"}, Inputs: []chat.Input{in}}, origin, "zh-CN")
	acceptedView(t, v)
	entered := untouched(v)
	if len(entered) != 3 {
		t.Fatalf("25 options are %d inputs", len(entered))
	}
	filled, _, _, err := Filled(sentIn(t, v, entered))
	if diff := cmp.Diff([]string{"k3", "k24"}, filled.Values["fields"]); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	for _, b := range v.Blocks.BlockSet {
		if input, is := b.(*slack.InputBlock); is && !input.Optional {
			t.Error("Slack would want a tick in every block")
		}
	}
	if !strings.Contains(read(v.Blocks.BlockSet), long) {
		t.Error("a long point cannot be read in full")
	}
}

func TestEveryKindOfInput(t *testing.T) {
	people := chat.Input{Key: "person", Kind: chat.Choice, Label: "同事", Required: true, Value: []string{"p140"}}
	for i := range 240 {
		people.Options = append(people.Options, chat.Option{Value: fmt.Sprint("p", i), Label: "同事", Note: "法务"})
	}
	longScript := strings.Repeat("您好，", 2000)
	for _, c := range []struct {
		kind  string // of the element
		input chat.Input
		hint  string
		back  []string // what comes back of it untouched
	}{
		{"plain_text_input", chat.Input{Kind: chat.Line, Value: []string{"甲"}, Max: 30}, "", []string{"甲"}},
		{"plain_text_input", chat.Input{Kind: chat.Long, Value: []string{longScript}, Required: true}, "已有 6000 字，窗口放不下；留空就保持不变，要改请在对话里直接发送。", nil},
		{"plain_text_input", chat.Input{Kind: chat.Long, Hint: "全文", Max: 8000}, "全文\n这里最多 3000 字，更长的请在对话里直接发送。", nil},
		{"plain_text_input", chat.Input{Kind: chat.Line, Value: []string{family + family}, Max: 2}, "", []string{family + family}},
		{"number_input", chat.Input{Kind: chat.Number, Value: []string{"1250.5"}}, "", []string{"1250.5"}},
		{"plain_text_input", chat.Input{Kind: chat.Number, Value: []string{"12.5%"}}, "", []string{"12.5%"}},
		{"datepicker", chat.Input{Kind: chat.Date, Value: []string{"2026-12-01"}}, "", []string{"2026-12-01"}},
		{"datepicker", chat.Input{Kind: chat.Date, Value: []string{"下周一"}}, "现在是：下周一", nil},
		{"radio_buttons", chat.Input{Kind: chat.Choice, Options: people.Options[:10], Value: []string{"p9"}}, "", []string{"p9"}},
		{"static_select", chat.Input{Kind: chat.Choice, Options: people.Options[:11], Value: []string{"gone"}}, "", nil},
		{"static_select", people, "", []string{"p140"}},
		{"plain_text_input", chat.Input{Kind: chat.Choice, Hint: "请输入"}, "请输入", nil},
		{"checkboxes", chat.Input{Kind: chat.Choices, Options: people.Options[:3], Value: []string{"p2", "p0"}}, "", []string{"p0", "p2"}},
		{"multi_static_select", chat.Input{Kind: chat.Choices, Options: people.Options[:30], Value: []string{"p2", "p20"}}, "", []string{"p2", "p20"}},
		{"file_input", chat.Input{Kind: chat.Upload, Max: 30, Required: true}, "", nil},
	} {
		c.input.Key, c.input.Label = "call.mode", "问题"
		v := Modal(chat.Form{Title: "表单", Action: chat.Action{Name: "fill"}, Inputs: []chat.Input{c.input}}, Origin{}, "zh-CN")
		acceptedView(t, v)
		block := v.Blocks.BlockSet[0].(*slack.InputBlock)
		hint := ""
		if block.Hint != nil {
			hint = block.Hint.Text
		}
		filled, _, _, err := Filled(sentIn(t, v, untouched(v)))
		if kind := string(block.Element.ElementType()); kind != c.kind || hint != c.hint || err != nil {
			t.Errorf("%s %q is a %s with hint %q, %v", c.input.Kind, c.input.Value, kind, hint, err)
		}
		if diff := cmp.Diff(c.back, filled.Values["call.mode"]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.kind, diff)
		}
	}
}

func TestFilesComeBackByInput(t *testing.T) {
	f := chat.Form{Title: "附件", Action: chat.Action{Name: "fill"}, Inputs: []chat.Input{{Key: "attach.plan", Kind: chat.Upload, Label: "方案"}}}
	v := Modal(f, origin, "zh-CN")
	entered := map[string]slack.BlockAction{blockID("attach.plan", 0): {Files: []slack.File{{ID: "F1"}, {ID: "F2"}}}}
	filled, files, _, err := Filled(sentIn(t, v, entered))
	if err != nil || len(filled.Values) != 0 || len(files["attach.plan"]) != 2 || files["attach.plan"][1].ID != "F2" {
		t.Errorf("%+v %+v %v", filled, files, err)
	}
}

func TestForeignViewsAreRefused(t *testing.T) {
	v := Modal(chat.Form{Title: "退回", Action: chat.Action{Name: "return"}, Inputs: []chat.Input{{Key: "opinion", Kind: chat.Long, Label: "意见"}}}, origin, "zh-CN")
	for name, spoil := range map[string]func(*slack.View){
		"another callback":   func(v *slack.View) { v.CallbackID = "other" },
		"no metadata":        func(v *slack.View) { v.PrivateMetadata = "" },
		"no action":          func(v *slack.View) { v.PrivateMetadata = `{"a":{}}` },
		"an unknown input":   func(v *slack.View) { v.State.Values["opinion"] = map[string]slack.BlockAction{"in": {Value: "x"}} },
		"an input of nobody": func(v *slack.View) { v.State.Values["in.00."] = map[string]slack.BlockAction{"in": {Value: "x"}} },
	} {
		view := sentIn(t, v, untouched(v))
		spoil(&view)
		if _, _, _, err := Filled(view); !errors.Is(err, ErrForeign) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestProblemsStandAtTheirInputs(t *testing.T) {
	inputs := []chat.Input{{Key: "goal.title", Kind: chat.Line, Label: "名称"}, {Key: "goal.size", Kind: chat.Number, Label: "人数"}}
	v := sentIn(t, Modal(chat.Form{Title: "目标", Intro: "说明", Action: chat.Action{Name: "fill"}, Inputs: inputs}, origin, "zh-CN"), nil)
	got := Problems(v, []chat.InputProblem{{Key: "goal.size", Text: "要大于零"}, {Key: "", Text: "请先登录"}, {Key: "gone", Text: "没有这一项"}})
	want := map[string]string{"in.00.goal.size": "要大于零", "in.00.goal.title": "请先登录\n没有这一项"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if told := Problems(slack.View{}, []chat.InputProblem{{Text: "没有窗口"}}); len(told) != 0 {
		t.Errorf("a view without inputs has problems %v", told)
	}
}

func TestWindowsWithoutInputs(t *testing.T) {
	for _, locale := range []string{"zh-CN", "en"} {
		long := strings.Repeat("很长的标题", 10)
		acceptedView(t, Loading(long, locale))
		acceptedView(t, Told(long, strings.Repeat("这张立案单已由赵敏处理。<!here>", 500), locale))
		acceptedView(t, Told("", "", locale))
		acceptedView(t, Modal(chat.Form{Title: "撤回", Intro: "确定吗？", Action: chat.Action{Name: "withdraw"}}, origin, locale))
	}
	v := Modal(chat.Form{Title: "退回", Action: chat.Action{Name: "return", Value: strings.Repeat("长", 3000)}}, origin, "zh-CN")
	if acceptedView(t, v); v.CallbackID != toldCallback {
		t.Error("a form whose action does not fit is opened all the same")
	}
	if got := in("en").wait + in("zh-CN").wait + in("").wait; got != english.wait+chinese.wait+chinese.wait {
		t.Errorf("waits in %q", got)
	}
}
