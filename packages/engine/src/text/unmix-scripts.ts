import { latinLookAlike } from "./confusables";

const CHUNK_MAX = 1024;

/** What an unmixed unit is, if not the Latin letter it looks like; 0 is not yet known. */
const UNMIXABLE = 1;
const NO_LOOK_ALIKE = 2;
const unmixed = new Uint16Array(65_536);

/** Look-alike letters made Latin in words that hold a Latin letter. As long as the text. */
export function unmixScripts(text: string): string {
  const pieces: string[] = [];
  let done = 0;
  let start = -1;
  let hasLatin = false;
  let hasOther = false;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0x20;
    const isLatin = unit >= 0x61 && unit <= 0x7a;
    if (isLatin || (unit >= 0x80 && latinUnit(unit) !== UNMIXABLE)) {
      if (start < 0) start = at;
      hasLatin ||= isLatin;
      hasOther ||= !isLatin;
      continue;
    }
    if (hasLatin && hasOther) {
      pieces.push(text.slice(done, start));
      for (let from = start; from < at; from += CHUNK_MAX)
        pieces.push(latinForm(text, from, Math.min(at, from + CHUNK_MAX)));
      done = at;
    }
    start = -1;
    hasLatin = false;
    hasOther = false;
  }
  return done === 0 ? text : pieces.join("") + text.slice(done);
}

function latinForm(text: string, start: number, end: number): string {
  const units: number[] = [];
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const latin = unit < 0x80 ? NO_LOOK_ALIKE : latinUnit(unit);
    units.push(latin > NO_LOOK_ALIKE ? latin : unit);
  }
  return String.fromCharCode(...units);
}

function latinUnit(unit: number): number {
  const known = unmixed[unit] ?? 0;
  if (known !== 0) return known;
  const letter = String.fromCharCode(unit);
  const isMixable = /[\u00a1-\u058f\u1d00-\u1dbf\u2100-\u218f\u2c60-\u2c7f\ua720-\ua7ff]/.test(letter);
  const latin = isMixable ? (latinLookAlike(letter)?.charCodeAt(0) ?? NO_LOOK_ALIKE) : UNMIXABLE;
  unmixed[unit] = latin;
  return latin;
}
