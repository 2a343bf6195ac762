import type { TextEvidence } from "../../detection/text-evidence";
import type { ArgumentValue } from "./argument-texts";
import { DEED } from "./deeds";
import { keyIn } from "./fold-key";
import { FoldedText } from "./folded";
import { PART } from "./lexicon";
import { type ToolNeedles, toolStemAt } from "./tool-needles";
import { Words } from "./words";

/** What the people asked for, as far as their words show it. */
export interface Request {
  /** Whether they said anything: without their words nothing can be called unasked. */
  readonly isKnown: boolean;
  /** Whether they said it in words we can tell what is asked for. */
  readonly isUnderstood: boolean;
  /** Bits of `DEED` their words ask for. */
  readonly deeds: number;
  /** Stems of the tool's name that their words have. */
  readonly stems: ReadonlySet<string>;
  /** They told the agent to do what some text says. */
  readonly isDelegated: boolean;
  /** Whether their words hold an address of this form. */
  readonly hasAddress: boolean;
  /** Whether a value is in what they are trusted with: their words, the task, the agent's instructions. */
  names(value: Pick<ArgumentValue, "value" | "isSqueezed">): boolean;
}

const TEXT_MAX = 32_768;

/** Keys of the context, without case and separators, under which callers put what the agent was told to do. */
const isAssigningKey = keyIn(
  "goal goals objective objectives instruction instructions request userrequest query userquery question prompt userprompt usermessage userinput input intent",
);

/** Ways to tell an agent to act on what it will read. */
const DELEGATING = [
  "instruction",
  "follow the",
  "todo",
  "to-do",
  "to do list",
  "tasks in",
  "tasks on",
  "tasks from",
  "tasks listed",
  "tasks described",
  "as described",
  "as specified",
  "specified in",
  "mentioned in",
  "according to",
  "do what",
  "steps in",
  "act on",
  "take care of",
  "whatever it says",
  "asks me to",
  "asked me to",
  "wants me to",
  "handle",
  "deal with",
  "process the",
  "respond to",
  "resolve",
] as const;

/** Reads what people said. Looks at the first 32 kB of it. */
export function requestOf(texts: readonly TextEvidence[], needles: ToolNeedles): Request {
  let spoken = "";
  let trusted = "";
  for (const { origin, key, text } of texts) {
    if (trusted.length > TEXT_MAX) break;
    const isSpoken = origin === "user" || origin === "task" || (origin === "context" && isAssigningKey(key));
    if (isSpoken) spoken += `${text.slice(0, TEXT_MAX)}\n`;
    if (isSpoken || origin === "system" || origin === "role") trusted += `${text.slice(0, TEXT_MAX)}\n`;
  }
  return new ReadRequest(spoken, trusted, needles);
}

/** What only some rules ask for is looked up when they do. */
class ReadRequest implements Request {
  readonly isKnown: boolean;
  readonly isUnderstood: boolean;
  readonly deeds: number;
  readonly stems: ReadonlySet<string>;
  readonly #spoken: string;
  readonly #trusted: string;
  #folded: FoldedText | null = null;
  #isDelegated: boolean | null = null;
  readonly #named = new Map<string, boolean>();

  constructor(spoken: string, trusted: string, needles: ToolNeedles) {
    const stems = new Set<string>();
    let deeds = 0;
    let english = 0;
    page ??= new Words();
    for (let start = 0; start < spoken.length; start += SLICE) {
      page.read(spoken, start, Math.min(spoken.length, start + SLICE));
      for (let index = 0; index < page.count; index += 1) {
        if ((page.partsAt(index) & PART.english) !== 0) english += 1;
        deeds |= deedsAsked(page, index);
        const stem = toolStemAt(page, index, needles);
        if (stem !== null) stems.add(stem);
      }
    }
    this.isKnown = spoken.trim() !== "";
    this.isUnderstood = deeds !== 0 || english >= 2;
    this.deeds = deeds;
    this.stems = stems;
    this.#spoken = spoken;
    this.#trusted = trusted;
  }

  names({ value, isSqueezed }: Pick<ArgumentValue, "value" | "isSqueezed">): boolean {
    this.#folded ??= new FoldedText(this.#trusted.toLowerCase());
    const known = this.#named.get(value);
    if (known !== undefined) return known;
    const isNamed = (isSqueezed ? this.#folded.squeezed : this.#folded.lower).includes(value);
    this.#named.set(value, isNamed);
    return isNamed;
  }

  get isDelegated(): boolean {
    if (this.#isDelegated === null) {
      const lower = this.#spoken.toLowerCase();
      this.#isDelegated = DELEGATING.some((phrase) => lower.includes(phrase));
    }
    return this.#isDelegated;
  }

  get hasAddress(): boolean {
    const spoken = this.#spoken;
    return spoken.includes("@") || /\d{8}|www\./i.test(spoken) || spoken.includes("://");
  }
}

/** What the word at an index asks for, as bits of `DEED`. */
function deedsAsked(words: Words, index: number): number {
  if ((words.partsAt(index) & PART.telling) !== 0 && isToSpeaker(words, index + 1)) return DEED.read;
  const spoken = words.spokenDeedsAt(index);
  return spoken !== 0 && isVerbAt(words, index) ? spoken : 0;
}

/** Whether the word can be a verb here: not `the email`, not `her shared calendar`. */
function isVerbAt(words: Words, index: number): boolean {
  if (words.wordAt(index).endsWith("ed")) {
    return (words.partsAt(index - 1) & PART.possessive) === 0 && !words.wordAt(index - 1).endsWith("'s");
  }
  if ((words.partsAt(index) & PART.thing) === 0) return true;
  const before = words.wordAt(index - 1);
  return before === "" || VERB_OPENERS.has(before) || OBJECTS.has(words.wordAt(index + 1));
}

function isToSpeaker(words: Words, index: number): boolean {
  const word = words.wordAt(index);
  return word === "me" || word === "us";
}

const VERB_OPENERS: ReadonlySet<string> = new Set(
  "please and then to you also can could would or , let's lets me i we just now should must need want kindly : -".split(
    " ",
  ),
);

const OBJECTS: ReadonlySet<string> = new Set("me him her them us it my this these those all".split(" "));

/** What is being read; only ever filled by `requestOf()`. */
let page: Words | null = null;

/** Short enough that no slice holds more words than are read of one. */
const SLICE = 240;
