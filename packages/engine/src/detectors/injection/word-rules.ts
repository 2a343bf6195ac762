import { cipheredWords } from "../../text/decode-cipher";
import { Glance } from "./glance/glance";
import { MODEL_WORDS } from "./glance/model-words";
import { Possible } from "./glance/possible";
import { WordIndex } from "./glance/word-index";
import { ENGLISH } from "./lexicon/english";
import { EUROPEAN } from "./lexicon/european";
import { OTHER_SCRIPTS } from "./lexicon/other-scripts";
import { PLANTED } from "./lexicon/planted";
import { wordTree } from "./matcher/lexicon";
import { Matcher } from "./matcher/matcher";
import { compilePattern } from "./matcher/pattern";
import { MARKERS } from "./matcher/words";
import { DIRECT } from "./rules/direct";
import { LANGUAGES } from "./rules/languages";
import { ADDRESSED, OUTSIDE } from "./rules/outside";
import type { Rule, Scope } from "./rules/rule";
import { SHAPE_WORDS } from "./structure";

/** Rules by scope: what is judged outside is judged by all of them. */
export const RULES: Readonly<Record<Scope, readonly Rule[]>> = {
  any: [...DIRECT, ...LANGUAGES],
  addressed: [...DIRECT, ...LANGUAGES, ...ADDRESSED],
  outside: [...DIRECT, ...LANGUAGES, ...ADDRESSED, ...OUTSIDE],
};

/** The words the rules are made of. */
export const LEXICONS = [ENGLISH, PLANTED, ...EUROPEAN, ...OTHER_SCRIPTS] as const;

/** The rules made ready. `glance` and the matchers hold the state of one text, so a text is judged before the next begins. */
export interface WordRules {
  readonly glance: Glance;
  readonly matchers: Readonly<Record<Scope, Matcher>>;
  readonly possible: Readonly<Record<Scope, Possible>>;
  /** Whether the text `glance` has looked at may hold a word of a class that only the glance knows. */
  readonly holds: (name: "SPEAKER" | "BOUNDARY" | "CIPHERED" | "TELLING") => boolean;
}

let compiled: WordRules | null = null;

/** Built at first use: some milliseconds. */
export function wordRules(): WordRules {
  compiled ??= compile();
  return compiled;
}

function compile(): WordRules {
  const tree = wordTree(LEXICONS, MARKERS);
  const patterns = (scope: Scope) => RULES[scope].map((rule) => compilePattern(rule.pattern, tree.classes));
  const glanced = { ...SHAPE_WORDS, ...MODEL_WORDS, CIPHERED: cipheredWords().join(",") };
  const classes = new Map([...tree.classes.keys(), ...Object.keys(glanced)].map((name, id) => [name, id]));
  const index = new WordIndex(LEXICONS, glanced, classes);
  const glance = new Glance(index);
  const matcher = (scope: Scope) => new Matcher(tree, patterns(scope));
  const possible = (scope: Scope) => new Possible(RULES[scope], patterns(scope), index);
  return {
    glance,
    matchers: { any: matcher("any"), addressed: matcher("addressed"), outside: matcher("outside") },
    possible: { any: possible("any"), addressed: possible("addressed"), outside: possible("outside") },
    holds(name) {
      const id = classes.get(name) ?? 0;
      return ((glance.seen[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0;
    },
  };
}
