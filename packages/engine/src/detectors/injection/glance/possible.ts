import type { CompiledPattern } from "../matcher/pattern";
import type { Rule } from "../rules/rule";
import type { WordIndex } from "./word-index";

/** When a rule may hold: something of each slot must have been seen. */
interface Condition {
  /** Number of the rule's id. */
  readonly rule: number;
  readonly weight: number;
  /** Class sets of the slots but the rarest, one after the other. */
  readonly others: Int32Array;
}

/** Which rules of a set may hold in a text of which only the classes of its words are known. */
export class Possible {
  /** By class: the conditions whose rarest slot it fills, the heaviest first. */
  readonly #byCore: readonly (readonly Condition[])[];
  /** The classes that fill a rarest slot. */
  readonly #cores: Int32Array;
  /** By number of a rule's id: the run in which it was counted. */
  readonly #counted: Int32Array;
  #run = 0;

  constructor(rules: readonly Rule[], patterns: readonly CompiledPattern[], index: WordIndex) {
    const byCore: Condition[][] = Array.from({ length: index.width * 32 }, () => []);
    const numbers = new Map<string, number>();
    const rarityOf = (classes: readonly number[]) => Math.min(...classes.map((id) => index.rarities[id] ?? 0));
    rules.forEach(({ id, weight }, at) => {
      const slots = [...(patterns[at]?.slots ?? [])]
        .map(({ classes }) => classes)
        .sort((one, other) => rarityOf(other) - rarityOf(one));
      const [core = [], ...others] = slots;
      const rule = numbers.get(id) ?? numbers.size;
      numbers.set(id, rule);
      const sets = others.filter((classes) => !classes.some((one) => index.isEverywhere(one)));
      const condition = { rule, weight, others: setsOf(sets, index.width) };
      for (const one of core) byCore[one]?.push(condition);
    });
    for (const conditions of byCore) conditions.sort((one, other) => other.weight - one.weight);
    this.#byCore = byCore;
    this.#cores = setsOf([byCore.flatMap((conditions, id) => (conditions.length > 0 ? [id] : []))], index.width);
    this.#counted = new Int32Array(numbers.size);
  }

  /** The weights of all rules that may hold, each rule once. No other can hold. */
  weight(seen: Int32Array): number {
    this.#run = (this.#run + 1) | 0;
    let sum = 0;
    for (let at = 0; at < seen.length; at += 1) {
      let bits = (seen[at] as number) & (this.#cores[at] as number);
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits);
        bits ^= 1 << bit;
        sum += this.#weightBy(at * 32 + bit, seen);
      }
    }
    return sum;
  }

  /** What the conditions add whose rarest slot a class fills. */
  #weightBy(core: number, seen: Int32Array): number {
    let sum = 0;
    for (const { rule, weight, others } of this.#byCore[core] ?? []) {
      if (this.#counted[rule] === this.#run || !meetsEach(seen, others)) continue;
      this.#counted[rule] = this.#run;
      sum += weight;
    }
    return sum;
  }
}

function setsOf(slots: readonly (readonly number[])[], width: number): Int32Array {
  const sets = new Int32Array(slots.length * width);
  slots.forEach((classes, slot) => {
    for (const id of classes) {
      const at = slot * width + (id >>> 5);
      sets[at] = (sets[at] ?? 0) | (1 << (id & 31));
    }
  });
  return sets;
}

/** Whether something of every set was seen. */
function meetsEach(seen: Int32Array, sets: Int32Array): boolean {
  const width = seen.length;
  for (let from = 0; from < sets.length; from += width) {
    let met = 0;
    for (let at = 0; at < width; at += 1) met |= (seen[at] as number) & (sets[from + at] as number);
    if (met === 0) return false;
  }
  return true;
}
