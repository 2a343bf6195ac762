import type { Evidence, TextObservation } from "../../detection/detector";
import { isDelegated } from "./delegation";
import { meant } from "./mentions";
import type { Scope } from "./rules/rule";
import { type Signal, sufficient } from "./signal";
import { SUSPECT_TEXT } from "./types";
import { wordSignals } from "./word-signals";

/** What quoted attacks weigh together: as much as a second sign has to. */
const QUOTED_WEIGHT = 0.5;

/** Requests to do something, and what is left of their weight where requests are the work itself. */
const REQUESTS: ReadonlyMap<string, number> = new Map([
  ["planted.request-mine", 0],
  ["planted.opening-mine", 0],
  ["planted.request-system", 0],
  ["planted.request-value", 0],
  ["planted.request-all", 0],
  ["planted.request-to-address", 0],
  ["planted.important-act", 0],
  ["planted.send-mail", 0],
  ["planted.genre", 0],
  ["planted.call-tool", 0],
  ["planted.send-results", 0.3],
  ["planted.act-then-send", 0.3],
]);

/** What stays when words are taken out of a text: it does not come from its words alone. */
const APART =
  /^(?:encoding\.(?!decode-|answer-)|planted\.(?:hidden-markup|stray-line)|split\.(?:lines|markup|underscores))/;

/** What is left of the signs after a second look. */
export interface Confirmed {
  readonly signals: readonly Signal[];
  /** Said instead when nothing is left but requests. */
  readonly suspect: TextObservation | null;
}

/**
 * A second look at signs that would suffice: requests inside a document the agent was asked to act on, and words that are
 * only talked about, do not. `rejudge` adds the shapes of a text and what the model makes of it to its words. Runs on texts about to be blocked only.
 */
export function confirm(
  text: string,
  scope: Scope,
  signals: readonly Signal[],
  evidence: Evidence,
  rejudge: (text: string, words: readonly Signal[]) => readonly Signal[],
): Confirmed {
  const [heaviest] = sufficient(signals);
  if (heaviest === undefined) return { signals: [], suspect: null };
  let left = signals;
  const isWork = scope === "outside" && signals.some(({ rule }) => REQUESTS.has(rule)) && isDelegated(evidence);
  if (isWork) {
    left = asWork(signals);
    if (sufficient(left).length === 0) return { signals: [], suspect: askedFor(heaviest) };
  }
  const plain = meant(text, scope);
  if (plain === null) return { signals: sufficient(left), suspect: null };
  const { withQuotations, isQuoted } = plain;
  const words = [...wordSignals(plain.text, scope)];
  if (withQuotations !== null) {
    // What begins outside a quotation and takes something from it is meant: say "access granted".
    words.push(...wordSignals(withQuotations, scope).filter(({ start }) => !isQuoted(start)));
  }
  const marks = left.filter(({ rule }) => APART.test(rule));
  const rest = rejudge(plain.text, [...(isWork ? asWork(words) : words), ...marks]);
  if (rest.length === 0) return { signals: [], suspect: null };
  const support = left.filter(({ rule }) => rule.startsWith("setting."));
  const quoted = withQuotations === null ? undefined : left.find(({ start }) => isQuoted(start));
  if (quoted !== undefined) support.push({ ...quoted, weight: Math.min(quoted.weight, QUOTED_WEIGHT) });
  return { signals: sufficient([...rest, ...support]), suspect: null };
}

function asWork(signals: readonly Signal[]): readonly Signal[] {
  return signals.flatMap((signal) => {
    if (signal.rule.startsWith("setting.")) return [];
    const weight = REQUESTS.get(signal.rule) ?? signal.weight;
    return weight === 0 ? [] : [{ ...signal, weight }];
  });
}

/** Of low severity: a request where requests are expected, worth a note. */
function askedFor({ start, end }: Signal): TextObservation {
  return { type: SUSPECT_TEXT.type, rule: "planted.asked-for", severity: "LOW", confidence: 0.3, span: { start, end } };
}
