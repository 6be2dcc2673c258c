// One persona's conversation.

import { act, newID } from './api.js';
import { draw } from './card.js';
import { Composer } from './composer.js';
import { confirm } from './dialog.js';
import { avatar, el } from './dom.js';
import { forget, show as showForm } from './form.js';
import * as notices from './notices.js';
import { pick, say, wall, when } from './words.js';

/** app: {store, commands(locale), where(subject)}. */
export class Pane {
  #turns = new Map();
  #form = null;

  constructor(persona, index, app) {
    Object.assign(this, { persona, app });
    this.locale = localStorage.getItem(`lian.locale.${persona.id}`) ?? (persona.locale || app.locale);
    this.face = () => avatar(persona, index);
    this.role = el('p', { class: 'role' });
    this.unread = el('span', { class: 'badge', hidden: true });
    this.languages = el('div', { class: 'segments', role: 'group' }, [['zh-CN', '中', '语言 zh'], ['en', 'EN', '语言 en']].map(([locale, label, words]) =>
      el('button', { type: 'button', 'data-locale': locale, lang: locale, onclick: () => this.#choose(locale, words) }, label)));
    this.list = el('ol', { role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions' });
    this.talk = el('div', { class: 'talk', tabindex: -1, onscroll: () => this.#scrolled() }, this.list);
    this.newer = el('button', { type: 'button', class: 'button newer', hidden: true, onclick: () => this.bottom() });
    this.composer = new Composer(persona, {
      locale: () => this.locale, commands: () => app.commands(this.locale), history: () => this.#said(),
      send: (text, files, id) => this.do({ text, id }, files),
    });
    this.node = el('section', { class: 'pane', id: `pane-${persona.id}` },
      el('header', {}, this.face(), el('div', { class: 'who' }, el('h2', {}, persona.name, this.unread), this.role), this.languages),
      this.talk, el('div', {}, this.newer), this.composer.node);
    new ResizeObserver(() => { if (this.stuck) this.bottom(); }).observe(this.talk);
    const byHand = () => { this.byHand = performance.now(); };
    for (const scrolls of ['wheel', 'touchmove']) this.talk.addEventListener(scrolls, byHand, { passive: true });
    for (const scrolls of ['pointerdown', 'keydown']) this.talk.addEventListener(scrolls, (e) => { if (e.target === this.talk) byHand(); });
    this.#takeDrops();
    this.#speak();
  }

  // ---- showing

  /** Draws the whole conversation. */
  fill() {
    this.#turns.clear();
    this.list.replaceChildren();
    const talk = this.app.store.talk(this.persona.id);
    if (talk.length === 0) this.list.append(this.#empty());
    for (const m of talk) this.#append(m);
    this.bottom();
  }

  /** Shows a message that came, or the new face of one that is here. */
  take(shown, isNew) {
    const old = this.#turns.get(shown.id);
    if (!isNew && old) return this.#redraw(old, shown);
    this.list.querySelector('.empty')?.remove();
    const follow = this.stuck || shown.mine;
    this.#append(shown);
    if (follow) this.bottom();
    else this.newer.hidden = false;
  }

  #append(shown) {
    this.#dayBefore(shown);
    const turn = this.#turn(shown);
    this.#turns.set(shown.id, turn);
    this.list.append(turn);
  }

  #turn(shown) {
    const turn = el('li', { class: `turn ${shown.mine ? 'mine' : ''}`, 'data-id': shown.id });
    turn.append(this.#drawn(shown, turn), el('time', { class: 'when', datetime: shown.at }, when(wall(shown.at), 'time', this.locale)));
    return turn;
  }

  #drawn(shown, turn) {
    return draw(shown.message, {
      locale: this.locale, where: this.app.state.has.panel ? this.app.where : null,
      press: (button) => this.press(button, shown.id, turn),
    });
  }

  #redraw(turn, shown) {
    const held = turn.contains(document.activeElement);
    const face = this.#drawn(shown, turn);
    face.classList.add('fresh');
    turn.classList.remove('busy');
    turn.firstElementChild.replaceWith(face);
    if (this.stuck) this.bottom();
    if (held) face.focus({ preventScroll: true });
  }

  #dayBefore(shown) {
    const day = shown.at.slice(0, 10);
    if (day === this.lastDay && this.list.querySelector('.day')) return;
    this.lastDay = day;
    this.list.append(el('li', { class: 'day' }, when(wall(shown.at), 'day', this.locale)));
  }

  #empty() {
    const starters = this.app.commands(this.locale).slice(0, 3);
    return el('li', { class: 'empty' }, this.face(), el('strong', {}, say(this.locale, 'emptyTitle')),
      say(this.locale, 'emptyText', { name: this.persona.name }),
      el('div', { class: 'starters' }, starters.map((c) => el('button', { type: 'button', class: 'button', onclick: () => this.do({ text: c.word }) }, c.word))));
  }

  // ---- doing

  /** Does a deed as this persona; true when it was taken. */
  async do(deed, files = []) {
    return this.#try({ as: this.persona.id, locale: this.locale, ...deed, id: deed.id ?? newID() }, files);
  }

  // Pressed again, it is the same deed: had it been recorded, it is not recorded twice.
  async #try(deed, files) {
    try {
      const outcome = await act(deed, files);
      this.list.querySelectorAll('.aside.bad').forEach((node) => node.remove());
      this.composer.taken(deed.id);
      this.#hear(outcome, deed.on);
      return true;
    } catch (refused) {
      this.#tell(notices.refused(refused, this.locale, () => this.#try(deed, files)));
      return false;
    }
  }

  /** Presses a button of a message. */
  async press(button, on, turn, asked = false) {
    if (!asked && button.Confirm && !(await confirm(button.Confirm, button.Label, button.Tone, this.locale))) return false;
    turn?.classList.add('busy');
    this.#disable(turn, true);
    const taken = await this.do({ press: button.Action, on });
    turn?.classList.remove('busy');
    this.#disable(turn, false);
    return taken;
  }

  #disable(turn, off) {
    for (const b of turn?.querySelectorAll('.actions button') ?? []) b.disabled = off;
  }

  #hear(outcome, on) {
    if (outcome.note) this.note(outcome.note);
    if (outcome.form) this.#open(outcome.form, on);
    else if (outcome.problems?.length) this.note(outcome.problems.map((p) => p.Text).join('\n'));
  }

  #open(form, on) {
    let last = {}; // sent once more as it was, a form is the same deed
    const idOf = (values, files) => {
      const said = JSON.stringify([values, files.map(({ file }) => [file.name, file.size, file.lastModified])]);
      if (last.said !== said) last = { said, id: newID() };
      return last.id;
    };
    this.#form = showForm(form, {
      as: this.persona.id, locale: this.locale, modal: !this.app.playing(),
      send: (values, files) => this.#sendForm(form, { id: idOf(values, files), values, on }, files),
      left: () => this.#leftForm(form, on),
    });
  }

  async #sendForm(form, { id, values, on }, files) {
    try {
      const outcome = await act({ id, as: this.persona.id, locale: this.locale, fill: { action: form.Action, values }, on }, files);
      if (outcome.problems?.length) return outcome.problems;
      this.#form = null;
      this.list.querySelector('.left')?.remove();
      setTimeout(() => this.#hear(outcome, on)); // after the window is gone
      return null;
    } catch (refused) {
      return [{ Key: '', Text: notices.why(refused, this.locale) }];
    }
  }

  #leftForm(form, on) {
    this.#form = null;
    this.list.querySelector('.left')?.remove();
    this.#tell(notices.left(form, this.locale, () => this.#open(form, on), () => forget(this.persona.id, form)));
  }

  /** The form that is open for this persona, or null. */
  get form() { return this.#form; }

  /** One sentence only this person sees; it is not part of the conversation. */
  note(text) { this.#tell(notices.note(text, this.persona.name, this.locale)); }

  #tell(notice) {
    this.list.append(notice);
    this.bottom();
  }

  // ---- language, scrolling, files

  #choose(locale, words) {
    if (locale === this.locale) return;
    this.locale = locale;
    localStorage.setItem(`lian.locale.${this.persona.id}`, locale);
    this.#speak();
    this.fill();
    this.do({ text: words });
  }

  #speak() {
    this.node.lang = this.locale;
    this.node.dataset.drop = say(this.locale, 'drop');
    const name = say(this.locale, 'conversation', { name: this.persona.name });
    this.node.setAttribute('aria-label', name);
    this.list.setAttribute('aria-label', name);
    this.role.textContent = pick(this.persona.role, this.locale);
    this.newer.textContent = say(this.locale, 'newer');
    this.languages.setAttribute('aria-label', say(this.locale, 'paneLanguage'));
    for (const b of this.languages.children) b.setAttribute('aria-pressed', String(b.dataset.locale === this.locale));
    this.composer.speak();
  }

  #said() {
    return this.app.store.talk(this.persona.id).filter((m) => m.mine).map((m) => m.message.Text).reverse();
  }

  #near() { return this.talk.scrollHeight - this.talk.scrollTop - this.talk.clientHeight < 80; }

  #scrolled() {
    if (this.#near()) this.stuck = true;
    else if (performance.now() - this.byHand < 800) this.stuck = false; // cards that grow scroll it too
    if (this.stuck) this.newer.hidden = true;
  }

  bottom() {
    this.stuck = true;
    this.newer.hidden = true;
    const last = this.list.lastElementChild;
    const tall = last?.matches('.turn:not(.mine)') && last.offsetHeight > this.talk.clientHeight - 28;
    this.talk.scrollTop = tall ? last.offsetTop - this.talk.offsetTop - 12 : this.talk.scrollHeight; // a card is read from its title
  }

  #takeDrops() {
    const over = (on) => (e) => {
      if (!e.dataTransfer.types.includes('Files')) return;
      e.preventDefault();
      this.node.classList.toggle('dropping', on);
    };
    this.node.addEventListener('dragover', over(true));
    this.node.addEventListener('dragleave', over(false));
    this.node.addEventListener('drop', (e) => { over(false)(e); this.composer.hold(e.dataTransfer.files); });
  }
}
