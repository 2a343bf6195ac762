import { type Act, actOfVerb } from "./acts";
import { CLUE, cluesIn, hold } from "./clues";
import { emailsIn } from "./payload-facts";
import { contentWords, sentences, TEXT_MAX } from "./words";

/** A rule a text states in so many words. */
export type Constraint =
  | {
      /** An act that must not happen, on this thing and towards these; empty sets mean any. */
      readonly kind: "forbidden";
      readonly act: Act;
      readonly object: ReadonlySet<string>;
      readonly complement: ReadonlySet<string>;
    }
  /** The only acts allowed. */
  | { readonly kind: "only_acts"; readonly acts: ReadonlySet<Act> }
  /** The only addresses something may go to, or parts of them such as a domain. */
  | { readonly kind: "only_recipients"; readonly allowed: readonly string[] }
  /** No amount above this. */
  | { readonly kind: "amount_max"; readonly limit: number }
  /** Of what this word counts, no more than this many. */
  | { readonly kind: "count_max"; readonly limit: number; readonly noun: string };

const HINT =
  /\b(?:not|(?:do|must|should)n['’]t|never|only|without|avoid|most|exceed|more than|limit|budget|maximum|max|cannot|read[- ]only|solely|up to)\b/i;
const FORBIDS =
  /\b(?:do not|don['’]t|must not|mustn['’]t|should not|shouldn['’]t|may not|cannot|can['’]t|can not|never|are not allowed to|is not allowed to|not permitted to|avoid|without|refrain from)\s{1,3}(?:ever\s|actually\s|be\s)?([a-z]{3,20})\b([^,.;:!?]{0,120})/gi;
const CONDITIONAL = /\b(?:unless|until|except|before|if|when|too|more than|again|twice)\b/i;
const AMOUNT =
  /\b(?:at most|no more than|not more than|not exceed(?:ing)?|never exceed|up to|less than|not spend over|maximum of|max(?:imum)?|limit of|limit is|budget of|budget is|budget:|spend under)\s{0,3}(?:of\s|is\s)?(?:(usd|eur|gbp|[$€£¥])\s?)?(\d[\d,]{0,14}(?:\.\d{1,2})?)\s?(usd|eur|gbp|dollars|euros|pounds|[€$£])?\s{0,2}([a-z]{0,24})/gi;
const MONEY_WORDS = /\b(?:spend|pay|budget|amount|price|cost|transfer|refund|transaction|purchase|payment)/i;
const ONLY_ACT =
  /\b(?:only|solely|exclusively)\s{1,3}(?:allowed to\s|permitted to\s|to\s)?([a-z]{3,20})(?:\s{1,3}(?:and|or)\s{1,3}([a-z]{3,20}))?/gi;
const ONLY_TO =
  /\b(?:only|solely|exclusively)\b[^.;!?\n]{0,80}?\b(?:to|with)\b|\b(?:to|with)\s{1,3}(?:only|no one but|nobody but)\b/i;
const DOMAIN = /(?:^|\s)@([\w-]{1,40}(?:\.[\w-]{1,40}){1,4})/g;
const GENERIC: ReadonlySet<string> = new Set(
  "any anything anyth anyone everyth it them thing anybody someone something data file record item action tool".split(
    " ",
  ),
);

/** The constraints a task or role states explicitly, at most 40. Conditional ones (`unless`, `until`, `if`) are left out. */
export function constraintsOf(text: string): readonly Constraint[] {
  const read = text.slice(0, TEXT_MAX);
  if (!HINT.test(read)) return NONE;
  const clues = cluesIn(read);
  const mayForbid = (clues & CLUE.forbidding) !== 0 || hold(clues, CLUE.not | CLUE.auxiliary);
  const mayLimit = hold(clues, CLUE.limiting | CLUE.digit);
  const mayExclude = (clues & CLUE.exclusive) !== 0;
  if (!mayForbid && !mayLimit && !mayExclude) return NONE;
  const found: Constraint[] = [];
  for (const sentence of sentences(text)) {
    if (found.length >= 40) break;
    if (!HINT.test(sentence)) continue;
    if (mayForbid) found.push(...prohibitions(sentence));
    if (mayLimit) found.push(...limits(sentence));
    if (mayExclude) found.push(...exclusives(sentence));
  }
  return found;
}

const NONE: readonly Constraint[] = [];

function prohibitions(sentence: string): readonly Constraint[] {
  const found: Constraint[] = [];
  for (const [, verb, rest] of sentence.matchAll(FORBIDS)) {
    const act = actOfVerb(verb ?? "");
    if (act === null || act === "read" || CONDITIONAL.test(rest ?? "")) continue;
    const [object = "", ...complement] = (rest ?? "").split(/\s(?:to|for|with|from|in|on|into|at|of)\s/i);
    found.push({
      kind: "forbidden",
      act,
      object: named(object.split(/\s(?:and|but|or)\s/i)[0] ?? ""),
      complement: named(complement[0] ?? ""),
    });
  }
  return found;
}

function named(phrase: string): ReadonlySet<string> {
  return new Set([...contentWords(phrase)].filter((word) => !GENERIC.has(word)));
}

function limits(sentence: string): readonly Constraint[] {
  const found: Constraint[] = [];
  for (const [, before, digits, after, noun] of sentence.matchAll(AMOUNT)) {
    const limit = Number((digits ?? "").replaceAll(",", ""));
    if (!Number.isFinite(limit)) continue;
    const isMoney = before !== undefined || after !== undefined;
    if (isMoney || (MONEY_WORDS.test(sentence) && (noun ?? "") === "")) found.push({ kind: "amount_max", limit });
    else if (noun !== undefined && noun.length > 3) found.push({ kind: "count_max", limit, noun });
  }
  return found;
}

function exclusives(sentence: string): readonly Constraint[] {
  const found: Constraint[] = [];
  if (/\bread[- ]only\b/i.test(sentence)) found.push({ kind: "only_acts", acts: new Set<Act>(["read", "other"]) });
  if (ONLY_TO.test(sentence)) {
    const domains = [...sentence.matchAll(DOMAIN)].map(([, domain]) => `@${(domain ?? "").toLowerCase()}`);
    const allowed = [...emailsIn(sentence), ...domains];
    if (allowed.length > 0) found.push({ kind: "only_recipients", allowed });
  }
  for (const [, first, second] of sentence.matchAll(ONLY_ACT)) {
    const acts = [first, second].flatMap((verb) => (verb === undefined ? [] : (actOfVerb(verb) ?? [])));
    // `Only send to …` limits whom, not what.
    if (acts.length > 0 && acts.every((act) => act === "read")) {
      found.push({ kind: "only_acts", acts: new Set<Act>([...acts, "other"]) });
    }
  }
  return found;
}
