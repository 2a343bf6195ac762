import type { Match } from "./match";

const ADDRESS = /(?:https?:\/\/|www\.)[^\s"'<>`\\{}|^[\]]{3,2048}/gi;

/** Addresses with a scheme or `www.`; opt-in, since pages are seldom personal. */
export function* webAddresses(text: string): Generator<Match> {
  ADDRESS.lastIndex = 0;
  for (let found = ADDRESS.exec(text); found !== null; found = ADDRESS.exec(text)) {
    const written = found[0].replace(/[.,;:!?)]{1,8}$/, "");
    yield { rule: "url", start: found.index, end: found.index + written.length, confidence: 0.9 };
  }
}
