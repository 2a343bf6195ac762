import { foldUnicode } from "./fold-unicode";
import { type FoldedText, FoldOutput, foldedInPlace } from "./folded-text";

export type { FoldedText } from "./folded-text";

const NOT_PLAIN = /[^\t\n\r\x20-\x7e]/;
const SPACES = /[ \t\n\r]{2,}|[\t\r]/g;
const SPACES_SOMEWHERE = /[ \t\n\r]{2}|[\t\r]/;

/** Folds any text. Linear; a plain ASCII text without runs of white space costs one `toLowerCase`. */
export function fold(text: string): FoldedText {
  if (NOT_PLAIN.test(text)) return foldUnicode(text);
  if (!SPACES_SOMEWHERE.test(text)) return foldedInPlace(text.toLowerCase(), text);
  const output = new FoldOutput(text);
  let from = 0;
  SPACES.lastIndex = 0;
  for (let match = SPACES.exec(text); match !== null; match = SPACES.exec(text)) {
    output.add(text.slice(from, match.index).toLowerCase(), from);
    output.add(match[0].includes("\n") ? "\n" : " ", match.index);
    from = match.index + match[0].length;
  }
  output.add(text.slice(from).toLowerCase(), from);
  return output.folded();
}
