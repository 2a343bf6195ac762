import { WORD_UNITS } from "./characters";
import type { CompiledPattern } from "./pattern";
import type { WordTree } from "./word-tree";
import { eachWord, type WordListener } from "./words";

/** The first place where a pattern holds. */
interface PatternMatch {
  readonly pattern: number;
  /** UTF-16 offsets in the folded text; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** One slot of one pattern, as every class that fills it sees it. */
interface Subscription {
  readonly pattern: number;
  /** Index into the state arrays. */
  readonly cell: number;
  readonly slot: number;
  readonly isLast: boolean;
  /** How far from the slot before it may stand. */
  readonly reach: number;
  readonly compiled: CompiledPattern;
}

/** Signs between two words count a little; this much is forgiven. */
const SLACK = 2;
const FORBIDDEN_BEFORE = 5 * WORD_UNITS;
const STAMP_MAX = 0x7fff_fffe;

/**
 * Finds which of a set of patterns hold in a text, in one walk over its words. For each pattern and slot only the latest
 * filling is kept: gaps have upper bounds only, so a later one is never worse. Work is words × (slots their class fills),
 * and nothing is allocated but the matches. Not to be entered again from within itself.
 */
export class Matcher implements WordListener {
  readonly #tree: WordTree;
  /** Slots a pattern may begin with, and the others, by class. */
  readonly #firsts: readonly (readonly Subscription[])[];
  readonly #others: readonly (readonly Subscription[])[];
  /** Cells of the slots before those of `#others`, in the same order: most have not been filled. */
  readonly #befores: readonly Int32Array[];
  /** By cell: which run filled it, where the filling stands, and where the match it belongs to began. */
  readonly #stamps: Int32Array;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #begunFrom: Int32Array;
  readonly #begunStart: Int32Array;
  readonly #end: Int32Array;
  /** By pattern: the run in which it was found. */
  readonly #found: Int32Array;
  /** By class: the run in which it was last seen, and its distance. */
  readonly #seen: Int32Array;
  readonly #seenTo: Int32Array;
  #run = 0;
  #matches: PatternMatch[] = [];

  constructor(tree: WordTree, patterns: readonly CompiledPattern[]) {
    this.#tree = tree;
    const classes = tree.classes.size;
    const firsts: Subscription[][] = Array.from({ length: classes }, () => []);
    const others: Subscription[][] = Array.from({ length: classes }, () => []);
    let cells = 0;
    patterns.forEach((compiled, pattern) => {
      const { slots, isOrdered } = compiled;
      // The last slot first, so that one word never fills two neighbouring slots.
      for (let slot = slots.length - 1; slot >= 0; slot--) {
        const reach = (slots[slot]?.gap ?? 0) + WORD_UNITS + SLACK;
        const subscription = { pattern, cell: cells + slot, slot, isLast: slot === slots.length - 1, reach, compiled };
        const lists = slot === 0 || !isOrdered ? firsts : others;
        for (const id of new Set(slots[slot]?.classes)) lists[id]?.push(subscription);
      }
      cells += slots.length;
    });
    this.#firsts = firsts;
    this.#others = others;
    this.#befores = others.map((list) => Int32Array.from(list, ({ cell }) => cell - 1));
    const column = (length: number) => new Int32Array(length);
    this.#stamps = column(cells);
    this.#from = column(cells);
    this.#to = column(cells);
    this.#begunFrom = column(cells);
    this.#begunStart = column(cells);
    this.#end = column(cells);
    this.#found = column(patterns.length);
    this.#seen = column(classes);
    this.#seenTo = column(classes);
  }

  match(text: string): readonly PatternMatch[] {
    if (++this.#run > STAMP_MAX) this.#restart();
    const found: PatternMatch[] = [];
    this.#matches = found;
    eachWord(text, this.#tree, this);
    return found;
  }

  heard(classId: number, from: number, to: number, start: number, end: number, opens: boolean): void {
    const run = this.#run;
    const known = this.#matches.length;
    // Later slots first: a word that fills a first slot does not fill the one behind it.
    const befores = this.#befores[classId] as Int32Array;
    for (let at = 0; at < befores.length; at++) {
      if (this.#stamps[befores[at] as number] === run) this.#follow(classId, at, from, to, start, end);
    }
    const firsts = this.#firsts[classId] as readonly Subscription[];
    for (let at = 0; at < firsts.length; at++) {
      const subscription = firsts[at] as Subscription;
      const { compiled } = subscription;
      if ((compiled.isAnchored && !opens) || this.#found[subscription.pattern] === run) continue;
      if (compiled.isOrdered) this.#begin(subscription, from, to, start, end);
      else this.#fillAny(subscription, from, to, start, end);
    }
    if (this.#matches.length > known + 1) this.#orderFrom(known);
    this.#seen[classId] = run;
    this.#seenTo[classId] = to;
  }

  /** Puts what one word completed in the order of the patterns. */
  #orderFrom(index: number): void {
    const latest = this.#matches.splice(index);
    this.#matches.push(...latest.sort((one, other) => one.pattern - other.pattern));
  }

  #begin(
    { pattern, cell, isLast, compiled }: Subscription,
    from: number,
    to: number,
    start: number,
    end: number,
  ): void {
    if (compiled.forbidden.length > 0 && this.#isForbidden(compiled, from)) return;
    if (!isLast) this.#fill(cell, from, to, from, start, end);
    else if (!this.#holds(compiled, from)) this.#report(pattern, start, end);
  }

  #follow(classId: number, index: number, from: number, to: number, start: number, end: number): void {
    const subscription = this.#others[classId]?.[index];
    if (subscription === undefined || this.#found[subscription.pattern] === this.#run) return;
    const { pattern, cell, isLast, reach, compiled } = subscription;
    const before = cell - 1;
    const reached = this.#to[before] as number;
    if (from <= reached || from - reached > reach) return;
    const begunFrom = this.#begunFrom[before] as number;
    const begunStart = this.#begunStart[before] as number;
    if (!isLast) this.#fill(cell, from, to, begunFrom, begunStart, end);
    else if (!this.#holds(compiled, begunFrom)) this.#report(pattern, begunStart, end);
  }

  #fillAny(
    { pattern, cell, slot, compiled }: Subscription,
    from: number,
    to: number,
    start: number,
    end: number,
  ): void {
    this.#fill(cell, from, to, from, start, end);
    const first = cell - slot;
    let [least, most, left, right] = [from, to, start, end];
    for (let other = first; other < first + compiled.slots.length; other++) {
      if (this.#stamps[other] !== this.#run) return;
      const otherFrom = this.#from[other] ?? 0;
      if (other !== cell && otherFrom === from) return;
      if (otherFrom < least) {
        least = otherFrom;
        left = this.#begunStart[other] ?? 0;
      }
      most = Math.max(most, this.#to[other] ?? 0);
      right = Math.max(right, this.#end[other] ?? 0);
    }
    if (most - least <= compiled.window && !this.#isForbidden(compiled, least)) this.#report(pattern, left, right);
  }

  #report(pattern: number, start: number, end: number): void {
    this.#found[pattern] = this.#run;
    this.#matches.push({ pattern, start, end });
  }

  #fill(cell: number, from: number, to: number, begunFrom: number, begunStart: number, end: number): void {
    this.#stamps[cell] = this.#run;
    this.#from[cell] = from;
    this.#to[cell] = to;
    this.#begunFrom[cell] = begunFrom;
    this.#begunStart[cell] = begunStart;
    this.#end[cell] = end;
  }

  #isForbidden(compiled: CompiledPattern, from: number): boolean {
    for (const id of compiled.forbidden) {
      if (this.#seen[id] !== this.#run) continue;
      const distance = from - (this.#seenTo[id] ?? 0);
      if (distance > 0 && distance <= FORBIDDEN_BEFORE) return true;
    }
    return false;
  }

  /** Whether a class that must not stand inside has been seen since the match began. */
  #holds(compiled: CompiledPattern, begunFrom: number): boolean {
    return compiled.without.some((id) => this.#seen[id] === this.#run && (this.#seenTo[id] ?? 0) >= begunFrom);
  }

  #restart(): void {
    for (const column of [this.#stamps, this.#found, this.#seen]) column.fill(0);
    this.#run = 1;
  }
}
