package reading

// Name is a command. The words people type for it are in vocabulary.
type Name string

// The commands of the contract, in the order a suggestion prefers them.
const (
	New         Name = "new"
	Inbox       Name = "inbox"
	Mine        Name = "mine"
	Continue    Name = "continue"
	Submit      Name = "submit"
	Help        Name = "help"
	Back        Name = "back"
	Skip        Name = "skip"
	Save        Name = "save"
	Cancel      Name = "cancel"
	Review      Name = "review" // 预览: all answers before submitting
	Why         Name = "why"
	Edit        Name = "edit" // Rest names the field
	Go          Name = "go"   // Rest is the number of the question
	Restart     Name = "restart"
	Form        Name = "form"
	Done        Name = "done"
	Show        Name = "show"
	Search      Name = "search" // Rest is what to look for
	Status      Name = "status"
	Withdraw    Name = "withdraw"
	Nudge       Name = "nudge"
	Pass        Name = "pass"
	Return      Name = "return"
	Reject      Name = "reject"
	Overrule    Name = "overrule" // 驳回: return or reject, the bot asks which
	Agree       Name = "agree"    // 同意, lgtm: never a decision by itself, the bot offers the button
	Transfer    Name = "transfer"
	AddSigner   Name = "add"
	Comment     Name = "comment"
	Delegate    Name = "delegate" // Rest is the range of days
	Start       Name = "start"
	Report      Name = "report"
	Complaint   Name = "complaint"
	Suspend     Name = "suspend"
	Resume      Name = "resume"
	Close       Name = "close"
	Digest      Name = "digest"
	DailyReport Name = "daily_report" // 日报: a report or the digest, by role
	Language    Name = "language"     // Rest is "zh", "en" or ""
	Export      Name = "export"
	Copy        Name = "copy"
)

// tail is what may follow a command word.
type tail int

const (
	alone    tail = iota // nothing: with anything behind it, it is an answer
	filing               // a filing number, and then words
	words                // words, parted by a blank
	field                // a field's name
	question             // the number of a question
	tongue               // zh or en
	people               // @mentions, in any order with number and words
)

// entry is one command with its words. The first Chinese and the first
// English one are those help shows.
type entry struct {
	name   Name
	tail   tail
	zh, en []string
}

// vocabulary is the contract's table with the aliases of the handbook.
var vocabulary = []entry{
	{New, words, []string{"立案"}, nil}, // with the first answers behind it; the others are how answers begin, too
	{New, alone, []string{"新建", "申请", "新建立案"}, []string{"new", "file"}},
	{Inbox, alone, []string{"待办", "我的审批", "我的待办"}, []string{"inbox", "todo"}},
	{Mine, alone, []string{"我的立案"}, []string{"mine"}},
	{Continue, filing, []string{"继续", "草稿"}, []string{"continue", "drafts"}},
	{Submit, filing, []string{"提交"}, []string{"submit"}},
	{Help, alone, []string{"帮助", "?"}, []string{"help"}},
	{Back, alone, []string{"返回", "上一步", "上一题"}, []string{"back"}},
	{Skip, alone, []string{"跳过"}, []string{"skip"}},
	{Save, alone, []string{"保存", "暂存"}, []string{"save"}},
	{Cancel, alone, []string{"取消"}, []string{"cancel"}},
	{Review, alone, []string{"预览"}, []string{"review", "preview"}},
	{Why, alone, []string{"为什么", "为何"}, []string{"why"}},
	{Edit, field, []string{"修改", "改"}, []string{"edit", "change"}},
	{Go, question, []string{"回到第", "第"}, []string{"go to", "go"}},
	{Restart, alone, []string{"重来", "重新开始"}, []string{"restart"}},
	{Form, alone, []string{"填表单", "表单"}, []string{"form"}},
	{Done, alone, []string{"完成"}, []string{"done"}},
	{Show, filing, []string{"查看", "详情"}, []string{"show"}},
	{Search, words, []string{"搜索", "查找"}, []string{"search"}},
	{Status, filing, []string{"进度", "状态"}, []string{"status"}},
	{Withdraw, filing, []string{"撤回"}, []string{"withdraw"}},
	{Nudge, filing, []string{"催办"}, []string{"nudge"}},
	{Pass, filing, []string{"通过"}, []string{"pass"}},
	{Return, filing, []string{"退回"}, []string{"return"}},
	{Reject, filing, []string{"拒绝"}, []string{"reject"}},
	{Overrule, filing, []string{"驳回"}, []string{"overrule"}},
	{Agree, filing, []string{"同意", "批准"}, []string{"approve", "approved", "agree", "looks good", "lgtm"}},
	{Transfer, people, []string{"转交", "转办"}, []string{"transfer"}},
	{AddSigner, people, []string{"加签"}, []string{"add signer", "add"}},
	{Comment, filing, []string{"评论"}, []string{"comment"}},
	{Delegate, people, []string{"委托"}, []string{"delegate"}},
	{Start, filing, []string{"执行", "开始执行"}, []string{"start"}},
	{Report, filing, []string{"上报"}, []string{"report"}},
	{Complaint, filing, []string{"投诉"}, []string{"complaint"}},
	{Suspend, filing, []string{"暂停"}, []string{"suspend", "pause"}},
	{Resume, filing, []string{"恢复"}, []string{"resume"}},
	{Close, filing, []string{"结案"}, []string{"close"}},
	{Digest, alone, []string{"摘要", "汇总"}, []string{"digest"}},
	{DailyReport, filing, []string{"日报"}, nil},
	{Language, tongue, []string{"语言"}, []string{"language", "lang"}},
	{Export, filing, []string{"导出"}, []string{"export"}},
	{Copy, filing, []string{"复制"}, []string{"copy", "clone"}},
}

// Words are the words of a command in one language ("zh" or "en"), the one
// help shows first. A command without a word in that language has none.
func (n Name) Words(language string) []string {
	var all []string
	for _, e := range vocabulary {
		switch {
		case e.name != n:
		case language == "en":
			all = append(all, e.en...)
		default:
			all = append(all, e.zh...)
		}
	}
	return all
}
