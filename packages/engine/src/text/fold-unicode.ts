import { plainPunctuation } from "./confusables";
import { type FoldedText, FoldOutput, relettered } from "./folded-text";
import { isInvisible } from "./invisible";
import { unmixScripts } from "./unmix-scripts";

/** A Latin letter next to one of another alphabet. */
const MAYBE_DISGUISED = /[a-z][\u0080-\uffff]|[\u0080-\uffff][a-z]/;
const ANY_SPACES = /[\s\u0085]+/y;
const COMBINING = /[\u0300-\u036f\u0653-\u0655\u0670\u3099\u309a]/;
const ACCENTS = /[\u0300-\u036f]/g;
const HARAKAT = /[\u064b-\u0652\u0640\u0670]/;
const CLUSTER_MAX = 8;
/** Full-width forms of the printable ASCII characters but space. */
const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;

/** Folds a text that is not plain ASCII. */
export function foldUnicode(text: string): FoldedText {
  const output = new FoldOutput(text);
  for (let index = 0; index < text.length; ) {
    const end = foldRun(text, index, output);
    if (end > index) {
      index = end;
      continue;
    }
    if (isBlank(text.charCodeAt(index))) {
      const spaces = runAt(ANY_SPACES, text, index);
      output.add(/[\n\u2028\u2029]/.test(text.slice(index, spaces)) ? "\n" : " ", index);
      index = spaces;
      continue;
    }
    index = foldCluster(text, index, output);
  }
  const folded = output.folded();
  return MAYBE_DISGUISED.test(folded.text) ? relettered(folded, unmixScripts(folded.text)) : folded;
}

/** What a unit is to `foldRun`, if not the unit it becomes; 0 is not yet known: not one for one, an accent, white space. */
const ALONE = 1;
const ACCENT = 2;
const BLANK = 3;

const unitFolds = new Uint16Array(65_536);
const RUN_MAX = 1024;

/** Folds the units from `start` on that become one unit each, whatever their neighbours; returns where they end. */
function foldRun(text: string, start: number, output: FoldOutput): number {
  const run: number[] = [];
  const limit = Math.min(text.length, start + RUN_MAX);
  let isChanged = false;
  let at = start;
  for (; at < limit; at++) {
    const unit = text.charCodeAt(at);
    const becomes = unitFolds[unit] || unitFold(unit);
    if (becomes > BLANK) {
      run.push(becomes);
      isChanged ||= becomes !== unit;
    } else if (unit === 0x20 && at + 1 < text.length && !isBlank(text.charCodeAt(at + 1))) run.push(unit);
    else {
      // The letter an accent stands on is folded with it.
      if (becomes === ACCENT) at--;
      break;
    }
  }
  // An accent may follow.
  if (at === start + RUN_MAX) at--;
  if (at <= start) return start;
  run.length = at - start;
  output.add(isChanged ? String.fromCharCode(...run) : text.slice(start, at), start);
  return at;
}

function isBlank(unit: number): boolean {
  return (unitFolds[unit] || unitFold(unit)) === BLANK;
}

function unitFold(unit: number): number {
  const character = String.fromCharCode(unit);
  let becomes = ALONE;
  if (/[\x21-\x7e]/.test(character)) becomes = character.toLowerCase().charCodeAt(0);
  else if (/[\s\u0085]/.test(character)) becomes = BLANK;
  else if (COMBINING.test(character)) becomes = ACCENT;
  else if ((unit < 0xd800 || unit > 0xdfff) && !isInvisible(unit)) {
    const folded = foldedCharacter(character, unit);
    if (folded.length === 1 && folded.charCodeAt(0) > BLANK) becomes = folded.charCodeAt(0);
  }
  unitFolds[unit] = becomes;
  return becomes;
}

/** Folds one character and the accents after it; returns where the next begins. */
function foldCluster(text: string, index: number, output: FoldOutput): number {
  const code = text.codePointAt(index) ?? 0;
  const next = index + (code > 0xffff ? 2 : 1);
  if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST && !COMBINING.test(text.charAt(next))) {
    output.add(String.fromCharCode(code - FULL_WIDTH_OFFSET).toLowerCase(), index);
    return next;
  }
  if (isInvisible(code)) return next;
  if (code >= 0xd800 && code <= 0xdfff) {
    output.add(" ", index);
    return next;
  }
  let end = next;
  while (end < text.length && end - index < CLUSTER_MAX && COMBINING.test(text.charAt(end))) end++;
  while (end < text.length && COMBINING.test(text.charAt(end))) end++;
  const cluster = text.slice(index, Math.min(end, index + CLUSTER_MAX));
  const folded = foldedCharacter(cluster, code);
  if (folded.length <= 1) output.add(folded, index);
  else output.addExpanded(folded, index);
  return end;
}

/** Keeps what was folded before; cleared when full so that it cannot grow. */
const seen = new Map<string, string>();
const SEEN_MAX = 4096;

function foldedCharacter(cluster: string, code: number): string {
  const known = seen.get(cluster);
  if (known !== undefined) return known;
  let folded = squaredLetter(code) ?? plainPunctuation(cluster) ?? cluster.normalize("NFKC").toLowerCase();
  const first = folded.codePointAt(0) ?? 0;
  if (first < 0x530 || (first >= 0x1e00 && first < 0x2000)) folded = folded.normalize("NFD").replace(ACCENTS, "");
  if (HARAKAT.test(folded)) folded = folded.replace(/[\u064b-\u0652\u0640\u0670]/g, "");
  folded = ARABIC_FORMS[folded] ?? BARRED[folded] ?? folded;
  if (seen.size >= SEEN_MAX) seen.clear();
  seen.set(cluster, folded);
  return folded;
}

/** Forms of alef, ya and ta marbuta that people write interchangeably, and Persian letters for Arabic ones. */
const ARABIC_FORMS: Readonly<Record<string, string>> = { أ: "ا", إ: "ا", آ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه" };
/** Latin letters with a stroke, which have no accent to take away. */
const BARRED: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe" };

/** Regional indicators and letters in black squares or circles: NFKC leaves them as they are. */
function squaredLetter(code: number): string | null {
  for (const base of [0x1f1e6, 0x1f150, 0x1f170]) {
    if (code >= base && code < base + 26) return String.fromCharCode(97 + code - base);
  }
  return null;
}

function runAt(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  const end = pattern.test(text) ? pattern.lastIndex : index;
  pattern.lastIndex = 0;
  return end;
}
