// Windows over the page. <dialog> keeps the focus inside and gives it back.

import { el, glyph } from './dom.js';
import { say } from './words.js';

/** Opens a window. Returns {node, close}; leave() is called however it ends. */
export function open({ title, content, footer, locale, small = false, modal = true, leave = () => {} }) {
  const name = `window-${Math.random().toString(36).slice(2)}`;
  const node = el('dialog', { class: `window ${small ? 'small' : ''}`, 'aria-labelledby': name },
    el('header', {}, el('h2', { id: name }, title), glyph('cross', say(locale, 'close'), () => node.close())),
    el('div', { class: 'content' }, content),
    el('footer', {}, footer));
  node.addEventListener('close', () => { leave(); node.remove(); });
  document.body.append(node);
  modal ? node.showModal() : node.show(); // the walk's own bar must stay in reach
  return { node, close: () => node.close() };
}

/** Asks before a press counts. Resolves true or false. */
export function confirm(question, label, tone, locale) {
  return new Promise((resolve) => {
    let answer = false;
    const yes = el('button', { type: 'button', class: `button ${tone === 'bad' ? 'bad' : 'good'}`, onclick: () => { answer = true; w.close(); } }, label || say(locale, 'yes'));
    const no = el('button', { type: 'button', class: 'button', onclick: () => w.close() }, say(locale, 'no'));
    const w = open({ title: say(locale, 'confirm'), content: el('p', { class: 'intro' }, question), footer: [no, yes], locale, small: true, leave: () => resolve(answer) });
    (tone === 'bad' ? no : yes).focus();
  });
}

/** A menu at a button; arrows move, Esc closes. */
export function menu(at, entries) {
  const node = el('div', { class: 'menu', role: 'menu', popover: 'auto' }, entries.map((e) =>
    el('button', { type: 'button', role: 'menuitem', tabindex: -1, class: e.tone ?? '', onclick() { node.hidePopover(); e.choose(); } }, e.label)));
  node.addEventListener('keydown', (e) => move(node, e));
  node.addEventListener('toggle', (e) => {
    at.setAttribute('aria-expanded', String(e.newState === 'open'));
    if (e.newState === 'closed') { node.remove(); at.focus(); }
  });
  document.body.append(node);
  node.showPopover();
  place(node, at.getBoundingClientRect());
  node.firstElementChild.focus();
}

function place(node, at) {
  const box = node.getBoundingClientRect();
  const below = at.bottom + 4 + box.height < innerHeight;
  node.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`;
  node.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - box.height - 4)}px`;
}

function move(node, e) {
  const list = [...node.children];
  const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
  if (!step) return;
  e.preventDefault();
  list[(list.indexOf(document.activeElement) + step + list.length) % list.length].focus();
}
