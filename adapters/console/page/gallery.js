// Every card in every state, for those who look after the words and the looks.

import { gallery as load } from './api.js';
import { draw } from './card.js';
import { el, glyph, toast } from './dom.js';
import { say } from './words.js';

/** app: {locale, toggle(view)}. */
export class GalleryView {
  constructor(app) {
    this.app = app;
    this.node = document.getElementById('gallery');
    this.only = '';
  }

  get shown() { return !this.node.hidden; }

  hide() { this.node.hidden = true; }

  async show() {
    const { locale } = this.app;
    this.node.hidden = false;
    const samples = (await load(locale)) ?? [];
    const names = [...new Set(samples.map((s) => s.name))];
    const filter = el('select', { 'aria-label': say(locale, 'gallery'), onchange: (e) => { this.only = e.target.value; this.#list(samples); } },
      el('option', { value: '' }, `${say(locale, 'all')} (${samples.length})`), names.map((n) => el('option', { value: n }, n)));
    filter.value = this.only;
    this.list = el('div', { class: 'samples' });
    this.node.replaceChildren(
      el('header', {}, el('h2', {}, say(locale, 'gallery')), el('p', {}, say(locale, 'samples')), filter, glyph('cross', say(locale, 'close'), () => this.app.toggle('gallery'))),
      this.list);
    this.#list(samples);
  }

  #list(samples) {
    const { locale } = this.app;
    const does = { locale, press: () => toast(say(locale, 'sampleOnly')) };
    this.list.replaceChildren(...samples.filter((s) => !this.only || s.name === this.only).map((s) =>
      el('figure', { class: 'sample' }, el('figcaption', {}, el('strong', {}, s.name), s.state), draw(s.message, does))));
  }
}
