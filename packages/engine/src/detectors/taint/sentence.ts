import { askedOf } from "./command";
import { PART } from "./lexicon";
import { stemOf } from "./stem";
import { NO_NEEDLES, type ToolNeedles, toolStemAt } from "./tool-needles";
import { isBreak, Words } from "./words";

/** A stretch of text that tells its reader to do something. */
export interface Directive {
  /** Bits of `DEED`: what it asks for. */
  readonly deeds: number;
  /** Stem of the verb it opens with; empty when it has none we know. */
  readonly verb: string;
  /** Stems of the tool's name that it, or the sentence after it, has, with how much each says. */
  readonly stems: ReadonlyMap<string, number>;
  /** It speaks to a program rather than to a person: names tools, claims to overrule, gives commands. */
  readonly isToAgent: boolean;
  /** It would overrule what the agent was told, or speaks to an assistant by that name. */
  readonly isOrder: boolean;
}

/** How far from a place its sentence is looked for, on either side. */
const REACH = 320;

/** What is being read: a sentence and the one after it. Only ever filled by the functions here, for as long as they run. */
let scratch: { readonly own: Words; readonly following: Words } | null = null;

function pages(): { readonly own: Words; readonly following: Words } {
  scratch ??= { own: new Words(), following: new Words() };
  return scratch;
}

/** The sentence around a place, ends where a person or a data format would end it. Bounded by 320 characters each way. */
export function sentenceAround(text: string, at: number): { readonly start: number; readonly end: number } {
  const first = Math.max(0, at - REACH);
  let start = at;
  while (start > first && !isBreak(text, start - 1)) start -= 1;
  const last = Math.min(text.length, at + REACH);
  let end = at;
  while (end < last && !isBreak(text, end)) end += 1;
  return { start, end };
}

/**
 * What the sentence tells its reader to do; `null` when it only states.
 * @param needles of the tool: the words of its name count as verbs too.
 */
export function directiveOf(
  text: string,
  start: number,
  end: number,
  needles: ToolNeedles = NO_NEEDLES,
): Directive | null {
  const { own } = pages();
  own.read(text, start, end);
  return directiveRead(text, end, needles);
}

/** Sentences of a text, one after the other, and how much of it. */
const SENTENCES_MAX = 120;
const TEXT_MAX = 32_768;

/** The sentences of a text that tell their reader to do something, among its first 120. */
export function directivesOf(text: string): readonly Directive[] {
  const found: Directive[] = [];
  const { own } = pages();
  for (let at = 0, count = 0; at < text.length && at < TEXT_MAX && count < SENTENCES_MAX; count += 1) {
    const end = own.readSentence(text, at, Math.min(text.length, at + REACH));
    const directive = directiveRead(text, end, NO_NEEDLES);
    if (directive !== null) found.push(directive);
    at = Math.max(end, at) + 1;
  }
  return found;
}

/**
 * Whether any sentence of a text, wherever one looks at it, may tell its reader to do something: false only where none
 * does. One pass without strings; a text that is long or has sentences beyond our reach may.
 */
export function mayDirect(text: string, needles: ToolNeedles): boolean {
  if (!text.includes(" ")) return false;
  if (text.length > TEXT_MAX) return true;
  const { own } = pages();
  for (let at = 0; at < text.length; ) {
    const last = Math.min(text.length, at + REACH);
    const end = own.readSentence(text, at, last);
    if (end === last && last < text.length) return true;
    if (own.hasSpace && askedOf(own, needles).deeds !== 0) return true;
    at = Math.max(end, at) + 1;
  }
  return false;
}

/** Whether a stretch of text speaks of one of some deeds, in any form of the verb. */
export function speaksOfDeeds(text: string, start: number, end: number, deeds: number): boolean {
  const { own } = pages();
  own.read(text, start, end);
  for (let index = 0; index < own.count; index += 1) {
    if ((own.partsAt(index) & PART.thing) === 0 && (own.spokenDeedsAt(index) & deeds) !== 0) return true;
  }
  return false;
}

/** What the sentence that was read last, which ends at `end`, tells its reader to do. */
function directiveRead(text: string, end: number, needles: ToolNeedles): Directive | null {
  const { own, following } = pages();
  // Data has few spaces; an instruction has some.
  if (!own.hasSpace) return null;
  const { deeds, verb } = askedOf(own, needles);
  if (deeds === 0) return null;
  // What is asked for often goes on: "Once you have it, send it to ...".
  following.clear();
  if (end < text.length) {
    const next = sentenceAround(text, Math.min(text.length, end + 2));
    if (next.start >= end) following.read(text, next.start, next.end);
  }
  const parts = allParts(own);
  return {
    deeds: deeds | ((following.partsAt(0) & PART.goesOn) === 0 ? 0 : allDeeds(following)),
    verb: stemOf(own.wordAt(verb)),
    stems: stemsRead(needles),
    isToAgent: (parts & PART.agent) !== 0,
    isOrder: (parts & PART.order) !== 0,
  };
}

/** Stems of the tool's name in the two sentences that were read last. */
function stemsRead(needles: ToolNeedles): ReadonlyMap<string, number> {
  if (needles.stems.size === 0) return needles.stems;
  const { own, following } = pages();
  const stems = new Map<string, number>();
  for (const words of [own, following]) {
    for (let index = 0; index < words.count; index += 1) {
      const stem = toolStemAt(words, index, needles);
      if (stem !== null) stems.set(stem, needles.stems.get(stem) ?? 0);
    }
  }
  return stems;
}

function allParts(words: Words): number {
  let parts = 0;
  for (let index = 0; index < words.count; index += 1) parts |= words.partsAt(index);
  return parts;
}

function allDeeds(words: Words): number {
  let deeds = 0;
  for (let index = 0; index < words.count; index += 1) deeds |= words.deedsAt(index);
  return deeds;
}
