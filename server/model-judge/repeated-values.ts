import { filled, type Place, united } from "./private-places";

/** Shorter values stand in ordinary words. In UTF-16 code units. */
const BEGINNING = 6;
/** Longer values are looked for in parts of this length. */
const PART_MAX = 256;
/** Code units compared for one action: values that all begin alike cost no more than this. */
const COMPARED_MAX = 20_000_000;

/** Finds what was masked in one text wherever else it is written. */
export class RepeatedValues {
  readonly #byBeginning = new Map<string, string[]>();
  readonly #firstUnits = new Set<number>();
  #left = COMPARED_MAX;

  constructor(values: Iterable<string>) {
    for (const value of new Set(values)) {
      if (value.length < BEGINNING) continue;
      for (let at = 0; at + PART_MAX < value.length; at += PART_MAX) this.#add(value.slice(at, at + PART_MAX));
      this.#add(value.slice(-PART_MAX)); // the last part overlaps the one before, so that none is too short
    }
    for (const parts of this.#byBeginning.values()) parts.sort((a, b) => b.length - a.length);
  }

  #add(part: string): void {
    const beginning = part.slice(0, BEGINNING);
    const parts = this.#byBeginning.get(beginning);
    if (parts === undefined) this.#byBeginning.set(beginning, [part]);
    else parts.push(part);
    this.#firstUnits.add(part.charCodeAt(0));
  }

  /** The text with every occurrence overwritten; all of it once there has been too much to compare. */
  hiddenIn(text: string): string {
    if (this.#byBeginning.size === 0) return text;
    const places: Place[] = [];
    for (let at = 0; at + BEGINNING <= text.length; at += 1) {
      if (!this.#firstUnits.has(text.charCodeAt(at))) continue;
      const part = this.#byBeginning.get(text.slice(at, at + BEGINNING))?.find((one) => this.#isAt(one, text, at));
      if (this.#left <= 0) return "*".repeat(text.length);
      if (part !== undefined) places.push({ start: at, end: at + part.length });
    }
    return places.length === 0 ? text : filled(text, united(places), "*");
  }

  #isAt(part: string, text: string, at: number): boolean {
    this.#left -= part.length;
    return text.startsWith(part, at);
  }
}
