// Where a filing stands: the lifecycle with today's state lit, and what happened.

import { panel as load } from './api.js';
import { fields } from './card.js';
import { el, glyph, icon } from './dom.js';
import { say, wall, when } from './words.js';

const signs = { '': 'dot', waiting: 'clock', good: 'check', warn: 'alert', bad: 'cross', muted: 'dot' };

/** app: {locale, store, toggle(view)}. */
export class PanelView {
  constructor(app) {
    this.app = app;
    this.node = document.getElementById('panel');
    this.subject = '';
    this.node.addEventListener('keydown', (e) => { if (e.key === 'Escape') app.toggle('panel'); });
  }

  get shown() { return !this.node.hidden; }

  show(subject) {
    this.subject = subject || this.subject || this.app.store.subjects()[0] || '';
    this.node.hidden = false;
    this.draw();
  }

  hide() { this.node.hidden = true; }

  /** Something about a subject changed. Many changes in a moment are one reading. */
  changed(subject) {
    if (!this.shown || (subject && this.subject && subject !== this.subject)) return;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.show(), 150);
  }

  async draw() {
    const { locale } = this.app;
    const asked = this.subject;
    const found = asked ? await load(asked, locale).catch(() => null) : null;
    if (asked !== this.subject) return; // another was chosen meanwhile
    this.node.setAttribute('aria-label', say(locale, 'panel'));
    this.node.replaceChildren(this.#head(), el('div', { class: 'content' }, found ? this.#content(found) : el('p', { class: 'nothing' }, say(locale, 'noSubject'))));
  }

  #head() {
    const { locale, store } = this.app;
    const subjects = store.subjects();
    if (this.subject && !subjects.includes(this.subject)) subjects.unshift(this.subject);
    const choice = el('select', { 'aria-label': say(locale, 'subject'), onchange: (e) => this.show(e.target.value) }, subjects.map((s) => el('option', { value: s }, s)));
    choice.value = this.subject;
    return el('header', {}, el('h2', {}, say(locale, 'panel')), subjects.length > 0 ? choice : el('span', { class: 'role' }), glyph('cross', say(locale, 'close'), () => this.app.toggle('panel')));
  }

  #content(p) {
    const { locale } = this.app;
    return [
      el('div', {}, el('h3', {}, p.title), p.subtitle && el('p', { class: 'subtitle' }, p.subtitle), p.now && el('p', { class: 'now' }, p.now)),
      p.fields?.length > 0 && fields(p.fields, locale),
      el('section', {}, el('h4', {}, say(locale, 'lifecycle')), this.#track(p.states ?? [])),
      p.moments?.length > 0 && el('section', {}, el('h4', {}, say(locale, 'timeline')), this.#moments(p.moments)),
    ];
  }

  #track(stops) {
    const { locale } = this.app;
    const stop = (s, here) => el('li', { class: `${s.lit ? 'lit' : ''} ${s.passed ? 'passed' : ''}`, 'aria-current': s.lit ? 'step' : null },
      s.label, s.passed && !s.lit && el('span', { class: 'unseen' }, ` ${say(locale, 'passed')}`), here);
    const side = stops.filter((s) => s.side);
    return [
      el('ol', { class: 'track' }, stops.filter((s) => !s.side).map((s) => stop(s, s.lit && el('span', { class: 'here' }, say(locale, 'here'))))),
      side.length > 0 && el('ul', { class: 'siding', 'aria-label': say(locale, 'sidings') }, side.map((s) => stop(s))),
    ];
  }

  #moments(moments) {
    const { locale } = this.app;
    return el('ol', { class: 'moments' }, [...moments].reverse().map((m) => el('li', { class: m.tone ?? '' },
      el('span', { class: 'mark' }, icon(signs[m.tone ?? ''], 14)),
      el('div', {},
        el('p', {}, [m.who, m.what].filter(Boolean).join(' · ')),
        m.note && el('p', { class: 'note' }, m.note),
        el('time', { datetime: m.at }, when(wall(m.at), 'moment', locale))))));
  }
}
