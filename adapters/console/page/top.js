// The bar over everything: who is shown, the clock, the ways to other views.

import { clock as advance } from './api.js';
import { avatar, el, glyph, icon, toast } from './dom.js';
import { pick, say, wall, when } from './words.js';

/** app: {state, locale, store, shown(), choose(id), speak(locale), toggle(view), is(view), signOut()}. */
export class Top {
  constructor(app) {
    this.app = app;
    this.node = document.getElementById('top');
    this.draw();
    setInterval(() => this.#tick(), 1000);
  }

  draw() {
    const { state, locale } = this.app;
    this.chooser = el('nav', { class: 'chooser', 'aria-label': say(locale, 'personas') }, state.personas.map((p, i) => this.#persona(p, i)));
    this.lost = el('span', { class: 'lost', role: 'status', hidden: this.app.store.connected }, say(locale, 'reconnecting'));
    this.under = el('div', { class: 'under', id: 'under' },
      el('p', { class: 'banner' }, pick(state.banner, locale)), this.lost, state.clock && this.#clock());
    this.node.replaceChildren(el('div', { class: 'main' }, this.#brand(), this.chooser, this.#tools()), this.under);
    this.refresh();
  }

  #brand() {
    return el('h1', { class: 'brand' }, el('img', { src: '/console/assets/icon.svg', width: 28, height: 28, alt: '' }), el('span', {}, 'lian ', el('small', { lang: 'zh-CN' }, '立案')));
  }

  #persona(p, index) {
    const badge = el('span', { class: 'badge', hidden: true });
    const button = el('button', { type: 'button', 'data-as': p.id, title: pick(p.role, this.app.locale), onclick: () => this.app.choose(p.id) },
      avatar(p, index), el('span', {}, p.name), badge);
    return button;
  }

  #tools() {
    const { state, locale } = this.app;
    const tool = (view, sign, offered) => offered && el('button', { type: 'button', class: 'button quiet', 'data-view': view, 'aria-pressed': 'false', 'aria-label': say(locale, view), title: say(locale, view), onclick: () => this.app.toggle(view) }, icon(sign), el('span', {}, say(locale, view)));
    return el('div', { class: 'tools' },
      tool('walk', 'play', state.has.walk), tool('gallery', 'grid', state.has.gallery), tool('panel', 'track', state.has.panel),
      glyph('tune', say(locale, 'tools'), () => this.under.classList.toggle('shown'), { class: 'toggle-tools', 'aria-controls': 'under' }),
      el('div', { class: 'segments', role: 'group', 'aria-label': say(locale, 'language') }, [['zh-CN', '中'], ['en', 'EN']].map(([l, label]) =>
        el('button', { type: 'button', lang: l, 'aria-pressed': String(l === locale), onclick: () => this.app.speak(l) }, label))),
      state.has.password && glyph('out', say(locale, 'signOut'), () => this.app.signOut()));
  }

  #clock() {
    const { state, locale } = this.app;
    this.time = el('time', {});
    this.#set(state.clock.now);
    return el('div', { class: 'clock', role: 'group', 'aria-label': say(locale, 'virtualClock') },
      el('span', { class: 'what' }, say(locale, 'virtualClock')), this.time,
      (state.steps ?? []).map((s) => el('button', { type: 'button', class: 'button', title: s.Note, onclick: (e) => this.#advance(s.Value, e.currentTarget) }, s.Label)));
  }

  #set(now) {
    this.app.state.clock.now = now;
    this.read = { at: wall(now).getTime(), since: performance.now() };
    this.#tick();
  }

  #tick() {
    if (!this.read) return;
    this.time.textContent = when(new Date(this.read.at + performance.now() - this.read.since), 'clock', this.app.locale);
  }

  async #advance(step, button) {
    if (button) button.disabled = true;
    try {
      await this.advance(step);
    } catch (refused) {
      toast(`${say(this.app.locale, 'failed')} ${refused.code}`);
    } finally {
      if (button) button.disabled = false;
    }
  }

  /** Puts the virtual clock forward; the walk does it too. */
  async advance(step) {
    const { now, steps } = await advance(step, this.app.locale);
    this.app.state.steps = steps;
    this.#set(now);
    const fresh = this.#clock();
    this.under.querySelector('.clock').replaceWith(fresh);
    this.app.moved();
  }

  /** Scrolls the chosen persona into sight, where the bar is narrow. */
  reveal() {
    const chosen = this.chooser.querySelector('[aria-pressed="true"]');
    if (!chosen || this.chooser.scrollWidth <= this.chooser.clientWidth) return;
    this.chooser.scrollLeft = chosen.offsetLeft - (this.chooser.clientWidth - chosen.offsetWidth) / 2;
  }

  /** Brings badges and pressed buttons up to date. */
  refresh() {
    const shown = this.app.shown();
    for (const button of this.chooser.children) {
      const as = button.dataset.as;
      const unread = this.app.store.unread(as);
      const badge = button.querySelector('.badge');
      button.setAttribute('aria-pressed', String(shown.includes(as)));
      badge.hidden = unread === 0;
      badge.replaceChildren(unread > 99 ? '99+' : String(unread), el('span', { class: 'unseen' }, ` ${say(this.app.locale, 'unread', { n: unread })}`));
    }
    this.chooser.classList.toggle('cut', this.chooser.scrollWidth > this.chooser.clientWidth + 1);
    for (const button of this.node.querySelectorAll('[data-view]')) button.setAttribute('aria-pressed', String(this.app.is(button.dataset.view)));
    this.lost.hidden = this.app.store.connected;
  }
}
