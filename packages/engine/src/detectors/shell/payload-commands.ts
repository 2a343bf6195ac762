import type { Action } from "../../action";
import type { JsonObject, JsonValue } from "../../vocabulary/json";
import { type Reading, readingOf } from "./applicability";
import {
  areLines,
  type CommandWords,
  isProgramKey,
  isWordsKey,
  mayBeOneCommand,
  needsProgram,
  programsOf,
  wordsOf,
} from "./command-words";
import { isOffered } from "./triggers";

/** Words that make one command together. */
export interface WordGroup extends CommandWords {
  readonly kind: "shell" | "code" | "windows";
}

/** What a string of the payload is, wherever it stands under its key. */
export interface Occurrence {
  readonly key: string;
  readonly text: string;
  /** Whether it stands for itself somewhere. */
  isAlone: boolean;
  /** Commands it is the first offered word of. */
  groups: WordGroup[];
}

/** Every string of a payload with the commands it is part of. Built with one walk, without the call stack. */
export class PayloadCommands {
  readonly occurrences: Occurrence[] = [];
  /** Commands none of whose words is offered to the detector. */
  unattached: WordGroup[] = [];
  readonly #byKey = new Map<string, Map<string, Occurrence>>();
  readonly #action: Action;
  readonly #readings = new Map<string, Reading>();

  constructor(action: Action) {
    this.#action = action;
    const open: (readonly [value: JsonValue, key: string, programs: Programs])[] = [[action.payload, "", []]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [value, key, programs] = next;
      if (isList(value)) {
        this.#takeList(value, key, programs);
        for (const child of value) if (isContainer(child)) open.push([child, key, programs]);
      } else if (isObject(value)) {
        const own = programsOf(value);
        this.#takeObject(value, own);
        for (const name of Object.keys(value)) {
          const child = value[name];
          if (child !== undefined && isContainer(child)) open.push([child, name, own]);
        }
      }
    }
  }

  /** What is known of the text; `undefined` when the payload has no such string under the key. */
  find(key: string, text: string): Occurrence | undefined {
    return this.#byKey.get(key)?.get(text);
  }

  #takeObject(object: JsonObject, programs: Programs): void {
    const names = Object.keys(object);
    const hasWords = programs.length > 0 && names.some((name) => isList(object[name]) && isWordsKey(name));
    const lists: Word[] = [];
    let filled = 0;
    for (const name of names) {
      const value = object[name];
      if (typeof value === "string") {
        const occurrence = this.#occurrence(name, value);
        // `{command: "rm", args: [...]}`: the program is judged with its words.
        if (!(hasWords && isProgramKey(name))) occurrence.isAlone = true;
        if (isWordsKey(name)) this.#pair(programs, name, [[name, value]], true);
      } else if (programs.length > 0 && isList(value) && this.#reading(name) !== null) {
        const words = wordsOf(value);
        if (words.length === 0) continue;
        filled++;
        for (const word of words) lists.push([name, word]);
      }
    }
    // `{command: "rm", flags: ["-rf"], targets: ["/"]}`
    const [first] = lists;
    if (filled > 1 && first !== undefined) this.#pair(programs, first[0], lists, false);
  }

  #takeList(list: readonly JsonValue[], key: string, programs: Programs): void {
    const words = wordsOf(list);
    if (words.length === 0) return;
    const placed = words.map((word): Word => [key, word]);
    // `args: ["-rf /"]` is meant as two words.
    this.#pair(programs, key, placed, words.length === 1 && /^-\S{0,40}\s/.test(words[0] ?? ""));
    const isPaired = programs.length > 0;
    const reading = this.#reading(key);
    const isCommand = reading !== null && reading !== "document";
    const isWhole = isCommand && mayBeOneCommand(key, words) && !(isPaired && needsProgram(key));
    if (isWhole) this.#add({ kind: reading, program: null, words, isRaw: false }, placed);
    const standAlone = !isCommand || (!(isPaired && isWordsKey(key)) && areLines(key, words));
    for (const value of list) {
      if (typeof value !== "string") continue;
      const occurrence = this.#occurrence(key, value);
      if (standAlone) occurrence.isAlone = true;
    }
  }

  #pair(programs: Programs, key: string, placed: readonly Word[], isRaw: boolean): void {
    const own = this.#reading(key);
    if (own === null || (own === "document" && !isWordsKey(key))) return;
    const words = placed.map(([, word]) => word);
    for (const each of programs) {
      const [programKey, program] = each;
      const reading = this.#reading(programKey);
      const kind = reading === null || reading === "document" ? own : reading;
      if (kind !== "document") this.#add({ kind, program, words, isRaw }, [each, ...placed]);
    }
  }

  /** Attaches a command to the first of its words that the detector is offered. */
  #add(group: WordGroup, placed: readonly Word[]): void {
    const word = placed.find(([, text]) => isSurelyOffered(text));
    if (word === undefined) this.unattached.push(group);
    else this.#occurrence(...word).groups.push(group);
  }

  #reading(key: string): Reading {
    const known = this.#readings.get(key);
    if (known !== undefined) return known;
    const reading = readingOf(key, this.#action);
    this.#readings.set(key, reading);
    return reading;
  }

  #occurrence(key: string, text: string): Occurrence {
    let texts = this.#byKey.get(key);
    if (texts === undefined) {
      texts = new Map();
      this.#byKey.set(key, texts);
    }
    const known = texts.get(text);
    if (known !== undefined) return known;
    const occurrence: Occurrence = { key, text, isAlone: false, groups: [] };
    texts.set(text, occurrence);
    this.occurrences.push(occurrence);
    return occurrence;
  }
}

type Programs = ReturnType<typeof programsOf>;

type Word = readonly [key: string, text: string];

const OFFER_READ_MAX = 256;

/** A long word is read by its start only: what is thought not to be offered is judged all the same, at another text. */
function isSurelyOffered(text: string): boolean {
  if (text === "true" || text === "false") return false; // They may be no strings in the payload.
  return isOffered(
    text.length > OFFER_READ_MAX ? text.slice(0, OFFER_READ_MAX).replace(/[A-Za-z0-9]{1,256}$/, "") : text,
  );
}

function isContainer(value: JsonValue): boolean {
  return typeof value === "object" && value !== null;
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
