/** A stretch of characters a reader does not see, and what it says to a program that reads code points. */
export interface HiddenRun {
  /** UTF-16 offset of the first invisible character. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** How the characters hide: tag characters, variation selectors as bytes, or merely invisible or bidirectional ones. */
  readonly kind: "tags" | "selectors" | "blank" | "bidi";
  /** What they spell; empty when they carry nothing we can read. */
  readonly text: string;
}

const HIDDEN_RUNS_MAX = 100;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}]/u;
const INVISIBLE_RUN = /[\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}]+/gu;

/** Whether a code point shows nothing by itself: default-ignorable code points of Unicode, and controls but tab, LF, CR. */
export function isInvisible(codePoint: number): boolean {
  if (codePoint < 0x7f) return codePoint < 0x20 && codePoint !== 0x09 && codePoint !== 0x0a && codePoint !== 0x0d;
  if (codePoint < 0xa0) return true;
  if (codePoint < 0x300) return codePoint === 0xad;
  return INVISIBLE.test(String.fromCodePoint(codePoint));
}

/** The runs of invisible characters, first 100 of them. Linear; nothing is allocated when there are none. */
export function hiddenRuns(text: string): readonly HiddenRun[] {
  const runs: HiddenRun[] = [];
  INVISIBLE_RUN.lastIndex = 0;
  for (let match = INVISIBLE_RUN.exec(text); match !== null; match = INVISIBLE_RUN.exec(text)) {
    const start = match.index;
    runs.push({ start, end: start + match[0].length, ...read(match[0]) });
    if (runs.length >= HIDDEN_RUNS_MAX) break;
  }
  INVISIBLE_RUN.lastIndex = 0;
  return runs;
}

/**
 * Tag characters U+E0020–E007E stand for ASCII; the 256 variation selectors can stand for a byte each
 * (Unicode 16.0, sections 23.9 and 23.4, say what they are for; neither use is this one).
 */
function read(run: string): Pick<HiddenRun, "kind" | "text"> {
  let tags = "";
  const bytes: number[] = [];
  let bidi = false;
  for (const character of run) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xe0020 && code <= 0xe007e) tags += String.fromCharCode(code - 0xe0000);
    else if (code >= 0xfe00 && code <= 0xfe0f) bytes.push(code - 0xfe00);
    else if (code >= 0xe0100 && code <= 0xe01ef) bytes.push(code - 0xe0100 + 16);
    else if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) bidi = true;
  }
  if (tags !== "") return { kind: "tags", text: tags };
  if (bytes.length >= 4) return { kind: "selectors", text: readable(bytes) };
  return { kind: bidi ? "bidi" : "blank", text: "" };
}

function readable(bytes: readonly number[]): string {
  return bytes.every((byte) => byte === 0x0a || (byte >= 0x20 && byte < 0x7f)) ? String.fromCharCode(...bytes) : "";
}
