import { fold } from "../../../text/fold";
import { WordTree } from "./word-tree";

/**
 * Words by class: `DISMISS: "ignore, disregard, pay no attention to"`. Entries are parted by commas and
 * folded like the texts; `*` at the end lets the word go on (`instruk*`). Classes of several languages add up.
 */
export type Lexicon = Readonly<Record<string, string>>;

const HOT_LENGTH = 4;

/** Compiles lexicons into one tree. `markers` are classes without words, numbered first. */
export function wordTree(lexicons: readonly Lexicon[], markers: readonly string[]): WordTree {
  const classes = new Map<string, number>(markers.map((marker, index) => [marker, index]));
  const tree = new WordTree(classes);
  const words: (readonly [word: string, isOpen: boolean, id: number])[] = [];
  for (const lexicon of lexicons) {
    for (const [name, entries] of Object.entries(lexicon)) {
      const id = classes.get(name) ?? classes.size;
      classes.set(name, id);
      for (const entry of entries.split(",")) {
        const word = entry.trim();
        const isOpen = word.endsWith("*");
        words.push([fold(isOpen ? word.slice(0, -1) : word).text, isOpen, id]);
      }
    }
  }
  // The beginnings of all words first: they are visited most, and so stand side by side in memory.
  for (let length = 1; length <= HOT_LENGTH; length++) for (const [word] of words) tree.reserve(word.slice(0, length));
  for (const [word, isOpen, id] of words) tree.add(word, isOpen, id);
  return tree;
}
