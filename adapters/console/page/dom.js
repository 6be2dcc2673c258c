// Elements without markup: text goes in as text, so nothing anyone typed can
// become an element.

/** Makes an element. Props: class, on… (listeners), booleans and attributes. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(node, name, value);
  node.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false && c !== ''));
  return node;
}

function set(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === 'class') node.className = value;
  else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
  else if (name === 'value') node.value = value;
  else node.setAttribute(name, value === true ? '' : value);
}

const svg = 'http://www.w3.org/2000/svg';

// Signs on a 16 by 16 grid. They never stand alone for a meaning: a word or an
// aria-label is always beside them.
const paths = {
  check: 'M3 8.5l3.2 3.2L13 4.8',
  cross: 'M4 4l8 8M12 4l-8 8',
  dot: 'M8 7.2a.8.8 0 110 1.6.8.8 0 010-1.6z',
  ring: 'M8 3a5 5 0 110 10A5 5 0 018 3z',
  clock: 'M8 2.5a5.5 5.5 0 110 11 5.5 5.5 0 010-11zM8 5v3.2l2.2 1.3',
  back: 'M6 4L2.8 7.2 6 10.4M3 7.2h6.2a3.6 3.6 0 010 7.2H7',
  alert: 'M8 2.2l6.3 11.3H1.7zM8 6.5v3.2M8 11.6v.2',
  send: 'M8 13V3.2M3.8 7.2L8 3l4.2 4.2',
  clip: 'M13 7.3l-5.2 5.2a3.2 3.2 0 01-4.6-4.6l5.5-5.4a2.2 2.2 0 013.1 3.1L6.4 11a1.1 1.1 0 01-1.6-1.6l4.8-4.8',
  play: 'M5 3.2v9.6l7.5-4.8z',
  pause: 'M5.2 3.5v9M10.8 3.5v9',
  next: 'M4 3.5v9L10 8zM12 3.5v9',
  grid: 'M2.5 2.5h4.4v4.4H2.5zM9.1 2.5h4.4v4.4H9.1zM2.5 9.1h4.4v4.4H2.5zM9.1 9.1h4.4v4.4H9.1z',
  track: 'M4 2.5v11M4 4.2h.1M4 8h.1M4 11.8h.1M7.5 4.2h6M7.5 8h6M7.5 11.8h4',
  tune: 'M2.5 5h6M11.5 5h2M10 3.4v3.2M2.5 11h2M7.5 11h6M6 9.4v3.2',
  info: 'M8 2.5a5.5 5.5 0 110 11 5.5 5.5 0 010-11zM8 7.3v3.6M8 5v.2',
  out: 'M6.5 2.8H3v10.4h3.5M7 8h6.5M10.8 5.2L13.6 8l-2.8 2.8',
};

/** Draws a sign; hidden from screen readers. */
export function icon(name, size = 16) {
  const root = document.createElementNS(svg, 'svg');
  for (const [k, v] of Object.entries({ viewBox: '0 0 16 16', width: size, height: size, fill: 'none', stroke: 'currentColor',
    'stroke-width': 1.6, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' })) root.setAttribute(k, v);
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', paths[name]);
  root.append(path);
  return root;
}

/** A button that is only a sign, with its name for those who cannot see it. */
export function glyph(name, label, onclick, props = {}) {
  return el('button', { type: 'button', ...props, class: `glyph ${props.class ?? ''}`, 'aria-label': label, title: label, onclick }, icon(name));
}

/** A persona's face: the first character of the name. */
export function avatar(persona, index) {
  const first = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(persona.name)][0]?.segment ?? '·';
  return el('span', { class: `avatar face-${index % 8}`, 'aria-hidden': 'true' }, first);
}

/** Says something in passing. */
export function toast(text) {
  const node = el('div', { class: 'toast' }, text);
  document.getElementById('toasts').append(node);
  setTimeout(() => node.remove(), 4200);
}
