// A message as the page shows it: a bubble, or a card.

import { el, glyph, icon } from './dom.js';
import { say } from './words.js';
import { menu } from './dialog.js';

const marks = { '': 'dot', done: 'check', open: 'clock', later: 'ring', refused: 'cross', returned: 'back', attend: 'alert' };
const tones = { waiting: 'clock', good: 'check', warn: 'alert', bad: 'cross', muted: 'ring' };

/** Draws a message. does: {locale, press(button, node), where(subject)}. */
export function draw(message, does) {
  if (!message.Card) return el('div', { class: 'bubble' }, message.Text);
  const c = message.Card;
  const choices = choicesOf(c);
  const buttons = (c.Buttons ?? []).filter((b) => !choices.buttons.includes(b));
  return el('article', { class: `card ${c.Tone ?? ''} ${message.Kind === 'question' ? 'question' : ''} ${c.Title ? '' : 'untitled'}`, 'aria-label': [c.Title, c.Status].filter(Boolean).join(' · '), tabindex: -1 },
    c.Title && head(c, message.Subject, does),
    c.Progress && progress(c.Progress),
    (c.Sections ?? []).map((s) => (s === choices.section ? options(s, choices.buttons, does) : section(s, does.locale))),
    buttons.length > 0 && actions(buttons, does),
    c.Footer && el('footer', {}, c.Footer));
}

function head(c, subject, does) {
  return el('header', {},
    el('h3', {}, c.Title),
    c.Status && el('span', { class: `chip ${c.Tone ?? ''}` }, c.Tone && icon(tones[c.Tone], 12), el('span', {}, c.Status)),
    subject && does.where && glyph('track', say(does.locale, 'where', { subject }), () => does.where(subject), { class: 'where' }),
    c.Subtitle && el('p', { class: 'subtitle' }, c.Subtitle));
}

function progress(p) {
  return el('div', { class: 'bar-line' },
    el('progress', { max: Math.max(p.Total, 1), value: p.Done, 'aria-label': p.Label }),
    el('span', {}, p.Label));
}

function section(s, locale) {
  return el('section', { class: 'section' },
    s.Heading && el('h4', {}, s.Heading),
    s.Fields?.length > 0 && fields(s.Fields, locale),
    s.Text && prose(s.Text, locale),
    s.Items?.length > 0 && items(s.Items, locale),
    s.Table && table(s.Table));
}

/** Labelled values; the panel uses them too. */
export function fields(list, locale) {
  return el('dl', { class: 'fields' }, list.map((f) => el('div', { class: f.Wide ? 'wide' : '' },
    el('dt', {}, f.Label),
    el('dd', { class: f.Tone ? `tone-${f.Tone}` : '' },
      ['warn', 'bad', 'waiting'].includes(f.Tone) && [icon(tones[f.Tone], 13), el('span', { class: 'unseen' }, say(locale, `tone.${f.Tone}`))],
      f.Value || '—'))));
}

function prose(text, locale) {
  const node = el('p', { class: 'prose' }, text);
  if (text.length < 260 && text.split('\n').length <= 7) return node;
  node.classList.add('folded');
  const button = el('button', { type: 'button', class: 'unfold', 'aria-expanded': 'false', onclick() {
    const folded = node.classList.toggle('folded');
    button.textContent = say(locale, folded ? 'showMore' : 'showLess');
    button.setAttribute('aria-expanded', String(!folded));
  } }, say(locale, 'showMore'));
  return [node, button];
}

function items(list, locale) {
  return el('ul', { class: 'items' }, list.map((i) => el('li', { class: i.Mark === 'later' ? 'later' : '' },
    el('span', { class: `mark ${i.Mark ?? ''}` }, icon(marks[i.Mark ?? ''], 14)),
    el('div', {},
      i.Mark && el('span', { class: 'unseen' }, `${say(locale, `mark.${i.Mark}`)} `),
      el('span', { class: i.Tone ? `tone-${i.Tone}` : '' }, i.Text),
      i.Note && el('small', {}, i.Note)))));
}

const figure = /^[¥￥$]?[-+]?[\d,.]+\s?[%‰万亿]?$/;

function table(t) {
  const right = t.Head.map((_, i) => t.Rows.length > 0 && t.Rows.every((r) => figure.test(r[i] ?? '')));
  const cell = (tag, text, i) => el(tag, { class: right[i] ? 'figure' : '', scope: tag === 'th' ? 'col' : null }, text);
  return el('div', { class: 'table', tabindex: 0, role: 'group' }, el('table', {},
    el('thead', {}, el('tr', {}, t.Head.map((h, i) => cell('th', h, i)))),
    el('tbody', {}, t.Rows.map((row) => el('tr', {}, row.map((text, i) => cell('td', text, i)))))));
}

// A list whose every line has its own button, as the choices of a question
// have, is a list to press; the buttons need not stand there a second time.
function choicesOf(c) {
  const bare = (label) => label.replace(/^✓\s*/, '');
  for (const s of c.Sections ?? []) {
    const buttons = (s.Items ?? []).map((i) => (c.Buttons ?? []).find((b) => !b.More && i.Text.replace(/^\d+\.\s*/, '') === bare(b.Label)));
    if (buttons.length > 0 && !buttons.includes(undefined)) return { section: s, buttons };
  }
  return { buttons: [] };
}

function options(s, buttons, does) {
  return el('section', { class: 'section' }, s.Heading && el('h4', {}, s.Heading), el('ul', { class: 'options actions' }, s.Items.map((i, n) =>
    el('li', {}, el('button', { type: 'button', class: i.Mark === 'done' ? 'chosen' : '', 'data-label': buttons[n].Label, onclick: (e) => does.press(buttons[n], e.currentTarget) },
      el('span', { class: 'number', 'aria-hidden': 'true' }, i.Mark === 'done' ? icon('check', 14) : String(n + 1)),
      el('span', {}, i.Text.replace(/^\d+\.\s*/, ''), i.Mark && el('span', { class: 'unseen' }, ` ${say(does.locale, `mark.${i.Mark}`)}`), i.Note && el('small', {}, i.Note)))))));
}

const standing = 3; // buttons that stand out; the rest waits under 更多

function actions(buttons, does) {
  const out = buttons.filter((b) => !b.More).slice(0, Math.max(standing, buttons.some((b) => b.More) ? 0 : 4));
  const rest = buttons.filter((b) => !out.includes(b));
  const one = (b) => el('button', { type: 'button', class: `button ${b.Tone ?? ''}`, 'data-label': b.Label, onclick: (e) => does.press(b, e.currentTarget) }, b.Label);
  return el('div', { class: 'actions' }, out.map(one), rest.length > 0 && overflow(rest, does));
}

function overflow(rest, does) {
  const button = el('button', { type: 'button', class: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'data-more': rest.map((b) => b.Label).join('\n'),
    onclick: () => menu(button, rest.map((b) => ({ label: b.Label, tone: b.Tone, choose: () => does.press(b, button) }))) }, say(does.locale, 'more'));
  return el('div', { class: 'more' }, button);
}
