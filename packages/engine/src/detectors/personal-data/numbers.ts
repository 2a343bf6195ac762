import { type Surroundings, says } from "./clues";
import { startsWithDate } from "./date-shape";
import { REPORTED_MAX } from "./effort";
import type { Match } from "./match";
import { formedIdentity, nationalIdentity } from "./national-identity";
import { type NumberRun, numberRuns } from "./number-runs";
import { paymentCard } from "./payment-card";
import { phoneNumber } from "./phone-number";
import { usSocialSecurity } from "./us-social-security";

/** How near a word must be for a number to be looked at as an identity number. */
const NAMED_WITHIN = 64;

/** The most code units between the numbers of a list. */
const LIST_GAP_MAX = 8;

/** Telephones are not looked for behind so many numbers: what is reported of a text is bounded. */
const MATCHES_ENOUGH = 2 * REPORTED_MAX;

/** Everything made of digits and separators alone: cards, identity numbers, telephones. */
export function numbers(around: Surroundings): readonly Match[] {
  const matches: Match[] = [];
  let cards = 0;
  let identities = 0;
  for (const run of numberRuns(around)) {
    const card = cards < REPORTED_MAX ? paymentCard(around, run) : null;
    if (card !== null) {
      matches.push(card);
      cards += 1;
    }
    const identity = identities < REPORTED_MAX ? identityNumber(around, run) : null;
    if (identity !== null) {
      matches.push(identity);
      identities += 1;
    }
    if (cards >= REPORTED_MAX && identities >= REPORTED_MAX) break;
    if (matches.length < MATCHES_ENOUGH && around.effort.looksFor("phone")) takePhones(around, run, matches);
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
function takePhones(around: Surroundings, run: NumberRun, matches: Match[]): void {
  const count = run.groups.length;
  const whole = phoneNumber(around, run, 0, count - 1);
  if (whole !== null) {
    matches.push(whole);
    return;
  }
  const last = matches.at(-1);
  if (last?.rule === "phone" && count === 1 && isNextOfList(around.text, last, run)) {
    matches.push({ ...last, start: run.start, end: run.end });
    return;
  }
  let hasPart = false;
  let first = 0;
  for (let at = 1; at <= count; at += 1) {
    const gap = run.groups[at]?.gap;
    if (gap !== undefined && !isWide(gap)) continue;
    const part = at - first < count ? phoneNumber(around, run, first, at - 1) : null;
    if (part !== null) {
      matches.push(part);
      hasPart = true;
    }
    first = at;
  }
  if (!hasPart) around.effort.reject("phone");
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
