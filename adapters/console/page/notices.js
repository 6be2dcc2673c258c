// What is told to one person beside the conversation. It is not kept.

import { el, glyph, icon } from './dom.js';
import { say } from './words.js';

function notice(props, sign, text, locale, button, dismissed = () => {}) {
  const node = el('li', props, icon(sign), el('span', { class: 'text' }, text),
    button && el('button', { type: 'button', class: 'button', onclick: () => { node.remove(); button.press(); } }, button.label),
    glyph('cross', say(locale, 'dismiss'), () => { node.remove(); dismissed(); }));
  return node;
}

/** One sentence only the person who acted sees. */
export function note(text, name, locale) {
  return notice({ class: 'aside', role: 'status' }, 'info', [text, el('small', {}, say(locale, 'onlyYou', { name }))], locale);
}

/** A form that was left with something in it. */
export function left(form, locale, goOn, forget) {
  return notice({ class: 'aside left' }, 'info', say(locale, 'continueForm', { title: form.Title }), locale, { label: say(locale, 'goOn'), press: goOn }, forget);
}

/** A deed that was not recorded, and the way to do it again. */
export function refused(fault, locale, again) {
  const button = fault.status !== 413 && { label: say(locale, 'again'), press: again };
  return notice({ class: 'aside bad', role: 'alert' }, 'alert', why(fault, locale), locale, button);
}

/** Why a deed was not recorded, with the code to quote. */
export function why(fault, locale) {
  if (fault.status === 413) return say(locale, 'tooLarge');
  const text = fault.detail || say(locale, fault.status === 0 ? 'offline' : 'failed');
  return fault.code && fault.code !== 'offline' ? `${text} (${say(locale, 'code')} ${fault.code})` : text;
}
