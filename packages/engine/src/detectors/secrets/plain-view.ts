import { FEATURES } from "../../detection/features";
import { type FoldedText, FoldOutput } from "../../text/folded-text";

/** What stands in a text for another character, or for none. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

/** Edits made in one text; the rest of it stays as it is. */
const EDITS_MAX = 1_000;
/** Characters kept to either side of an edit: more than any token the view is read for has. */
const REACH = 300;
/** Length of a view, in UTF-16 units. */
const VIEW_MAX = 32_768;

/** Features of a text that may hold any of `DISGUISE`. */
const DISGUISING = FEATURES.nonAscii | FEATURES.invisible | FEATURES.escape | FEATURES.markup;

/**
 * Invisible characters, plain HTML tags and comments, percent, backslash and HTML escapes of one ASCII character (percent
 * signs may be escaped again), and compatibility forms of letters and digits.
 */
const DISGUISE =
  /(?:\p{Default_Ignorable_Code_Point}|[^\P{Cc}\t\n\r])+|<\/?[A-Za-z][A-Za-z0-9]{0,10} ?\/?>|<!--[^<>]{0,40}-->|&(?:shy|zwnj|zwj|ZeroWidthSpace|NoBreak);|%(?:25){0,3}[0-7][0-9A-Fa-f]|\\(?:u00|x)[0-7][0-9A-Fa-f]|&#(?:x0{0,4}[2-7][0-9A-Fa-f]|0{0,4}\d{2,3});|[\u00aa\u00ba\u2070-\u209c\u2100-\u214f\u2460-\u24ff\uff01-\uff5e\u{1d400}-\u{1d7ff}]/gu;

const NOTHING: readonly never[] = [];

/**
 * The places of a text where something is written in disguise, as it reads without, case kept: one view with its line breaks and one
 * where a word that a line break cuts goes on. Empty for nearly every text. Linear and bounded.
 */
export function plainViews(text: string, features: number): readonly FoldedText[] {
  const breaks = (features & FEATURES.lines) !== 0 ? wordBreaks(text) : NOTHING;
  const edits = (features & DISGUISING) !== 0 ? disguises(text) : NOTHING;
  if (breaks.length === 0) return edits.length === 0 ? NOTHING : [viewOf(text, edits)];
  const both = viewOf(text, edits.length === 0 ? breaks : merged(edits, breaks));
  return edits.length === 0 ? [both] : [viewOf(text, edits), both];
}

function disguises(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  DISGUISE.lastIndex = 0;
  for (let match = DISGUISE.exec(text); match !== null && edits.length < EDITS_MAX; match = DISGUISE.exec(text)) {
    const written = plainOf(match[0]);
    if (written !== match[0]) edits.push({ start: match.index, end: match.index + match[0].length, written });
  }
  DISGUISE.lastIndex = 0;
  return edits;
}

function plainOf(disguised: string): string {
  const first = disguised.charAt(0);
  if (first === "%" || first === "\\") return String.fromCharCode(Number.parseInt(disguised.slice(-2), 16));
  if (disguised.startsWith("&#")) {
    const isHex = disguised.charAt(2) === "x";
    return String.fromCharCode(Number.parseInt(disguised.slice(isHex ? 3 : 2, -1), isHex ? 16 : 10));
  }
  if (disguised.charCodeAt(0) < 0xa0) return "";
  const plain = disguised.normalize("NFKC");
  return /^[!-~]$/.test(plain) ? plain : /^\p{Default_Ignorable_Code_Point}/u.test(disguised) ? "" : disguised;
}

/** How long the part of a word before a line break must be to look like the beginning of a token. */
const HEAD_MIN = 6;
const INDENT_MAX = 8;
const HEAD_CHARACTER = /[A-Za-z0-9_-]/;

/** Line breaks between two parts of what may be one token; never two in a row, since each line may be a token of its own. */
function wordBreaks(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  let joinedTo = -1;
  for (let at = text.indexOf("\n"); at >= 0 && edits.length < EDITS_MAX; at = text.indexOf("\n", at + 1)) {
    let start = text.charAt(at - 1) === "\r" ? at - 1 : at;
    const mark = text.charAt(start - 1);
    if (mark === "=" || mark === "\\") start--;
    const head = headBefore(text, start);
    if (head <= joinedTo) continue;
    if (start - head < HEAD_MIN || !/[0-9_-]/.test(text.slice(head, start))) continue;
    let end = at + 1;
    while (end - at <= INDENT_MAX && (text.charAt(end) === " " || text.charAt(end) === "\t")) end++;
    if (!HEAD_CHARACTER.test(text.charAt(end))) continue;
    edits.push({ start, end, written: "" });
    joinedTo = end;
  }
  return edits;
}

function headBefore(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < 64 && HEAD_CHARACTER.test(text.charAt(start - 1))) start--;
  return start;
}

function merged(edits: readonly Edit[], breaks: readonly Edit[]): readonly Edit[] {
  const all = [...edits, ...breaks].sort((left, right) => left.start - right.start);
  let end = 0;
  return all.filter((edit) => {
    if (edit.start < end) return false;
    end = edit.end;
    return true;
  });
}

/** The text around the edits, with the edits made; a space for what is left out. */
function viewOf(text: string, edits: readonly Edit[]): FoldedText {
  const output = new FoldOutput(text);
  let readTo = 0;
  let length = 0;
  for (const [index, { start, end, written }] of edits.entries()) {
    const from = Math.max(readTo, start - REACH);
    if (from > readTo) output.add(" ", from - 1);
    output.add(text.slice(from, start), from);
    output.add(written, start);
    const next = edits[index + 1]?.start ?? text.length;
    readTo = Math.min(next, end + REACH, text.length);
    output.add(text.slice(end, readTo), end);
    length += readTo - from;
    if (length > VIEW_MAX) break;
  }
  const folded = output.folded();
  const ends = new Map(edits.map(({ start, end }) => [start, end]));
  return {
    text: folded.text,
    span: (from, to) => {
      const { start, end } = folded.span(from, to);
      // What stands for the last character is longer than it.
      return { start, end: Math.max(end, ends.get(end - 1) ?? 0) };
    },
  };
}
