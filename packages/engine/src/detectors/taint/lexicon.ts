import { IRREGULAR_VERBS, VERB_DEEDS } from "./deeds";
import { THINGS } from "./things";

/** What a word or a sign does in a sentence, as bits; a word may do several things. */
export const PART = {
  /** Makes what follows a request: `please`. */
  plea: 1 << 0,
  /** Before the verb, leaves a sentence a command: "Also, now please unlock ...". */
  lead: 1 << 1,
  modal: 1 << 2,
  /** Whom a request speaks to. */
  reader: 1 << 3,
  /** A program that is spoken to. */
  program: 1 << 4,
  /** First word of a clause that a command follows after a comma. */
  subordinate: 1 << 5,
  /** What an object begins with. */
  object: 1 << 6,
  determiner: 1 << 7,
  /** Can be no verb. */
  function: 1 << 8,
  /** Ends the search for a verb. */
  stopping: 1 << 9,
  /** Joins a verb to what is asked for. */
  joint: 1 << 10,
  /** A thing as often as a doing. */
  thing: 1 << 11,
  lets: 1 << 12,
  need: 1 << 13,
  must: 1 << 14,
  /** `make sure`, `go ahead`, `remember`: an order follows. */
  sure: 1 << 15,
  help: 1 << 16,
  me: 1 << 17,
  to: 1 << 18,
  you: 1 << 19,
  comma: 1 << 20,
  /** `:`, `-` or `>`. */
  colon: 1 << 21,
  /** Asks for whatever a tool does. */
  use: 1 << 22,
  tool: 1 << 23,
  /** Speaks to or of a program. */
  agent: 1 << 24,
  /** Would overrule what an agent was told, or names an assistant. */
  order: 1 << 25,
  /** Opens a sentence that goes on asking. */
  goesOn: 1 << 26,
  /** Ends in `ly`: of no list, seen by its form. */
  adverb: 1 << 27,
  /** Before `me`, asks for an answer and not for a message: `tell me`. */
  telling: 1 << 28,
  /** Frequent in English: two of them, and we can tell what is asked for. */
  english: 1 << 29,
  /** A form in `ed` behind it is no verb: `her shared calendar`. */
  possessive: 1 << 30,
} as const;

type Part = Exclude<keyof typeof PART, "adverb" | "thing">;

const WORDS: Readonly<Record<Part, string>> = {
  plea: "please kindly pls bitte veuillez favor favore plait prego",
  lead: "please kindly now then also and next first finally important urgent attention note todo instruction instructions task step hey hi hello just simply immediately quickly always so ok okay must should do not only before after this , : > -",
  modal: "must should can could would will shall need have want like required asked expected supposed going",
  reader: "you we us let's lets",
  program: "agent agents assistant assistants ai bot chatbot llm",
  subordinate:
    "before after if when once to in as for while also hey hi hello dear first next then finally additionally furthermore important note attention",
  object:
    "a an the my your our his her their all any every this that these those me it them us to from on into for with",
  determiner: "the my all me our this these",
  function:
    "in on at by for from with to of and or but if when while as than under over into onto through during after before is are was were be it that this there he she they i we you not no all both see",
  stopping: "because if when that which who",
  joint: "and then to also or",
  lets: "let's lets",
  need: "need want wants needs",
  must: "must should",
  sure: "sure ahead remember forget",
  help: "help",
  me: "me",
  to: "to",
  you: "you",
  comma: ",",
  colon: ": - >",
  use: "use call invoke",
  tool: "tool function api",
  agent:
    "tool tools function assistant ai agent model llm chatbot gpt instruction instructions ignore disregard execute prompt system task",
  order: "ignore disregard instruction instructions assistant llm chatbot",
  goesOn: "then also once after afterwards next finally and",
  telling: "tell give show send let remind inform get bring say write",
  english:
    "the a an of is are was what which who when where how my me i you can there any about for with please does do has have this to in on and it i'm all from your what's who's",
  possessive: "the a an my your our his her their its this that last all any",
};

const PART_NAMES = [
  "plea",
  "lead",
  "modal",
  "reader",
  "program",
  "subordinate",
  "object",
  "determiner",
  "function",
  "stopping",
  "joint",
  "lets",
  "need",
  "must",
  "sure",
  "help",
  "me",
  "to",
  "you",
  "comma",
  "colon",
  "use",
  "tool",
  "agent",
  "order",
  "goesOn",
  "telling",
  "english",
  "possessive",
] as const satisfies readonly Part[];

/** Multipliers of the two hashes a word is known by: together 64 bits, so no other word is taken for it. */
export const HASH = 31;
export const HASH_TOO = 0x01000193;

const SLOTS = 1 << 12;
const SHIFT = 20;

/** All words that matter to how a sentence is read, found by hash, so that reading makes no strings. */
export class Lexicon {
  readonly #hashes = new Int32Array(SLOTS);
  readonly #hashesToo = new Int32Array(SLOTS);
  readonly #indexes = new Int16Array(SLOTS);
  readonly #parts: number[] = [0];
  readonly #deeds: number[] = [0];
  readonly #irregular: number[] = [0];

  constructor() {
    for (const [word, deeds] of VERB_DEEDS) this.#add(word, 0, deeds);
    for (const [word, deeds] of IRREGULAR_VERBS) {
      this.#add(word, 0, 0);
      this.#irregular[this.indexOf(word)] = deeds;
    }
    for (const word of THINGS) this.#add(word, PART.thing, 0);
    for (const name of PART_NAMES) for (const word of WORDS[name].split(" ")) this.#add(word, PART[name], 0);
  }

  /** Index of a word by its two hashes; 0 for one that is not known. */
  find(hash: number, hashToo: number): number {
    const hashes = this.#hashes;
    for (let slot = Math.imul(hash, 0x9e3779b1) >>> SHIFT; ; slot = (slot + 1) & (SLOTS - 1)) {
      const index = this.#indexes[slot] ?? 0;
      if (index === 0 || (hashes[slot] === hash && this.#hashesToo[slot] === hashToo)) return index;
    }
  }

  /** Index of a word in lower case without accents; 0 for one that is not known. */
  indexOf(word: string): number {
    const [hash, hashToo] = hashesOf(word);
    return this.find(hash, hashToo);
  }

  /** Bits of `PART`. */
  partsAt(index: number): number {
    return this.#parts[index] ?? 0;
  }

  /** Bits of `DEED`: what it asks for when it is a verb in its base form. */
  deedsAt(index: number): number {
    return this.#deeds[index] ?? 0;
  }

  /** The same for a form of a verb that no rule makes: `sent`. */
  irregularDeedsAt(index: number): number {
    return this.#irregular[index] ?? 0;
  }

  #add(word: string, parts: number, deeds: number): void {
    let index = this.indexOf(word);
    if (index === 0) {
      index = this.#parts.length;
      const [hash, hashToo] = hashesOf(word);
      let slot = Math.imul(hash, 0x9e3779b1) >>> SHIFT;
      while (this.#indexes[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
      this.#hashes[slot] = hash;
      this.#hashesToo[slot] = hashToo;
      this.#indexes[slot] = index;
    }
    this.#parts[index] = (this.#parts[index] ?? 0) | parts;
    this.#deeds[index] = (this.#deeds[index] ?? 0) | deeds;
  }
}

function hashesOf(word: string): readonly [number, number] {
  let hash = 0;
  let hashToo = 0;
  for (let at = 0; at < word.length; at += 1) {
    hash = (Math.imul(hash, HASH) + word.charCodeAt(at)) | 0;
    hashToo = Math.imul(hashToo ^ word.charCodeAt(at), HASH_TOO);
  }
  return [hash, hashToo];
}

let made: Lexicon | null = null;

/** The one lexicon, made at first use. */
export function lexicon(): Lexicon {
  made ??= new Lexicon();
  return made;
}
