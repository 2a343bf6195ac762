import type { TextObservation } from "../../detection/detector";
import { carriers, UNSEEN_KINDS } from "../../text/carriers";
import { hiddenRuns } from "../../text/invisible";
import type { Scope } from "./rules/rule";
import { wordSignals } from "./word-signals";

/** Hidden words of at least this many letters count; shorter runs are flags and emoji. */
const HIDDEN_LETTERS_MIN = 8;
/** Of spread invisible characters: that many runs inside words, and that share of the text. */
const SPLIT_RUNS_MIN = 8;

const INSTRUCTION_MIN = 0.55;
/** Units of hidden markup looked at in one text. */
const LOOKED_AT_MAX = 32_768;

/** Invisible, bidirectional and tag characters that carry or disturb words. */
export function hiddenCharacters(text: string): readonly (TextObservation & { readonly says: string })[] {
  const found: (TextObservation & { readonly says: string })[] = [];
  let splits = 0;
  let firstSplit: { start: number; end: number } | null = null;
  for (const run of hiddenRuns(text)) {
    const isTextual = run.text.replace(/[^\p{L}\p{N}]/gu, "").length >= HIDDEN_LETTERS_MIN;
    if (isTextual) {
      const rule = run.kind === "tags" ? "hidden.tags" : "hidden.selectors";
      found.push({ ...observation(rule, run.start, run.end, "HIGH", 0.95), says: run.text });
    } else if (run.kind === "bidi" && /[\u202d\u202e\u2066-\u2068]/.test(text.slice(run.start, run.end))) {
      if (!found.some((one) => one.rule === "hidden.bidi") && reordersLatin(text, run.end)) {
        found.push({ ...observation("hidden.bidi", run.start, run.end, "MEDIUM", 0.6), says: "" });
      }
    } else if (isInsideWord(text, run.start, run.end)) {
      splits++;
      firstSplit ??= run;
    }
  }
  if (splits >= SPLIT_RUNS_MIN && firstSplit !== null) {
    found.push({ ...observation("hidden.split-words", firstSplit.start, firstSplit.end, "MEDIUM", 0.7), says: "" });
  }
  return found;
}

/** Markup nobody sees that carries an instruction to the reader. */
export function hiddenMarkup(text: string, scope: Scope): readonly TextObservation[] {
  const found: TextObservation[] = [];
  let left = LOOKED_AT_MAX;
  for (const carrier of carriers(text, UNSEEN_KINDS)) {
    const inner = text.slice(carrier.start, carrier.end);
    if (inner.length < 12) continue;
    left -= inner.length;
    if (left < 0) break;
    const signals = wordSignals(inner, scope === "any" ? "addressed" : scope).filter(
      (signal) => signal.weight >= INSTRUCTION_MIN,
    );
    if (signals.length === 0) continue;
    found.push(observation("hidden.markup", carrier.start, carrier.end, "HIGH", 0.8));
    if (found.length >= 5) break;
  }
  return found;
}

function observation(
  rule: string,
  start: number,
  end: number,
  severity: TextObservation["severity"],
  confidence: number,
): TextObservation {
  return { type: "hidden_text", rule, severity, confidence, span: { start, end } };
}

/** A right-to-left override before Latin letters turns what is shown; in Hebrew or Arabic text such controls are ordinary. */
function reordersLatin(text: string, after: number): boolean {
  return /^[^\u0590-\u08ff]{0,3}[A-Za-z0-9]/.test(text.slice(after, after + 8));
}

const LATIN_LETTER = /[A-Za-z]/;

/** Joiners inside Indic, Persian or emoji sequences are ordinary; inside Latin words they are not. */
function isInsideWord(text: string, start: number, end: number): boolean {
  return LATIN_LETTER.test(text.charAt(start - 1)) && LATIN_LETTER.test(text.charAt(end));
}
