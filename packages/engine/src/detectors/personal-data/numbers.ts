import { type Surroundings, says } from "./clues";
import { startsWithDate } from "./date-shape";
import type { Match } from "./match";
import { formedIdentity, nationalIdentity } from "./national-identity";
import { type NumberRun, numberRuns } from "./number-runs";
import { paymentCard } from "./payment-card";
import { NumberingPlans, phoneNumber } from "./phone-number";
import { usSocialSecurity } from "./us-social-security";

/** How near a word must be for a number to be looked at as an identity number. */
const NAMED_WITHIN = 64;

/** The most code units between the numbers of a list. */
const LIST_GAP_MAX = 8;

/** Telephones are not looked for behind so many numbers: what is reported of a text is bounded. */
const MATCHES_ENOUGH = 200;

/** Everything made of digits and separators alone: cards, identity numbers, telephones. */
export function numbers(around: Surroundings): readonly Match[] {
  const matches: Match[] = [];
  const plans = new NumberingPlans();
  for (const run of numberRuns(around.text)) {
    const card = paymentCard(around, run);
    if (card !== null) matches.push(card);
    const identity = identityNumber(around, run);
    if (identity !== null) matches.push(identity);
    if (matches.length < MATCHES_ENOUGH) takePhones(around, run, plans, matches);
  }
  return matches;
}

function identityNumber(around: Surroundings, run: NumberRun): Match | null {
  for (let first = 0; first < run.groups.length; first += 1) {
    const ssn = usSocialSecurity(around, run, first);
    if (ssn !== null) return ssn;
  }
  const written = around.text.slice(run.start, run.end);
  if (run.groups.length > 1 && startsWithDate(written)) return null;
  const formed = formedIdentity(run, written);
  // Written the American way, yet with parts that are never given out.
  if (/^\d{3}-\d\d-\d{4}$/.test(written)) return null;
  const clues = around.at(run.start, run.end);
  if (formed !== null) return says(clues, "identity") ? { ...formed, confidence: 0.95 } : formed;
  if (clues.identity > NAMED_WITHIN && clues.ssn > NAMED_WITHIN && clues.nhs > NAMED_WITHIN) return null;
  for (let first = 0; first < run.groups.length; first += 1) {
    const identity = nationalIdentity(around, run, first, clues);
    if (identity !== null) return identity;
  }
  return null;
}

/** The run as a whole, or else its parts between wide gaps. */
function takePhones(around: Surroundings, run: NumberRun, plans: NumberingPlans, matches: Match[]): void {
  const count = run.groups.length;
  const whole = phoneNumber(around, run, 0, count - 1, plans);
  if (whole !== null) {
    matches.push(whole);
    return;
  }
  const last = matches.at(-1);
  if (last?.rule === "phone" && count === 1 && isNextOfList(around.text, last, run)) {
    matches.push({ ...last, start: run.start, end: run.end });
    return;
  }
  let first = 0;
  for (let at = 1; at <= count; at += 1) {
    const gap = run.groups[at]?.gap;
    if (gap !== undefined && !isWide(gap)) continue;
    const part = at - first < count ? phoneNumber(around, run, first, at - 1, plans) : null;
    if (part !== null) matches.push(part);
    first = at;
  }
}

/** Digits as many as the telephone number right before them: `2125550123, 3105550199 and 4155550142`. */
function isNextOfList(text: string, last: Match, run: NumberRun): boolean {
  if (last.end - last.start !== run.end - run.start || run.start - last.end > LIST_GAP_MAX) return false;
  return /^(?:[,;/|\s]|and|or|und|oder|et|ou|y|o|e){1,8}$/i.test(text.slice(last.end, run.start));
}

/** Two numbers side by side rather than groups of one. */
function isWide(gap: string): boolean {
  return gap === "/" || gap === " / " || gap === " - " || gap === "  " || gap === "   " || gap === ". " || gap === " (";
}
