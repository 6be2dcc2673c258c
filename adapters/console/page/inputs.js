// The inputs of a form, one function a kind. Each gives
// {node, read(), write(values), files(), focus(), fault(text)}.

import { el, icon } from './dom.js';
import { say } from './words.js';

let made = 0;

/** Draws one input of a form, with its label, hint and room for a fault. */
export function draw(input, locale) {
  const id = `input-${++made}`;
  const described = `${id}-hint ${id}-fault`;
  const kind = (kinds[input.Kind] ?? line)(input, { id, described, locale });
  const fault = el('p', { class: 'fault', id: `${id}-fault`, role: 'alert' });
  const must = input.Required && el('span', { class: 'must' }, say(locale, 'must'));
  const hint = input.Hint && el('p', { class: 'hint', id: `${id}-hint` }, input.Hint);
  const node = kind.group
    ? el('fieldset', { class: 'input', 'aria-describedby': described }, el('legend', {}, input.Label, must), hint, kind.node, kind.after, fault)
    : el('div', { class: 'input' }, el('label', { for: id }, input.Label, must), hint, kind.node, kind.after, fault);
  kind.write(input.Value ?? []);
  return {
    key: input.Key, node, read: kind.read, write: kind.write, files: kind.files ?? (() => []), focus: () => kind.field().focus(),
    fault(text) {
      fault.textContent = text;
      for (const f of kind.fields?.() ?? [kind.field()]) text ? f.setAttribute('aria-invalid', 'true') : f.removeAttribute('aria-invalid');
    },
    /** What the page itself can see to be wrong; the bot has the last word. */
    check() {
      const values = kind.read();
      if (input.Required && values.length === 0 && (kind.files?.() ?? []).length === 0) return say(locale, input.Options?.length ? 'choose' : 'fillIn');
      if (input.Max > 0 && kind.text && graphemes(values[0] ?? '') > input.Max) return say(locale, 'tooLong', { n: input.Max });
      if (input.Max > 0 && kind.files && kind.files().length > input.Max) return say(locale, 'tooMany', { n: input.Max });
      return '';
    },
  };
}

const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const graphemes = (text) => [...segments.segment(text)].length;

const kinds = {
  line, long, number: (i, at) => line(i, at, { inputmode: 'decimal' }), date,
  choice: (i, at) => ((i.Options ?? []).length > 6 ? select(i, at) : marked(i, at, 'radio')),
  choices: (i, at) => marked(i, at, 'checkbox'), checks: (i, at) => marked(i, at, 'checkbox'), upload,
};

function textual(node, input) {
  const count = input.Max > 0 ? el('span', { class: 'count' }) : null;
  const recount = () => {
    if (!count) return;
    const n = graphemes(node.value);
    count.textContent = `${n} / ${input.Max}`;
    count.classList.toggle('over', n > input.Max);
    count.hidden = n < input.Max * 0.6;
  };
  node.addEventListener('input', recount);
  return {
    node, after: count, text: true, field: () => node,
    read: () => (node.value.trim() === '' ? [] : [node.value]),
    write: (v) => { node.value = v[0] ?? ''; recount(); },
  };
}

function line(input, at, extra = {}) {
  return textual(el('input', { type: 'text', id: at.id, 'aria-describedby': at.described, autocomplete: 'off', ...extra }), input);
}

function long(input, at) {
  return textual(el('textarea', { id: at.id, 'aria-describedby': at.described, rows: 4 }), input);
}

// People type 下周一 as well as 2026-12-01, so the calendar only writes into the text.
function date(input, at) {
  const field = line(input, at);
  const picker = el('input', { type: 'date', 'aria-label': say(at.locale, 'pickDate'), title: say(at.locale, 'pickDate'), onchange: (e) => field.write([e.target.value]) });
  return { ...field, node: el('div', { class: 'date' }, field.node, picker) };
}

function select(input, at) {
  const node = el('select', { id: at.id, 'aria-describedby': at.described },
    el('option', { value: '' }, say(at.locale, 'chooseOne')),
    input.Options.map((o) => el('option', { value: o.Value }, o.Note ? `${o.Label} · ${o.Note}` : o.Label)));
  return { node, field: () => node, read: () => (node.value ? [node.value] : []), write: (v) => { node.value = v[0] ?? ''; } };
}

function marked(input, at, type) {
  const options = input.Options ?? [];
  const boxes = options.map((o) => el('input', { type, name: at.id, value: o.Value }));
  const rows = input.Kind === 'checks' || options.some((o) => o.Note);
  const node = el('div', { class: `choices ${rows ? 'rows' : ''}` }, options.map((o, i) =>
    el('label', {}, boxes[i], el('span', {}, o.Label, o.Note && el('small', {}, o.Note)))));
  return {
    node, group: true, field: () => boxes[0] ?? node, fields: () => boxes,
    read: () => boxes.filter((b) => b.checked).map((b) => b.value),
    write: (v) => { for (const b of boxes) b.checked = v.includes(b.value); },
  };
}

// A file lies in the zone or its number and name are written below it: some
// are kept in a document store. The real input lies over the zone, unseen, so
// that clicking, dropping and the keyboard are the browser's own.
function upload(input, at) {
  const field = el('input', { type: 'file', id: at.id, 'aria-describedby': at.described, multiple: input.Max !== 1, onchange: () => recount() });
  const chosen = el('span', { class: 'chosen' });
  const reference = el('input', { type: 'text', autocomplete: 'off', placeholder: say(at.locale, 'reference'), 'aria-label': say(at.locale, 'reference') });
  const recount = () => { chosen.textContent = [...field.files].map((f) => f.name).join('、') || say(at.locale, 'chooseFile'); };
  recount();
  return {
    node: el('div', { class: 'upload' }, el('div', { class: 'zone' }, icon('clip'), chosen, field), reference),
    field: () => field, fields: () => [field, reference],
    read: () => (reference.value.trim() === '' ? [] : [reference.value]), write: (v) => { reference.value = v[0] ?? ''; }, files: () => [...field.files],
  };
}
