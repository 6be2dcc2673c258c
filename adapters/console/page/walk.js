// The one-press walk: the page acts through the same interface as a hand.

import { walk as load } from './api.js';
import { el, glyph } from './dom.js';
import { say } from './words.js';

const pace = 1700; // ms between steps: time to read a card's title
const patience = 15000; // ms until a button that does not come is given up

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** app: {locale, store, top, pane(as), show(as), name(as), walked()}. */
export class Walk {
  #paused = false;
  #skip = () => {};
  #over = true;

  constructor(app) {
    this.app = app;
    this.node = document.getElementById('walk');
  }

  get shown() { return !this.node.hidden; }

  async start() {
    const steps = (await load(this.app.locale)) ?? [];
    Object.assign(this, { steps, at: 0, subject: '', fault: '' });
    this.#paused = this.#over = false;
    this.node.hidden = false;
    await this.#play();
  }

  stop() {
    this.#over = true;
    this.#skip();
    this.node.hidden = true;
    this.#mark(null);
  }

  async #play() {
    for (; this.at < this.steps.length && !this.#over; this.at++) {
      this.#draw();
      await this.#pause(pace);
      if (this.#over) return;
      try {
        await this.#step(this.steps[this.at]);
      } catch (fault) {
        this.fault = fault.detail || fault.message;
        this.#paused = true;
        this.#draw();
        await this.#pause(0);
        this.fault = '';
        this.at--; // and once more
      }
    }
    this.#mark(null);
    if (!this.#over) this.#draw();
  }

  async #step(step) {
    if (step.clock) await this.app.top.advance(step.clock);
    if (!step.as) return;
    this.app.show(step.as);
    const pane = this.app.pane(step.as);
    this.#mark(pane);
    if (step.say) await this.#say(pane, step);
    if (step.press) await this.#press(pane, step);
    if (step.fill) await this.#fill(pane, step);
  }

  async #say(pane, step) {
    pane.composer.write(step.say);
    await this.#pause(600);
    pane.composer.write('');
    if (!(await pane.do({ text: step.say }))) throw new Error(say(this.app.locale, 'failed'));
  }

  async #press(pane, step) {
    const { shown, button } = await this.#find(step);
    const turn = pane.list.querySelector(`[data-id="${CSS.escape(shown.id)}"]`);
    const node = [...(turn?.querySelectorAll('.actions button') ?? [])].find((b) => b.dataset.label === button.Label) ?? turn?.querySelector('[data-more]');
    node?.scrollIntoView({ block: 'nearest' });
    node?.classList.add('playing-button');
    await this.#pause(700);
    node?.classList.remove('playing-button');
    this.subject = shown.message.Subject || this.subject;
    if (!(await pane.press(button, shown.id, turn, true))) throw new Error(say(this.app.locale, 'failed'));
  }

  async #fill(pane, step) {
    const form = pane.form;
    if (!form) throw new Error(say(this.app.locale, 'noButton', { name: this.app.name(step.as), label: step.press ?? '' }));
    form.fill(step.fill);
    await this.#pause(1200);
    if (!(await form.submit())) throw new Error(say(this.app.locale, 'failed'));
  }

  /** The newest card with that button; one of the same subject before others. */
  async #find(step) {
    for (const until = performance.now() + patience; performance.now() < until && !this.#over; await sleep(150)) {
      const found = this.app.store.talk(step.as).reverse()
        .map((shown) => ({ shown, button: shown.message.Card?.Buttons?.find((b) => b.Label === step.press) }))
        .filter(({ shown, button }) => button && (!step.subject || shown.message.Subject === step.subject));
      const same = found.find(({ shown }) => this.subject && shown.message.Subject === this.subject);
      if (same ?? found[0]) return same ?? found[0];
    }
    throw new Error(say(this.app.locale, 'noButton', { name: this.app.name(step.as), label: step.press }));
  }

  /** Waits ms, and for as long as it is paused; "next" ends both. */
  #pause(ms) {
    return new Promise((done) => {
      this.#skip = done;
      const tick = () => (this.#paused && !this.#over ? setTimeout(tick, 100) : done());
      setTimeout(tick, ms);
    });
  }

  #mark(pane) {
    document.querySelectorAll('.pane.playing').forEach((p) => p.classList.remove('playing'));
    pane?.node.classList.add('playing');
  }

  #told(step) {
    const { locale } = this.app;
    if (step.note) return step.note;
    if (step.clock) return say(locale, 'clockGoes', { step: step.clock });
    const name = this.app.name(step.as);
    return step.say ? say(locale, 'says', { name, text: step.say }) : say(locale, 'presses', { name, label: step.press ?? '' });
  }

  #draw() {
    const { locale } = this.app;
    const step = this.steps[this.at];
    const done = this.at >= this.steps.length;
    this.node.replaceChildren(
      el('div', { class: 'line' },
        !done && el('span', { class: 'count' }, say(locale, 'step', { n: this.at + 1, all: this.steps.length })),
        el('p', { class: `told ${this.fault ? 'fault' : ''}`, role: 'status' }, this.fault || (done ? say(locale, 'walkDone') : this.#told(step))),
        !done && glyph(this.#paused ? 'play' : 'pause', say(locale, this.#paused ? 'resume' : 'pause'), () => { this.#paused = !this.#paused; this.#draw(); }),
        !done && glyph('next', say(locale, 'next'), () => this.#skip(), { 'data-next': true }),
        glyph('cross', say(locale, 'stop'), () => { this.stop(); this.app.walked(); })),
      el('progress', { max: this.steps.length, value: this.at, 'aria-hidden': 'true' }));
  }
}
