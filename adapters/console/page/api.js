// The server's JSON interface (doc.go of package console).

let token = '';

/** An answer that said no. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.title ?? String(status));
    this.status = status;
    this.code = problem.code ?? '';
    this.detail = problem.detail ?? '';
  }
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, { ...options, credentials: 'same-origin', cache: 'no-store' });
  } catch {
    throw new Refused(0, { code: 'offline' });
  }
  if (response.status === 401) location.reload();
  if (!response.ok) throw new Refused(response.status, await response.json().catch(() => ({})));
  return response.status === 204 ? null : response.json();
}

export async function state(locale) {
  const s = await call(`/console/state?locale=${encodeURIComponent(locale)}`);
  token = s.csrf;
  return s;
}

/** Posts; where the server was started anew, with the token it has now. */
async function post(path, body, again = true) {
  const headers = { 'X-CSRF-Token': token };
  if (!(body instanceof FormData)) headers['Content-Type'] = 'application/json';
  try {
    return await call(path, { method: 'POST', headers, body: body instanceof FormData ? body : JSON.stringify(body) });
  } catch (refused) {
    if (refused.code !== 'csrf' || !again) throw refused;
    await state('');
    return post(path, body, false);
  }
}

/** Does a deed. Files: [{key, file}], key '' for those dropped into the talk. */
export function act(deed, files = []) {
  if (files.length === 0) return post('/console/act', deed);
  const parts = new FormData();
  parts.append('act', JSON.stringify(deed));
  for (const { key, file } of files) parts.append(key ? `file:${key}` : 'file', file, file.name);
  return post('/console/act', parts);
}

const query = (o) => new URLSearchParams(o).toString();

export const panel = (subject, locale) => call(`/console/panel?${query({ subject, locale })}`);
export const gallery = (locale) => call(`/console/gallery?${query({ locale })}`);
export const walk = (locale) => call(`/console/walk?${query({ locale })}`);
export const clock = (step, locale) => post(`/console/clock?${query({ locale })}`, { step });
export const signOut = () => post('/console/logout', {});

/** A deed's name. crypto.randomUUID is not there on plain http beyond loopback. */
export function newID() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
}
