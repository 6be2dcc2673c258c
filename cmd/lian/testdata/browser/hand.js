// What a browser test looks for in the page, put into it before its own code.
// Every look() answers an element, a text or nothing; the test waits for it.
'use strict';

window.hand = (() => {
  let landed = false; // the press arrived where it was meant to
  let released = false; // it is over, wherever it arrived
  let aim = () => null; // what was aimed at, as the page has it now
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const frame = () => new Promise(requestAnimationFrame);
  const shown = (node) => node?.checkVisibility?.() ?? false;
  const newestFirst = (list) => [...list].reverse();

  const pane = (as) => document.getElementById(`pane-${as}`);
  const talk = (as) => newestFirst(pane(as)?.querySelectorAll('.turn:not(.busy)') ?? []);
  const all = (css, under = document) => [...under.querySelectorAll(css)].filter(shown);
  const named = (css, label, under) => all(css, under).find((node) => node.textContent.trim() === label);
  const top = () => all('dialog.window').at(-1);

  const fields = () => all('.input', top());

  const looks = {
    persona: (as) => document.querySelector(`.chooser [data-as="${as}"]`),
    composer: (as) => pane(as)?.querySelector('textarea'),
    button: (as, label) => talk(as).flatMap((turn) => all('.actions button[data-label], .actions button[data-more]', turn)
      .filter((b) => b.dataset.label === label || b.dataset.more?.split('\n').includes(label))
      .sort((a) => (a.dataset.label ? -1 : 1)))[0],
    starter: (as, word) => named('.starters button', word, pane(as)),
    zone: (label) => looks.field(label)?.querySelector('.zone input'),
    language: (as, locale) => pane(as)?.querySelector(`[data-locale="${locale}"]`),
    entry: (label) => named('.menu button', label),
    tool: (view) => document.querySelector(`.tools [data-view="${view}"]`),
    clock: (label) => named('.clock button', label),
    field: (label) => fields().find((node) => legend(node) === label) ?? fields().find((node) => legend(node).startsWith(label)),
    control: (label) => looks.field(label)?.querySelector('input:not([type=date]), textarea, select'),
    option: (label, option) => all('.choices label', looks.field(label)).find((node) => node.querySelector('span').firstChild.textContent === option),
    submit: () => top()?.querySelector('footer .button:last-child:not(:disabled)'),
    noWindow: () => (top() ? null : document.body),
    window: (title) => (top()?.querySelector('h2').textContent.includes(title) ? top() : null),
    unsent: (as) => (pane(as)?.querySelector('textarea').value === '' ? pane(as) : null),
    held: (as) => pane(as)?.querySelector('.held li'),
    says: (as, text) => talk(as).find((turn) => !turn.matches('.mine') && turn.innerText.includes(text)),
    told: (as, text) => all('.aside', pane(as)).find((node) => node.innerText.includes(text)),
    question: (as, label) => (talk(as).find((turn) => turn.querySelector('.card .bar-line'))?.querySelector('h3').textContent === label ? pane(as) : null),
    lit: (label) => all('.panel .lit').find((node) => node.firstChild.textContent === label),
    text: (css, text) => all(css).find((node) => node.innerText.includes(text)),
  };

  const legend = (node) => (node.querySelector('legend') ?? node.querySelector('label')).firstChild.textContent;

  /** Waits until a look finds something. */
  async function sees(look, ...args) {
    for (const until = performance.now() + 30000; performance.now() < until; await wait(20)) {
      const found = looks[look](...args);
      if (found) return found;
    }
    return null;
  }

  /** Waits until an element stands still and nothing is over it; where to press it. */
  async function still(look, ...args) {
    for (const until = performance.now() + 30000; performance.now() < until; await frame()) {
      const node = looks[look](...args);
      if (!node || node.disabled) { await wait(20); continue; }
      node.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const before = node.getBoundingClientRect();
      await frame();
      const box = node.getBoundingClientRect();
      const at = { x: box.x + Math.min(box.width / 2, 60), y: box.y + box.height / 2 };
      if (box.x !== before.x || box.y !== before.y || !node.contains(document.elementFromPoint(at.x, at.y))) continue;
      aim = () => looks[look](...args);
      landed = released = false;
      return at;
    }
    return null;
  }

  // A card may be drawn anew between aim and press: what stands in its place counts.
  document.addEventListener('click', (e) => { landed ||= aim()?.contains(e.target) ?? false; }, true);
  document.addEventListener('mouseup', () => setTimeout(() => { released = true; }), true); // after the click

  /** Whether the press arrived where it was meant to. */
  async function hit() {
    for (const until = performance.now() + 5000; performance.now() < until && !landed && !released;) await wait(5);
    return landed;
  }

  const choices = (label) => all('.choices label', looks.field(label));
  const words = (choice) => choice.querySelector('span').firstChild.textContent;

  return {
    still, hit,
    sees: async (...what) => (await sees(...what)) !== null,
    found: (look, ...args) => Boolean(looks[look](...args)),
    open: (as) => shown(pane(as)),
    menu: () => all('.menu').length > 0,
    asked: () => top()?.matches('.small') ?? false,
    fields: () => fields().map(legend),
    kind: (label) => { const node = looks.control(label); return node.tagName === 'SELECT' ? 'select' : node.type; },
    options: (label) => choices(label).map(words),
    ticked: (label, option) => looks.option(label, option).querySelector('input').checked,
    anyTicked: (label) => choices(label).some((node) => node.querySelector('input').checked),
    filled: (label) => (choices(label).length > 0 ? choices(label).some((node) => node.querySelector('input').checked) : looks.control(label).value !== ''),
    choose(label, value) {
      const node = looks.control(label);
      node.value = [...node.options].find((o) => o.textContent.split(' · ')[0] === value)?.value ?? '';
      node.dispatchEvent(new Event('change', { bubbles: true }));
      return node.value !== '';
    },
    words: (css) => all(css)[0]?.innerText ?? '',
    async hurry() { all('.walk [data-next]')[0]?.click(); await wait(15); return true; },
    /** Waits until all is drawn, for a picture; where the data of a test lie is nobody's business. */
    async rest() {
      await Promise.all([document.fonts.ready, ...[...document.images].map((i) => i.decode().catch(() => {}))]);
      await wait(300);
      for (const banner of all('.banner')) banner.textContent = banner.textContent.replace(/\S*\/(lian-data\/)/, '$1');
      return true;
    },
    number: (as) => /LA-\d+-\d+/.exec(pane(as).innerText)?.[0] ?? '',
    /** What reaches beyond the window, where nothing of it scrolls. */
    beyond: () => all('body *').filter((node) => node.getBoundingClientRect().right > innerWidth + 1 && !node.closest('.table, .chooser, svg, .unseen'))
      .map((node) => `${node.className}: ${node.textContent.slice(0, 40)}`),
  };
})();
