// Where a persona writes: Enter sends, ↑ recalls, Tab completes a command.

import { newID } from './api.js';
import { el, glyph } from './dom.js';
import { say } from './words.js';

/** does: {locale(), commands(), history(), send(text, files, id)}. */
export class Composer {
  #files = [];
  #recalled = -1;
  #unsent = null;

  constructor(persona, does) {
    this.does = does;
    this.text = el('textarea', { rows: 1, onkeydown: (e) => this.#key(e), oninput: () => { this.#recalled = -1; this.#fit(); }, onpaste: (e) => this.#paste(e) });
    this.picker = el('input', { type: 'file', multiple: true, hidden: true, onchange: () => { this.hold(this.picker.files); this.picker.value = ''; } });
    this.clip = glyph('clip', '', () => this.picker.click());
    this.send = glyph('send', '', () => this.#send(), { class: 'send' });
    this.held = el('ul', { class: 'held', hidden: true });
    this.list = el('div', { class: 'words', id: `words-${persona.id}`, hidden: true });
    this.fold = el('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': this.list.id, onclick: () => this.#toggle() });
    this.hint = el('span', { class: 'hint' });
    this.node = el('div', { class: 'composer' }, this.list, this.held,
      el('div', { class: 'row' }, this.clip, this.picker, this.text, this.send),
      el('div', { class: 'keys' }, this.hint, this.fold));
    this.speak();
  }

  /** Puts every word into the pane's language. */
  speak() {
    const locale = this.does.locale();
    for (const [node, key] of [[this.text, 'placeholder'], [this.clip, 'attach'], [this.send, 'send']]) {
      node.setAttribute('aria-label', say(locale, key));
      if (node !== this.text) node.title = say(locale, key);
    }
    this.text.placeholder = say(locale, 'placeholder');
    this.hint.textContent = say(locale, 'keys');
    this.fold.textContent = say(locale, 'commands');
    this.fold.hidden = this.does.commands().length === 0;
    this.list.replaceChildren(...this.does.commands().map((c) =>
      el('button', { type: 'button', onclick: () => this.write(c.word) }, c.word, c.does && el('small', {}, c.does))));
    this.#fit();
  }

  write(text) {
    this.text.value = text;
    this.text.focus();
    this.#fit();
  }

  hold(files) {
    this.#files.push(...files);
    this.#showHeld();
  }

  #showHeld() {
    this.held.hidden = this.#files.length === 0;
    this.held.replaceChildren(...this.#files.map((f, i) => el('li', {}, f.name,
      glyph('cross', say(this.does.locale(), 'remove', { name: f.name }), () => { this.#files.splice(i, 1); this.#showHeld(); }))));
    this.#fit();
  }

  #toggle() {
    this.list.hidden = !this.list.hidden;
    this.fold.setAttribute('aria-expanded', String(!this.list.hidden));
  }

  #fit() {
    this.text.style.height = 'auto';
    if (this.text.scrollHeight) this.text.style.height = `${Math.min(this.text.scrollHeight, 160)}px`;
    this.send.disabled = this.text.value.trim() === '' && this.#files.length === 0;
  }

  #paste(e) {
    if (e.clipboardData.files.length === 0) return;
    e.preventDefault();
    this.hold(e.clipboardData.files);
  }

  #key(e) {
    if (e.isComposing || e.keyCode === 229) return; // Enter chooses a character in an input method
    if (e.key === 'Enter' && !e.shiftKey) { e.preventDefault(); this.#send(); }
    if (e.key === 'Tab' && !e.shiftKey && this.#complete()) e.preventDefault();
    if (e.key === 'ArrowUp' || e.key === 'ArrowDown') this.#recall(e);
  }

  #complete() {
    const typed = this.text.value;
    if (typed === '') return false;
    const word = this.does.commands().map((c) => c.word).find((w) => w !== typed && w.toLowerCase().startsWith(typed.toLowerCase()));
    if (word) this.write(word);
    return Boolean(word);
  }

  #recall(e) {
    const history = this.does.history();
    if (this.text.value !== '' && this.#recalled < 0) return;
    const next = this.#recalled + (e.key === 'ArrowUp' ? 1 : -1);
    if (next < -1 || next >= history.length) return;
    e.preventDefault();
    this.#recalled = next;
    this.write(history[next] ?? '');
  }

  async #send() {
    const text = this.text.value.trim() === '' ? '' : this.text.value;
    if ((text === '' && this.#files.length === 0) || this.sending) return;
    // The same words that were not recorded are the same deed, not a second one.
    if (this.#unsent?.text !== text || this.#files.length > 0) this.#unsent = { id: newID(), text };
    this.sending = true;
    await this.does.send(text, this.#files.map((file) => ({ key: '', file })), this.#unsent.id);
    this.sending = false;
  }

  /** A deed was taken; if it was what stands here, it is sent. */
  taken(id) {
    if (id !== this.#unsent?.id) return;
    if (this.text.value.trim() === this.#unsent.text.trim()) this.text.value = '';
    this.#unsent = null;
    this.#files = [];
    this.#recalled = -1;
    this.#showHeld();
  }
}
