import { numberAt, passesLuhn } from "./check-digits";
import { type Surroundings, says } from "./clues";
import type { Match } from "./match";
import type { NumberRun } from "./number-runs";

const DIGITS_MIN = 12;
const DIGITS_MAX = 19;
const GROUPS_MAX = 5;

/** How issuers print a number in groups. */
const LAYOUTS: ReadonlySet<string> = new Set([
  "4-4-4-4",
  "4-6-5",
  "4-6-4",
  "4-4-4-4-3",
  "4-4-4-4-2",
  "4-4-4-1",
  "6-10",
  "6-13",
  "4-4-5",
  "8-8",
]);

/**
 * Payment card numbers within a run: digits of an issuer's range and length that pass Luhn, undivided or in the groups
 * issuers print. Undivided numbers of the wide Maestro range, and those of no known issuer, need a word such as "card".
 */
export function paymentCard(around: Surroundings, run: NumberRun): Match | null {
  for (let first = 0; first < run.groups.length; first += 1) {
    if (run.digits.length - (run.groups[first]?.offset ?? 0) < DIGITS_MIN) return null;
    const match = cardFrom(around, run, first);
    if (match !== null) return match;
  }
  return null;
}

function cardFrom(around: Surroundings, run: NumberRun, first: number): Match | null {
  const opening = run.groups[first];
  if (opening === undefined || opening.end - opening.start < 4) return null;
  let layout = "";
  for (let at = first; at < run.groups.length && at < first + GROUPS_MAX; at += 1) {
    const group = run.groups[at];
    if (group === undefined || (at > first && !isCardGap(group.gap))) return null;
    const size = group.end - group.start;
    layout += at === first ? size : `-${size}`;
    const length = group.offset + size - opening.offset;
    if (length > DIGITS_MAX) return null;
    if (length < DIGITS_MIN || (at > first && !isLayout(layout, run))) continue;
    const digits = run.digits.slice(opening.offset, opening.offset + length);
    if (!passesLuhn(digits)) continue;
    const clues = around.at(opening.start, group.end);
    const isNamed = says(clues, "card");
    const range = issuerRange(digits);
    if (!isNamed && (range === "none" || (range === "wide" && at === first))) continue;
    const confidence = isNamed ? 0.95 : at > first ? 0.85 : clues.other <= 24 ? 0.4 : 0.7;
    return { rule: "credit_card", start: opening.start, end: group.end, confidence };
  }
  return null;
}

/** Three groups of four are a number only when no fourth stands beside them. */
function isLayout(layout: string, run: NumberRun): boolean {
  return LAYOUTS.has(layout) || (layout === "4-4-4" && run.groups.length === 3);
}

function isCardGap(gap: string): boolean {
  return gap.length === 1 && !"./()".includes(gap);
}

/**
 * Whether an issuer gives out such numbers (ISO/IEC 7812 issuer identification numbers as the networks publish them).
 * `wide`: Maestro and the like, whose range says little.
 */
function issuerRange(digits: string): "narrow" | "wide" | "none" {
  const two = numberAt(digits, 0, 2);
  const three = numberAt(digits, 0, 3);
  const four = numberAt(digits, 0, 4);
  const isNarrow = {
    13: two >= 40 && two <= 49,
    14: isDiners(two, three),
    15: two === 34 || two === 37 || four === 2131 || four === 1800,
    16: isSixteen(two, three, four) || isUpToNineteen(two, three, four),
    19: (two >= 40 && two <= 49) || isUpToNineteen(two, three, four),
  }[digits.length];
  if (isNarrow ?? (digits.length > 16 && isUpToNineteen(two, three, four))) return "narrow";
  return two === 50 || (two >= 56 && two <= 69) ? "wide" : "none";
}

/** Visa, Mastercard, Mir, RuPay, Troy. */
function isSixteen(two: number, three: number, four: number): boolean {
  if ((two >= 40 && two <= 49) || (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return true;
  return (four >= 2200 && four <= 2204) || two === 60 || two === 81 || two === 82 || three === 979;
}

/** Discover, UnionPay, JCB, Diners. */
function isUpToNineteen(two: number, three: number, four: number): boolean {
  if (four === 6011 || two === 65 || (three >= 644 && three <= 649) || two === 62) return true;
  return (four >= 3528 && four <= 3589) || isDiners(two, three);
}

function isDiners(two: number, three: number): boolean {
  return (three >= 300 && three <= 305) || three === 309 || two === 36 || two === 38 || two === 39;
}
