/** What classes of characters cost to compile, in instructions of about a microsecond. */
const UNICODE_CLASS = 25;
const FOLDED_UNICODE_CLASS = 75;
const FOLDED_CODE_POINTS_PER_UNIT = 40;

/** One step through a pattern: a flag group, a count, a named class, an escape, or any single character. */
const TOKEN =
  /\(\?[a-zA-Z-]*\)|\{(\d+)(,?)(\d*)\}|\[:\^?[a-z]+:\]|\\Q[^]*?(?:\\E|$)|\\[pP](?:\{[^}]*\}|.)|\\x\{[^}]*\}|\\x..|\\[0-7]{1,3}|\\[^]|[^]/gu;

const UNICODE_TOKEN = /^\\[pP]/;
const SHORT_CLASS_TOKEN = /^(?:\\[dDsSwW]$|\[:)/;
const FLAGS_TOKEN = /^\(\?[a-zA-Z-]*\)$/;

/**
 * What compiling a pattern takes, in instructions of about a microsecond, estimated from above by one look at its text:
 * counted repetition multiplies what it repeats, a class of characters costs its ranges. The library offers no bound
 * of its own: fifty characters can make it write 60,000 instructions, and a case-insensitive `[B-\x{1e942}]` makes it
 * fold every code point in between.
 */
export function weighPattern(source: string): number {
  const isFolded = /\(\?[a-zA-Z]*i/.test(source);
  const enclosing: Group[] = [];
  let group: Group = { size: 1, last: 0 };
  let bracket: Bracket | null = null;
  let classes = 0;

  for (const match of source.matchAll(TOKEN)) {
    const [token, min] = match;
    if (bracket !== null) {
      if (token === "]" && match.index > bracket.start) {
        bracket = null;
        append(group, 1);
      } else {
        classes += classWeight(token, isFolded) + rangeWeight(bracket, token, isFolded);
      }
    } else if (min !== undefined) {
      const copies = copiesOf(Number(min), match[2] === ",", match[3] ?? "");
      group.size += group.last * Math.max(0, copies - 1);
      group.last *= copies;
    } else if (token === "[") {
      bracket = { start: match.index + (source.startsWith("^", match.index + 1) ? 2 : 1), from: null, isRange: false };
    } else if (token === "(") {
      enclosing.push(group);
      group = { size: 2, last: 0 };
    } else if (token === ")") {
      const outer = enclosing.pop();
      if (outer !== undefined) {
        append(outer, group.size);
        group = outer;
      }
    } else if (!FLAGS_TOKEN.test(token)) {
      classes += classWeight(token, isFolded);
      append(group, token.startsWith("\\Q") ? token.length : 1);
    }
  }
  return enclosing.reduce((sum, { size }) => sum + size, group.size) + classes;
}

/** Instructions of a group so far, and of the part a count after it would repeat. */
interface Group {
  size: number;
  last: number;
}

/** A bracket class being read; `from` is what a dash would start a range at. */
interface Bracket {
  readonly start: number;
  from: number | null;
  isRange: boolean;
}

function append(group: Group, size: number): void {
  group.size += size;
  group.last = size;
}

/** Optional copies take a branch each. */
function copiesOf(min: number, hasMax: boolean, max: string): number {
  if (!hasMax) return min;
  return max === "" ? min + 1 : min + 2 * Math.max(0, Number(max) - min);
}

function classWeight(token: string, isFolded: boolean): number {
  if (UNICODE_TOKEN.test(token)) return isFolded ? FOLDED_UNICODE_CLASS : UNICODE_CLASS;
  return SHORT_CLASS_TOKEN.test(token) ? 4 : 1;
}

/** What the range that `token` completes costs, and how it changes what can follow. */
function rangeWeight(bracket: Bracket, token: string, isFolded: boolean): number {
  if (token === "-" && bracket.from !== null && !bracket.isRange) {
    bracket.isRange = true;
    return 0;
  }
  const { from, isRange } = bracket;
  const point = UNICODE_TOKEN.test(token) || SHORT_CLASS_TOKEN.test(token) ? null : codePointOf(token);
  bracket.from = isRange ? null : point;
  bracket.isRange = false;
  const isFoldedRange = isFolded && isRange && from !== null && point !== null;
  return isFoldedRange ? Math.max(0, point - from) / FOLDED_CODE_POINTS_PER_UNIT : 0;
}

/** The character a token ends with; near enough for the few letters that stand for a control character. */
function codePointOf(token: string): number {
  const hex = /^\\x\{?([0-9a-fA-F]+)\}?$/.exec(token)?.[1];
  if (hex !== undefined) return Number.parseInt(hex, 16);
  const octal = /^\\([0-7]{1,3})$/.exec(token)?.[1];
  if (octal !== undefined) return Number.parseInt(octal, 8);
  return Array.from(token).at(-1)?.codePointAt(0) ?? 0;
}
