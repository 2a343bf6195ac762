import { leetLetter } from "./confusables";
import { type FoldedText, FoldOutput, relettered } from "./folded-text";

/**
 * The folded text with disguises taken off: digits and signs inside words read as letters (`1gn0re`), and letters
 * written one by one (`i g n o r e`, `i-g-n-o-r-e`) joined. `null` when there was nothing to take off.
 */
export function unmask(folded: FoldedText): FoldedText | null {
  const leet = unleet(folded.text);
  const joined = joinSpelled(leet);
  if (joined === null) return leet === folded.text ? null : relettered(folded, leet);
  return {
    text: joined.text,
    span: (start, end) => {
      const inner = joined.span(start, end);
      return folded.span(inner.start, inner.end);
    },
  };
}

const LEET_INSIDE = /[a-z][013457@$!|]|[013457@$!|][a-z]/;
const LEET_WORD = /[a-z013457@$!|]{4,}/g;
const LEET_WORD_MAX = 24;
const LEET_LETTERS_MIN = 3;

function unleet(text: string): string {
  if (!LEET_INSIDE.test(text)) return text;
  return text.replace(LEET_WORD, (word) => {
    if (word.length > LEET_WORD_MAX || !LEET_INSIDE.test(word)) return word;
    if (word.replace(/[^a-z]/g, "").length < LEET_LETTERS_MIN) return word;
    const body = word.replace(/[!|]{1,24}$/, "");
    let out = "";
    for (const character of body) out += leetLetter(character) ?? character;
    return out + word.slice(body.length);
  });
}

/** At least four single letters with one separator each; the separator is the same all along, wider gaps part words. */
const SPELLED = /(?<![a-z0-9])[a-z]([ ._*-])[a-z]\1[a-z](?:\1[a-z]){1,200}(?![a-z0-9])/g;

function joinSpelled(text: string): FoldedText | null {
  const output = new FoldOutput(text);
  let from = 0;
  SPELLED.lastIndex = 0;
  for (let match = SPELLED.exec(text); match !== null; match = SPELLED.exec(text)) {
    output.add(text.slice(from, match.index), from);
    for (let at = 0; at < match[0].length; at += 2) output.add(match[0].charAt(at), match.index + at);
    from = match.index + match[0].length;
  }
  if (from === 0) return null;
  output.add(text.slice(from), from);
  return output.folded();
}
