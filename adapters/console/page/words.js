// The page's own words. What the bot says comes from the bot.

const zh = {
  personas: '人员', walk: '一键演示', gallery: '卡片样例', panel: '进度面板', tools: '时钟与说明', signOut: '退出', language: '页面语言',
  virtualClock: '虚拟时钟', reconnecting: '连接中断，正在重连…', paneLanguage: '对话语言', unread: '{n} 条未读',
  conversation: '{name}的对话', placeholder: '输入消息，或一个命令', send: '发送', attach: '添加附件', remove: '移除 {name}', drop: '松开即可添加文件',
  commands: '命令提示', keys: 'Enter 发送 · Shift+Enter 换行 · ↑ 上一条 · Tab 补全', today: '今天', newer: '有新消息',
  emptyTitle: '还没有消息', emptyText: '以{name}的身份发一条消息，就可以开始。', onlyYou: '仅{name}可见', dismiss: '关闭', again: '再按一次',
  failed: '没有记录，请再按一次。', offline: '连不上服务，没有记录，请再按一次。', tooLarge: '文件太大：一次最多 50 MB。', code: '代码', more: '更多',
  showMore: '展开全文', showLess: '收起', where: '查看 {subject} 的进度', confirm: '请确认', yes: '确定', no: '返回', cancel: '取消',
  submit: '提交', must: '必填', pickDate: '用日历选择日期', faults: '有 {n} 处需要修改', fillIn: '请填写', choose: '请选择', chooseOne: '请选择一项', kept: '按 Esc 离开，已填的内容会保留',
  continueForm: '未提交的表单：{title}', goOn: '继续填写', tooLong: '最多 {n} 个字', tooMany: '最多 {n} 个文件', chooseFile: '选择文件，或拖放到这里', reference: '没有文件时，写明文件的编号和名称',
  subject: '立案单', lifecycle: '流程', here: '当前', timeline: '经过', noSubject: '还没有立案单。有了之后，这里显示它走到哪一步、经过了什么。', sidings: '其他状态',
  samples: '每张卡片的每种状态', all: '全部', sampleOnly: '样例卡片，按钮不会生效。', close: '关闭', passed: '已经过',
  step: '第 {n} / {all} 步', pause: '暂停', resume: '继续', next: '下一步', stop: '结束演示', walkDone: '演示结束。可以接着自己动手试。', says: '{name}输入：{text}', presses: '{name}按下「{label}」', noButton: '没有等到 {name} 的「{label}」按钮', clockGoes: '时钟前进：{step}',
  'mark.done': '已完成', 'mark.open': '等待处理', 'mark.later': '尚未开始', 'mark.refused': '已拒绝', 'mark.returned': '已退回', 'mark.attend': '请注意',
  'tone.waiting': '待处理', 'tone.warn': '注意', 'tone.bad': '有问题',
};

const en = {
  personas: 'People', walk: 'Play the walk', gallery: 'Card gallery', panel: 'Progress', tools: 'Clock and notes', signOut: 'Sign out', language: 'Page language',
  virtualClock: 'Virtual clock', reconnecting: 'Connection lost, reconnecting…', paneLanguage: 'Language of this conversation', unread: '{n} unread',
  conversation: 'Conversation of {name}', placeholder: 'Type a message or a command', send: 'Send', attach: 'Attach files', remove: 'Remove {name}', drop: 'Drop to attach',
  commands: 'Commands', keys: 'Enter sends · Shift+Enter new line · ↑ recall · Tab completes', today: 'Today', newer: 'New messages',
  emptyTitle: 'No messages yet', emptyText: 'Say something as {name} to begin.', onlyYou: 'Only {name} sees this', dismiss: 'Dismiss', again: 'Press again',
  failed: 'Not recorded, please press again.', offline: 'The service cannot be reached. Not recorded, please press again.', tooLarge: 'Too large: at most 50 MB at once.', code: 'Code', more: 'More',
  showMore: 'Show more', showLess: 'Show less', where: 'Progress of {subject}', confirm: 'Please confirm', yes: 'Yes', no: 'Go back', cancel: 'Cancel',
  submit: 'Submit', must: 'required', pickDate: 'Pick a date', faults: '{n} to correct', fillIn: 'Please fill this in', choose: 'Please choose', chooseOne: 'Choose one', kept: 'Esc leaves; what you typed is kept',
  continueForm: 'Form not sent yet: {title}', goOn: 'Continue', tooLong: 'At most {n} characters', tooMany: 'At most {n} files', chooseFile: 'Choose files, or drop them here', reference: 'Or the number and name of the document',
  subject: 'Filing', lifecycle: 'Lifecycle', here: 'now', timeline: 'Timeline', noSubject: 'No filing yet. Once there is one, this shows where it stands and what happened.', sidings: 'Other states',
  samples: 'Every card in every state', all: 'All', sampleOnly: 'A sample card: its buttons do nothing.', close: 'Close', passed: 'passed',
  step: 'Step {n} of {all}', pause: 'Pause', resume: 'Resume', next: 'Next', stop: 'End', walkDone: 'That was the whole process. Go on with your own hands.', says: '{name} types: {text}', presses: '{name} presses “{label}”', noButton: 'No “{label}” button came for {name}', clockGoes: 'Clock goes on: {step}',
  'mark.done': 'done', 'mark.open': 'waiting', 'mark.later': 'not yet', 'mark.refused': 'rejected', 'mark.returned': 'returned', 'mark.attend': 'attention',
  'tone.waiting': 'waiting', 'tone.warn': 'attention', 'tone.bad': 'problem',
};

/** The sentence of a key, with {names} put in. */
export function say(locale, key, names = {}) {
  const text = (locale === 'en' ? en : zh)[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => names[name] ?? '');
}

/** A text given by locale. */
export function pick(texts, locale) {
  return texts?.[locale] ?? texts?.['zh-CN'] ?? Object.values(texts ?? {})[0] ?? '';
}

/** A time as the server's zone reads it: its wall clock is in the text itself. */
export function wall(text) {
  const [, y, mo, d, h, mi, s] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)/.exec(text).map(Number);
  return new Date(Date.UTC(y, mo - 1, d, h, mi, s));
}

const shapes = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { month: 'long', day: 'numeric', weekday: 'short' },
  moment: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  clock: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

/** A wall() time in words. */
export function when(date, shape, locale) {
  const text = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', { ...shapes[shape], timeZone: 'UTC' }).format(date);
  return text.replace(/日(?=周)/, '日 '); // the weekday stands apart
}
