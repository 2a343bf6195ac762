import { ALPHABETS, type Alphabet, bitsOf, isAlphabet } from "./alphabet";
import type { Runs } from "./runs";

/** One part of a token's body: letters as they are, or a run of an alphabet with its length. */
type Segment =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "run"; readonly alphabet: Alphabet; readonly min: number; readonly max: number };

export type Body = readonly Segment[];

/** Longest body of an open-ended run; what is longer is not a token but data. */
const LENGTH_MAX = 2_000;

/**
 * Reads the notation of the rule tables: parts separated by spaces, each `'literal'` or `alphabet:length`,
 * `alphabet:min-max`, `alphabet:min-`. `"digit:10-13 '-' alnum:24"` is `1234567890-…24 letters or digits…`.
 */
export function parseBody(notation: string): Body {
  return notation.split(" ").map((part): Segment => {
    if (part.startsWith("'")) return { kind: "literal", text: part.slice(1, -1) };
    const [alphabet = "", length = ""] = part.split(":");
    if (!isAlphabet(alphabet)) throw new RangeError(`no such alphabet: ${part}`);
    const [min, max] = length.split("-");
    if (max === undefined) return { kind: "run", alphabet, min: Number(min), max: Number(min) };
    return { kind: "run", alphabet, min: Number(min), max: max === "" ? LENGTH_MAX : Number(max) };
  });
}

/** Where the body that starts at `from` ends, or -1 when there is none or it goes on in its own alphabet. */
export function matchBody(text: string, from: number, body: Body, runs: Runs): number {
  let at = from;
  let lastMask: number = ALPHABETS.alnum;
  for (const segment of body) {
    if (segment.kind === "literal") {
      if (!text.startsWith(segment.text, at)) return -1;
      at += segment.text.length;
      lastMask = ALPHABETS.alnum;
    } else {
      const end = Math.min(runs.end(segment.alphabet, at), at + segment.max);
      if (end - at < segment.min) return -1;
      at = end;
      lastMask = ALPHABETS[segment.alphabet] | ALPHABETS.alnum;
    }
  }
  return at < text.length && (bitsOf(text.charCodeAt(at)) & lastMask) !== 0 ? -1 : at;
}
