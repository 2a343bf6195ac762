import type { Clue } from "./clue-words";
import { NO_CLUES, type Surroundings, says } from "./clues";
import { unitAt } from "./code-units";
import { startsWithDate } from "./date-shape";
import { REPORTED_MAX } from "./effort";
import type { EntityRuleId } from "./entity-rules";
import type { Match } from "./match";
import type { Tokens } from "./tokens";

/** A number only the word before it gives away. */
interface NamedNumber {
  readonly rule: EntityRuleId;
  readonly clue: Clue;
  /** How far before the number the word may end, in code units. */
  readonly within: number;
  /** Letters and digits, without marks between them. */
  readonly form: RegExp;
  readonly confidence: number;
}

const NAMED: readonly NamedNumber[] = [
  // ICAO Doc 9303 part 4: at most nine characters.
  { rule: "passport", clue: "passport", within: 40, form: /^[A-Z0-9]{6,9}$/, confidence: 0.8 },
  { rule: "driver_license", clue: "licence", within: 40, form: /^[A-Z0-9]{5,20}$/, confidence: 0.75 },
  { rule: "medical_id", clue: "medical", within: 40, form: /^[A-Z0-9]{6,14}$/, confidence: 0.75 },
  { rule: "national_id", clue: "ssn", within: 40, form: /^[A-Z0-9]{7,16}$/, confidence: 0.5 },
  { rule: "national_id", clue: "identity", within: 40, form: /^[A-Z0-9]{7,16}$/, confidence: 0.5 },
  { rule: "account_number", clue: "account", within: 40, form: /^\d{8,18}$/, confidence: 0.5 },
  { rule: "account_number", clue: "card", within: 40, form: /^\d{13,19}$/, confidence: 0.5 },
];

const LENGTH_MIN = 5;
const LENGTH_MAX = 40;
const DIGITS_MIN = 4;
const TOKENS_MAX = 6;

/** Numbers without a check of their own whose name stands before them: passports, licences, records, accounts. */
export function namedNumbers(around: Surroundings, tokens: Tokens): readonly Match[] {
  const matches: Match[] = [];
  for (let at = 0; at < tokens.count && matches.length < REPORTED_MAX; ) {
    const last = lastOfGroup(around.text, tokens, at);
    const match = named(around, tokens, at, last);
    if (match !== null) matches.push(match);
    at = last + 1;
  }
  return matches;
}

/** Index of the last of the tokens that single marks or blanks join to the one at `first`. */
function lastOfGroup(text: string, { count, starts, ends }: Tokens, first: number): number {
  let last = first;
  while (last - first < TOKENS_MAX - 1 && last + 1 < count) {
    const end = ends[last] ?? 0;
    const mark = unitAt(text, end);
    // `-`, `.`, `/` or a space.
    if (starts[last + 1] !== end + 1 || !((mark >= 0x2d && mark <= 0x2f) || mark === 0x20)) break;
    last += 1;
  }
  return last;
}

function named(around: Surroundings, tokens: Tokens, first: number, last: number): Match | null {
  const start = tokens.starts[first] ?? 0;
  const end = tokens.ends[last] ?? 0;
  if (end - start < LENGTH_MIN || end - start > LENGTH_MAX) return null;
  let digits = 0;
  for (let at = first; at <= last; at += 1) digits += tokens.digits[at] ?? 0;
  if (digits < DIGITS_MIN) return null;
  if (start > 0 && "$€£¥#".includes(around.text.charAt(start - 1))) return null;
  const clues = around.at(start, end);
  if (clues === NO_CLUES || NAMED.every((number) => clues[number.clue] > number.within)) return null;
  const written = around.text.slice(start, end);
  if (startsWithDate(written)) return null;
  const compact = written.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
  let best: NamedNumber | null = null;
  for (const number of NAMED) {
    if (!says(clues, number.clue, number.within) || !number.form.test(compact)) continue;
    if (best === null || clues[number.clue] < clues[best.clue]) best = number;
  }
  return best === null ? null : { rule: best.rule, start, end, confidence: best.confidence };
}
