// The page: who is shown beside whom, and what is told to whom.

import * as api from './api.js';
import { GalleryView } from './gallery.js';
import { Pane } from './pane.js';
import { PanelView } from './panel.js';
import { Store } from './store.js';
import { Top } from './top.js';
import { Walk } from './walk.js';

const link = new URLSearchParams(location.search);
const phone = matchMedia('(max-width: 760px)');
const widthOfPane = 350;

class App {
  store = new Store();
  #panes = new Map();
  #shown = [];
  #strangers = new Set();

  async start() {
    this.locale = link.get('locale') ?? localStorage.getItem('lian.locale') ?? '';
    this.state = await api.state(this.locale);
    this.locale = this.state.locale;
    document.documentElement.lang = this.locale;
    this.words = { [this.locale]: this.state.commands ?? [] };
    this.panel = new PanelView(this);
    this.gallery = new GalleryView(this);
    this.walk = new Walk(this);
    this.#shown = this.#first();
    this.top = new Top(this);
    this.#listen();
    this.#arrange();
    this.#byHash();
    if (link.has('panel') && this.state.has.panel) this.panel.show(link.get('panel'));
    this.#arrange();
    this.store.connect();
  }

  #listen() {
    this.store.addEventListener('ready', () => this.#ready());
    this.store.addEventListener('message', (e) => this.#message(e.detail));
    this.store.addEventListener('connection', () => this.top.refresh());
    this.store.addEventListener('seen', () => this.top.refresh());
    addEventListener('hashchange', () => this.#byHash());
    addEventListener('visibilitychange', () => this.#seen());
    addEventListener('resize', () => this.#arrange());
  }

  #ready() {
    for (const as of this.#shown) this.pane(as).fill();
    this.#seen();
    this.top.refresh();
    this.top.reveal();
    if (this.panel.shown) this.panel.show();
  }

  #message({ shown, isNew }) {
    this.#meet(shown.as);
    this.#panes.get(shown.as)?.take(shown, isNew);
    this.#seen();
    this.top.refresh();
    this.panel.changed(shown.message.Subject);
  }

  #seen() {
    if (document.visibilityState !== 'visible' || !this.store.ready || this.gallery.shown) return;
    for (const as of this.shown()) this.store.markSeen(as);
  }

  // ---- personas

  /** The personas on screen now. */
  shown() { return this.#shown.slice(0, this.#room()); }

  #first() {
    const known = this.state.personas.map((p) => p.id);
    const asked = (link.get('as') ?? localStorage.getItem('lian.shown') ?? '').split(',').filter((id) => known.includes(id));
    return asked.length > 0 ? asked : known.slice(0, 3);
  }

  #room() {
    if (phone.matches) return 1;
    const beside = this.panel?.shown && innerWidth > 1100 ? 362 : 0;
    return Math.max(1, Math.min(4, Math.floor((innerWidth - beside) / widthOfPane)));
  }

  pane(as) {
    if (!this.#panes.has(as)) {
      const index = this.state.personas.findIndex((p) => p.id === as);
      const pane = new Pane(this.state.personas[index], index, this);
      this.#panes.set(as, pane);
    }
    return this.#panes.get(as);
  }

  /** Somebody who came since the page was opened joins the bar. */
  async #meet(as) {
    if (this.#strangers.has(as) || this.state.personas.some((p) => p.id === as)) return;
    this.#strangers.add(as);
    this.state = await api.state(this.locale);
    this.top.draw();
  }

  name(as) { return this.state.personas.find((p) => p.id === as)?.name ?? as; }

  /** A persona was pressed in the bar: shown, or put away. */
  choose(as) {
    if (this.gallery.shown) this.toggle('gallery');
    if (this.shown().includes(as) && this.shown().length > 1) this.#shown = this.#shown.filter((id) => id !== as);
    else return this.show(as);
    this.#arrange();
  }

  /** Makes sure that a persona is on screen, at the cost of the last one. */
  show(as) {
    if (this.shown().includes(as)) return;
    const kept = this.#shown.filter((id) => id !== as).slice(0, this.#room() - 1);
    this.#shown = this.#room() === 1 ? [as, ...kept] : [...kept, as];
    this.#arrange();
  }

  #arrange() {
    const panes = document.getElementById('panes');
    const now = this.shown().map((as) => this.pane(as));
    const before = [...panes.children];
    before.filter((node) => !now.some((p) => p.node === node)).forEach((node) => node.remove());
    // A node that is moved loses its scroll position, so those that stay, stay.
    now.forEach((p, i) => { if (panes.children[i] !== p.node) panes.insertBefore(p.node, panes.children[i] ?? null); });
    if (this.store.ready) now.filter((p) => !before.includes(p.node)).forEach((p) => p.fill());
    if (!link.has('as')) localStorage.setItem('lian.shown', this.#shown.join(','));
    this.#seen();
    this.top?.refresh();
    this.top?.reveal();
  }

  // ---- views

  /** The walk is playing. */
  playing() { return this.walk.shown; }

  is(view) { return this[view].shown; }

  toggle(view) {
    if (view === 'gallery') { location.hash = this.gallery.shown ? '' : 'gallery'; return; }
    if (view === 'panel') this.panel.shown ? this.panel.hide() : this.panel.show();
    if (this.gallery.shown) location.hash = '';
    if (view === 'walk') this.walk.shown ? this.walk.stop() : this.walk.start();
    this.#arrange();
  }

  #byHash() {
    const gallery = location.hash === '#gallery' && this.state.has.gallery;
    document.getElementById('panes').hidden = gallery;
    gallery ? this.gallery.show() : this.gallery.hide();
    this.top.refresh();
  }

  /** Shows where a subject stands; cards offer it. */
  where = (subject) => {
    this.panel.show(subject);
    this.#arrange();
  };

  /** The clock moved: what it raised comes by the log, the panel must ask. */
  moved() { this.panel.changed(''); }

  walked() { this.top.refresh(); }

  // ---- language

  commands(locale) { return this.words[locale] ?? this.#fetchWords(locale); }

  #fetchWords(locale) {
    this.words[locale] = [];
    api.state(locale).then((s) => {
      this.words[locale] = s.commands ?? [];
      for (const pane of this.#panes.values()) pane.composer.speak();
    });
    return [];
  }

  async speak(locale) {
    this.locale = locale;
    localStorage.setItem('lian.locale', locale);
    document.documentElement.lang = locale;
    this.state = await api.state(locale);
    this.top.draw();
    if (this.panel.shown) this.panel.show();
    if (this.gallery.shown) this.gallery.show();
  }

  async signOut() {
    await api.signOut();
    location.reload();
  }
}

new App().start();
