// A form in a window. Leaving it keeps what was typed.

import { el } from './dom.js';
import { open } from './dialog.js';
import { draw } from './inputs.js';
import { say } from './words.js';

// What was typed and not sent, by persona and action: {form, values}.
const kept = new Map();

const keyOf = (as, form) => `${as} ${JSON.stringify(form.Action)}`;

/** Forgets what was typed into a form. */
export function forget(as, form) { kept.delete(keyOf(as, form)); }

/**
 * Shows a form. send(values, files) gives the problems, or nothing when it was
 * taken; left() is called when it is closed unsent.
 * Returns {fill(values), submit()} for the walk.
 */
export function show(form, { as, locale, modal, send, left }) {
  const key = keyOf(as, form);
  const inputs = (form.Inputs ?? []).map((i) => draw(i, locale));
  for (const i of inputs) if (kept.get(key)?.[i.key]) i.write(kept.get(key)[i.key]);
  const values = () => Object.fromEntries(inputs.map((i) => [i.key, i.read()]));
  const faults = el('p', { class: 'faults', role: 'alert', hidden: true });
  const submitter = el('button', { type: 'submit', class: 'button good' }, form.Submit || say(locale, 'submit'));
  const body = el('form', { class: 'content', id: `form-${as}-${Date.now()}`, novalidate: true },
    form.Intro && el('p', { class: 'intro' }, form.Intro), faults, inputs.map((i) => i.node));
  submitter.setAttribute('form', body.id);
  let sent = false;
  const w = open({
    title: form.Title, content: [], locale, modal,
    footer: [el('span', { class: 'kept' }, say(locale, 'kept')), el('button', { type: 'button', class: 'button', onclick: () => w.close() }, say(locale, 'cancel')), submitter],
    leave() {
      if (sent) return;
      kept.set(key, values());
      left?.();
    },
  });
  w.node.querySelector('.content').replaceWith(body);
  body.addEventListener('submit', (e) => { e.preventDefault(); submit(); });
  inputs[0]?.focus();

  async function submit() {
    const found = inputs.map((i) => ({ Key: i.key, Text: i.check() })).filter((p) => p.Text);
    if (found.length > 0) return mark(found);
    submitter.disabled = true;
    const problems = await send(values(), inputs.flatMap((i) => i.files().map((file) => ({ key: i.key, file }))));
    submitter.disabled = false;
    if (problems) return mark(problems);
    sent = true;
    kept.delete(key);
    w.close();
    return true;
  }

  function mark(problems) {
    for (const i of inputs) i.fault(problems.filter((p) => p.Key === i.key).map((p) => p.Text).join('\n'));
    const elsewhere = problems.filter((p) => !inputs.some((i) => i.key === p.Key)).map((p) => p.Text);
    faults.textContent = elsewhere.join('\n') || say(locale, 'faults', { n: problems.length });
    faults.hidden = false;
    (inputs.find((i) => problems.some((p) => p.Key === i.key)) ?? inputs[0])?.focus();
    return false;
  }

  return { submit, fill(given) { for (const i of inputs) if (given[i.key]) i.write(given[i.key]); } };
}
