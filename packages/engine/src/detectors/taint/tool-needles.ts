import { remembered } from "../../tool-role/remembered";
import { toolWords } from "../../tool-role/tool-words";
import { initialsOf, stemOf } from "./stem";
import type { Words } from "./words";

/** What a sentence that asks for a tool would mention. */
export interface ToolNeedles {
  /** Stems of the words of the name that say something, with how much each says, from 0.5 to 1. */
  readonly stems: ReadonlyMap<string, number>;
  /** Bits of the first characters of words with such a stem, as `initialBit()` has them. */
  readonly initials: number;
  /** Beginnings of words to look for: a stem may stand for words that begin otherwise. */
  readonly beginnings: readonly string[];
  /** The name as written, lower case, when it is long enough to be no ordinary word. */
  readonly name: string | null;
}

/** Words that every second tool has in its name, or that say what nearly all tools do. */
const EMPTY: ReadonlySet<string> = new Set(
  "the of to by for in on at and or with from my all new a an is api tool tools manager management system service services function handler agent action get list view read show fetch retrieve search find lookup check manage set update create add make run execute use process data info information detail details item items name id ids value type status result results current default api v1 v2 web app client server user".split(
    " ",
  ),
);

/** Words that stand in many names and many sentences. */
const COMMON: ReadonlySet<string> = new Set(
  "account email mail message file folder document page note event calendar contact list order number profile transaction payment product customer ticket issue report record records log history access send download upload open control post text money bank book task project team group channel link image code date time order review share change url".split(
    " ",
  ),
);

const NAME_MIN = 6;
const STEMS_MAX = 10;
const BEGINNING = 5;

/** Of an action that names no tool, or of none. */
export const NO_NEEDLES: ToolNeedles = { stems: new Map(), initials: 0, beginnings: [], name: null };

/** What to look for. A tool whose name says nothing has no needles. */
export function needlesOf(tool: string | null): ToolNeedles {
  return tool === null ? NO_NEEDLES : needlesOfName(tool);
}

const needlesOfName = remembered((tool): ToolNeedles => {
  const stems = new Map<string, number>();
  const beginnings = new Set<string>();
  let initials = 0;
  for (const word of toolWords(tool)) {
    if (word.length < 3 || EMPTY.has(word) || /^\d/.test(word) || stems.size >= STEMS_MAX) continue;
    const stem = stemOf(word);
    stems.set(stem, COMMON.has(word) || COMMON.has(`${word}s`) ? 0.5 : 1);
    beginnings.add(stem).add(word.slice(0, BEGINNING));
    for (const initial of initialsOf(stem)) initials |= initialBit(initial.charCodeAt(0));
  }
  const name = tool.trim().toLowerCase();
  const isNamed = name.length >= NAME_MIN && name.length <= 100 && (/[._-]/.test(name) || /[a-z][A-Z]/.test(tool));
  return { stems, initials, beginnings: [...beginnings], name: isNamed ? name : null };
});

/** The stem of a word when the tool's name has it, else `null`. */
export function toolStemAt(words: Words, index: number, { stems, initials }: ToolNeedles): string | null {
  if ((initials & initialBit(words.initialAt(index))) === 0) return null;
  const stem = stemOf(words.wordAt(index));
  return stems.has(stem) ? stem : null;
}

/** Whether a word of the tool's name, which says something by itself, stands here: it may be a verb we do not know. */
export function isToolVerb(words: Words, index: number, needles: ToolNeedles): boolean {
  const stem = toolStemAt(words, index, needles);
  return stem !== null && needles.stems.get(stem) === 1;
}

/** One bit for each letter, one for all else. */
function initialBit(code: number): number {
  return code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << 26;
}
