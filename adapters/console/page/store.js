// What was said, as the log tells it, and what has been seen of it.

import { state } from './api.js';

const seenKey = 'lian.seen';

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(seenKey)) ?? {};
  } catch {
    return {}; // another program's leavings
  }
}

/** Events: "message" {shown, isNew}, "ready", "connection", "seen". */
export class Store extends EventTarget {
  #talks = new Map();
  #seen = remembered();
  connected = true;
  ready = false;

  connect() {
    const source = new EventSource('/console/stream?after=0');
    source.addEventListener('message', (e) => this.#take(JSON.parse(e.data)));
    source.addEventListener('ready', () => { this.ready = true; this.#connection(true); this.#tell('ready'); });
    source.addEventListener('error', () => {
      this.#connection(false);
      // Refused outright (signed out, server starting): the browser gives up, we do not.
      // Asking for the state leads to the sign-in where that is the reason.
      if (source.readyState === EventSource.CLOSED) setTimeout(() => state('').catch(() => {}).finally(() => this.connect()), 2000);
    });
  }

  #connection(connected) {
    if (connected === this.connected) return;
    this.connected = connected;
    this.#tell('connection');
  }

  #take(shown) {
    const talk = this.#talk(shown.as);
    const known = talk.get(shown.id);
    if (known && known.seq >= shown.seq) return; // replayed after a reconnect
    talk.set(shown.id, shown);
    if (this.ready) this.#tell('message', { shown, isNew: !known });
  }

  #talk(as) {
    if (!this.#talks.has(as)) this.#talks.set(as, new Map());
    return this.#talks.get(as);
  }

  #tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  /** A persona's conversation, oldest first. */
  talk(as) { return [...this.#talk(as).values()].sort((a, b) => a.first - b.first); }

  get(as, id) { return this.#talk(as).get(id); }

  /** How many messages of others a persona has not seen. */
  unread(as) {
    const talk = this.talk(as);
    // Seen beyond the end means that the conversation began anew since.
    const seen = (this.#seen[as] ?? 0) > (talk.at(-1)?.first ?? 0) ? 0 : this.#seen[as] ?? 0;
    return talk.filter((m) => !m.mine && m.first > seen).length;
  }

  markSeen(as) {
    const last = this.talk(as).at(-1)?.first ?? 0;
    if (last === (this.#seen[as] ?? 0)) return;
    this.#seen[as] = last;
    localStorage.setItem(seenKey, JSON.stringify(this.#seen));
    this.#tell('seen');
  }

  /** Every subject talked about, the latest first. */
  subjects() {
    const latest = new Map();
    for (const talk of this.#talks.values()) {
      for (const m of talk.values()) {
        const subject = m.message.Subject;
        if (subject) latest.set(subject, Math.max(m.seq, latest.get(subject) ?? 0));
      }
    }
    return [...latest].sort((a, b) => b[1] - a[1]).map(([subject]) => subject);
  }
}
