/** How much of one text is read, in UTF-16 code units. */
export const TEXT_MAX = 8_192;

const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "about above after again also and any are because been before being below between both but can could did does doing done down each every " +
    "find for from further get give had has have having her here him his how into its itself just let like make many may might more most must " +
    "need not now off once one only other our out over own please put same see she should show some such tell than that the their them then there " +
    "these they this those through too under until use used using very want was were what when where which while who whom why will with without " +
    "would you your yes task step steps next first second then thanks thank okay sure here"
  ).split(" "),
);

const WORD = /[\p{L}\p{N}]{3,40}/gu;

/** The word without its commonest English endings, so that `emails` and `emailed` meet. */
export function stem(word: string): string {
  let end = word.length;
  if (end > 5 && word.endsWith("ing")) end -= 3;
  else if (end > 4 && (word.endsWith("ed") || word.endsWith("es"))) end -= 2;
  else if (end > 3 && word.endsWith("s") && !word.endsWith("ss")) end -= 1;
  if (end > 3 && word[end - 1] === "e") end -= 1;
  return word.slice(0, end);
}

/** The stems of the words that carry meaning; reads at most `TEXT_MAX` code units. */
export function contentWords(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [word] of text.slice(0, TEXT_MAX).toLowerCase().matchAll(WORD)) {
    if (!STOP_WORDS.has(word)) found.add(stem(word));
  }
  return found;
}

/** How many words the two have in common. */
export function shared(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  let count = 0;
  for (const word of small) if (large.has(word)) count += 1;
  return count;
}

/** Shared words over all words of both, from 0 to 1. */
export function similarity(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const common = shared(left, right);
  const all = left.size + right.size - common;
  return all === 0 ? 0 : common / all;
}

/** Lower case, with runs of white space as one space and without the ends; at most `TEXT_MAX` code units. */
export function plain(text: string): string {
  return text.slice(0, TEXT_MAX).toLowerCase().replace(/\s+/g, " ").trim();
}

/** A number that is equal for texts of which `plain` makes the same; for others mostly not. Allocates nothing for ASCII. */
export function outline(text: string): number {
  const end = Math.min(text.length, TEXT_MAX);
  let hash = 0;
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return hashOf(plain(text));
    if (code > 32) hash = (Math.imul(hash, 31) + (code >= 65 && code <= 90 ? code | 32 : code)) | 0;
  }
  return hash;
}

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 32) hash = (Math.imul(hash, 31) + code) | 0;
  }
  return hash;
}

/** Sentences, split at line breaks and at `.`, `!`, `?`, `;` before white space; at most 120 of at most 400 code units. */
export function sentences(text: string): readonly string[] {
  const found: string[] = [];
  for (const part of text.slice(0, TEXT_MAX).split(/[.!?;]\s|\n/)) {
    const sentence = part.trim().slice(0, 400);
    if (sentence !== "") found.push(sentence);
    if (found.length >= 120) break;
  }
  return found;
}
