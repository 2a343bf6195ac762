import { FEATURES } from "../../detection/features";
import { decodedStretches } from "../../text/decode";
import type { Candidate } from "./candidate";
import { plainViews } from "./plain-view";
import { scan } from "./scan";

/** Encodings without a trace of the plain characters; the escapes are undone by the views. */
const ENCODED = FEATURES.token | FEATURES.digits;
/** Longer texts are decoded in their first and last part only. */
const DECODED_PART_MAX = 16_384;

/**
 * Credentials a text holds in disguise: cut by invisible characters, tags or a line break, in escapes or wide letters, in
 * base64 or hexadecimal. Only those that show by their own format, since a name beside a value says little once both are
 * rewritten. Spans are of what carries them. `features` are those of the text, `plain` is what it holds undisguised: a token
 * that is whole does not go on in the next line.
 */
export function findDisguised(text: string, features: number, plain: readonly Candidate[]): readonly Candidate[] {
  const whole = plain.filter(isCertain);
  const found: Candidate[] = [];
  for (const view of plainViews(text, features)) {
    for (const candidate of scan(view.text)) {
      if (!isCertain(candidate)) continue;
      const { start, end } = view.span(candidate.start, candidate.end);
      if (text.slice(start, end) === view.text.slice(candidate.start, candidate.end)) continue;
      if (!whole.some((other) => other.start < end && start < other.end)) found.push({ ...candidate, start, end });
    }
  }
  if ((features & ENCODED) !== 0) {
    findEncoded(text.slice(0, DECODED_PART_MAX), 0, features, found);
    const rest = Math.max(DECODED_PART_MAX, text.length - DECODED_PART_MAX);
    if (rest < text.length) findEncoded(text.slice(rest), rest, features, found);
  }
  return found;
}

function findEncoded(part: string, offset: number, features: number, found: Candidate[]): void {
  // To base64 the `/` before data in a path would be a part of them; in what it makes of text it hardly occurs.
  const readings = part.includes("/") ? [part, part.replaceAll("/", " ")] : [part];
  for (const reading of readings) {
    for (const { text, start, end } of decodedStretches(reading, features & ENCODED, false)) {
      for (const candidate of scan(text)) {
        if (isCertain(candidate)) found.push({ ...candidate, rank: 2, start: start + offset, end: end + offset });
      }
    }
  }
}

function isCertain({ rank, severity, rule }: Candidate): boolean {
  return severity === "HIGH" && (rank === 3 || rule === "private-key");
}
