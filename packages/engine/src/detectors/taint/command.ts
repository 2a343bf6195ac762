import { DEED, UNKNOWN_DEED } from "./deeds";
import { PART } from "./lexicon";
import { isToolVerb, type ToolNeedles } from "./tool-needles";
import type { Words } from "./words";

/** What words ask for, as bits of `DEED`, and the index of the verb they open with, -1 when it is none we know. */
export interface Asked {
  readonly deeds: number;
  readonly verb: number;
}

const NOTHING: Asked = { deeds: 0, verb: -1 };

/**
 * What the words ask the reader to do: verbs in a place where a command has them.
 * @param needles whose words count as verbs too, where nothing but a verb can stand.
 */
export function askedOf(words: Words, needles: ToolNeedles): Asked {
  // "Retreive the list and ...": a first word we do not know, with an object, may be a verb that is misspelt.
  const isMisspelt = has(words, 1, PART.determiner) && !has(words, 0, PART.function);
  let deeds = isMisspelt ? joinedDeeds(words, 2) : 0;
  let clause = 0;
  let isCommanding = true;
  let first = -1;
  for (let index = 0; index < words.count; index += 1) {
    const parts = words.partsAt(index);
    if ((parts & PART.plea) !== 0) {
      isCommanding = true;
      continue;
    }
    if ((parts & PART.colon) !== 0) {
      clause = index + 1;
      // "Note: always …" gives an order, "status: open" does not.
      if (has(words, index + 1, PART.lead)) isCommanding = true;
    }
    if ((parts & PART.comma) !== 0 && (has(words, clause, PART.subordinate) || has(words, index - 1, PART.program))) {
      isCommanding = true;
      continue;
    }
    if (isCommanding || isInnerCommand(words, index)) {
      const asked = words.deedsAt(index);
      if (asked !== 0) {
        // From here on, what is joined on is asked for too.
        return { deeds: deeds | asked | joinedDeeds(words, index + 1) | useOf(words, index), verb: index };
      }
      if ((parts & (PART.lead | PART.adverb | PART.program)) !== 0) continue;
      isCommanding = false;
      if (has(words, index - 1, PART.plea)) {
        return { deeds: deeds | UNKNOWN_DEED | joinedDeeds(words, index + 1), verb: index };
      }
    }
    if ((parts & OPENING) !== 0 && isOpening(words, index)) {
      const verb = nextVerb(words, index + 1, needles);
      if (verb !== -1) {
        if (first === -1) first = verb;
        const asked = words.deedsAt(verb) || UNKNOWN_DEED;
        deeds |= asked | joinedDeeds(words, verb + 1) | useOf(words, verb);
      }
    }
  }
  return deeds === 0 ? NOTHING : { deeds, verb: first };
}

function has(words: Words, index: number, parts: number): boolean {
  return (words.partsAt(index) & parts) !== 0;
}

/** A verb and its object behind a colon, a dash or a quote: `Review: send an email to …`. */
function isInnerCommand(words: Words, index: number): boolean {
  if (!has(words, index - 1, PART.colon | PART.program)) return false;
  if (has(words, index + 1, PART.object)) return true;
  // Of "subject: change request" and "status: order placed" only what cannot be a thing is a command.
  const isFollowed = index + 1 < words.count && words.initialAt(index + 1) !== 58 && !has(words, index + 1, PART.comma);
  return isFollowed && !has(words, index, PART.thing);
}

const OPENING = PART.lets | PART.reader | PART.need | PART.must | PART.sure | PART.help;

/** Whether the words here open a request: `could you`, `you must`, `want you to`, `make sure to`, `let's`, `need to`. */
function isOpening(words: Words, index: number): boolean {
  const parts = words.partsAt(index);
  if ((parts & PART.lets) !== 0) return true;
  if ((parts & PART.reader) !== 0) {
    return has(words, index + 1, PART.modal | PART.to) || has(words, index - 1, PART.modal);
  }
  if ((parts & PART.need) !== 0) return has(words, index + 1, PART.to | PART.you);
  return (parts & (PART.must | PART.sure)) !== 0 || has(words, index + 1, PART.me);
}

/** Index of the first verb among the next six words, -1 when there is none. */
function nextVerb(words: Words, from: number, needles: ToolNeedles): number {
  for (let index = from; index < Math.min(words.count, from + 6); index += 1) {
    // A word we do not know as a verb can be one only where a verb must stand.
    if (words.deedsAt(index) !== 0 || (index === from && isToolVerb(words, index, needles))) return index;
    if (has(words, index, PART.stopping)) return -1;
  }
  return -1;
}

/** Verbs joined on by `and`, `then`, `to`, `or`, wherever they stand in the rest. */
function joinedDeeds(words: Words, from: number): number {
  let deeds = 0;
  for (let index = from; index < words.count; index += 1) {
    const before = words.partsAt(index - 1);
    const isJoined = (before & PART.joint) !== 0 || ((before & PART.adverb) !== 0 && has(words, index - 2, PART.joint));
    if (isJoined) deeds |= words.deedsAt(index);
  }
  return deeds;
}

/** `use the X tool to …` asks for whatever X does. */
function useOf(words: Words, verb: number): number {
  if (!has(words, verb, PART.use)) return 0;
  for (let index = verb; index < verb + 12; index += 1) if (has(words, index, PART.tool)) return ANY;
  return 0;
}

const ANY = Object.values(DEED).reduce((all, bit) => all | bit, 0);
