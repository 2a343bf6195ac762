import { FEATURES } from "../../detection/features";
import type { ArgumentValue } from "./argument-texts";
import { FoldedText } from "./folded";
import { type Directive, directiveOf, sentenceAround, speaksOfDeeds } from "./sentence";
import type { ToolNeedles } from "./tool-needles";
import type { UntrustedText } from "./untrusted";

/** A sentence of an untrusted text that asks for what the action does, as far as its words show. */
export interface Planted {
  readonly directive: Directive;
  /** How sure another detector was that the text tries to instruct the agent, from 0 to 1. */
  readonly suspicion: number;
  /** Stems of the tool's name that the sentence has, with how much each says. */
  readonly stems: ReadonlyMap<string, number>;
  /** Arguments of the action that the sentence has. */
  readonly values: readonly ArgumentValue[];
  /** The sentence has the tool's name as written. */
  readonly isNamed: boolean;
}

/** Sentences looked at in one text, places of one needle in it. */
const SENTENCES_MAX = 40;
const PLACES_MAX = 12;

/** The sentences of a text that tell the reader to do something and share words or values with the action. */
export function plantedIn(
  text: UntrustedText,
  needles: ToolNeedles,
  values: readonly ArgumentValue[],
): readonly Planted[] {
  const { folded, source, suspicion } = text;
  const places = placesIn(text, needles, values);
  if (places.length === 0) return NOTHING;
  const found: Planted[] = [];
  const looked = new Set<number>();
  for (const place of places) {
    if (looked.size >= SENTENCES_MAX) break;
    const { start, end } = sentenceAround(source.text, place);
    if (looked.has(start)) continue;
    looked.add(start);
    const directive = directiveOf(source.text, start, end, needles);
    if (directive === null) continue;
    const own = new FoldedText(folded.lower.slice(start, end));
    const held = values.filter((value) => holdsValue(own, value));
    const isNamed = needles.name !== null && own.lower.includes(needles.name);
    if (directive.stems.size > 0 || held.length > 0 || isNamed) {
      found.push({ directive, suspicion, stems: directive.stems, values: held, isNamed });
    }
  }
  return found;
}

const NOTHING: readonly Planted[] = [];

/** Where a text has what belongs to the action. */
function placesIn(text: UntrustedText, needles: ToolNeedles, values: readonly ArgumentValue[]): readonly number[] {
  const { folded, source } = text;
  const { lower } = folded;
  const places: number[] = [];
  if (needles.name !== null) findAll(lower, needles.name, places);
  for (const { value, isSqueezed } of values) if (!isSqueezed) findAll(lower, value, places);
  if ((source.features & FEATURES.digits) !== 0) {
    for (const { value, isSqueezed } of values) {
      if (!isSqueezed) continue;
      const at = folded.squeezed.indexOf(value);
      if (at !== -1) places.push(folded.placeOf(at));
    }
  }
  for (const beginning of needles.beginnings) findAll(lower, beginning, places);
  return places;
}

/** Whether the sentence in which a text has a value speaks of one of some deeds, in any form of the verb. */
export function speaksOf({ source, folded }: UntrustedText, { value }: ArgumentValue, deeds: number): boolean {
  const at = folded.lower.indexOf(value);
  if (at === -1) return false;
  const { start, end } = sentenceAround(source.text, at);
  return speaksOfDeeds(source.text, start, end, deeds);
}

/** Whether a text holds an argument's value. */
export function holdsValue(text: FoldedText, { value, isSqueezed }: ArgumentValue): boolean {
  // Long numbers are written with and without separators; nothing else looks like them by chance.
  return isSqueezed ? text.lower.includes(value) || text.squeezed.includes(value) : holds(text.lower, value);
}

/** Whether a text holds a value as a whole: with no letter or digit of its own kind going on at either end. */
function holds(lower: string, value: string): boolean {
  for (let at = lower.indexOf(value), tries = 0; at !== -1 && tries < PLACES_MAX; tries += 1) {
    if (!isWord(lower.charCodeAt(at - 1)) && !isWord(lower.charCodeAt(at + value.length))) return true;
    at = lower.indexOf(value, at + 1);
  }
  return false;
}

function findAll(lower: string, needle: string, places: number[]): void {
  for (let at = lower.indexOf(needle), count = 0; at !== -1 && count < PLACES_MAX; count += 1) {
    if (!isWord(lower.charCodeAt(at - 1))) places.push(at);
    at = lower.indexOf(needle, at + needle.length);
  }
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
