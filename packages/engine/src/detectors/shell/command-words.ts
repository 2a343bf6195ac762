import type { JsonObject, JsonValue } from "../../vocabulary/json";

/** A program and its words, sent apart. */
export interface CommandWords {
  readonly program: string | null;
  readonly words: readonly string[];
  /** Whether the words are to be read as written, not each as one word. */
  readonly isRaw: boolean;
}

const PROGRAM_KEY = /^(?:command|cmd|program|executable|binary)$/i;
const WORD_KEY = /^(?:args|arguments|params|parameters)$/i;
const ARGV_KEY = /^argv$/i;
/** Lists under such a key hold a command line each. */
const LINES_KEY = /^(?:(?:\w{1,40}_?)?(?:commands|cmds|scripts|lines)|script|run|steps)$/i;

const LINES_JOINED_MAX = 64;

/** Whether what stands under the key names a program when words stand beside it. */
export function isProgramKey(key: string): boolean {
  return PROGRAM_KEY.test(key);
}

/** Whether what stands under the key is given to the program beside it. */
export function isWordsKey(key: string): boolean {
  return WORD_KEY.test(key) || ARGV_KEY.test(key);
}

/** Whether the list makes no command without the program beside it. */
export function needsProgram(key: string): boolean {
  return WORD_KEY.test(key);
}

/** The words of a list: its strings, and numbers and truth values as text. Lists and objects in it are lists of their own. */
export function wordsOf(list: readonly JsonValue[]): readonly string[] {
  const words: string[] = [];
  for (const value of list) {
    if (typeof value === "string") words.push(value);
    else if (words.length > 0 && (typeof value === "number" || typeof value === "boolean")) words.push(String(value));
  }
  return words;
}

/** Whether each of the words may be a command line by itself. */
export function areLines(key: string, words: readonly string[]): boolean {
  return words.length < 2 || LINES_KEY.test(key) || /\s/.test(words[0]?.trim() ?? "");
}

/** Whether a list under the key may also be one command in words: lists of very many lines are not. */
export function mayBeOneCommand(key: string, words: readonly string[]): boolean {
  return words.length > 1 && (words.length <= LINES_JOINED_MAX || !LINES_KEY.test(key));
}

/** The programs an object names, in the order of its keys. At most 4. */
export function programsOf(object: JsonObject): readonly (readonly [key: string, program: string])[] {
  const programs: [string, string][] = [];
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (typeof value === "string" && isProgramKey(key)) programs.push([key, value]);
    if (programs.length === 4) break;
  }
  return programs;
}

/** The words as a shell would be given them; the first may be a command line of its own. */
export function commandLine({ program, words, isRaw }: CommandWords): string {
  const all = program === null ? words : [program, ...words];
  return all.map((word, index) => (index === 0 || isRaw ? word : quoted(word))).join(" ");
}

function quoted(word: string): string {
  return /^[\w./~*:=@,+%-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}
