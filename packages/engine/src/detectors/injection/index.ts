import type { Evidence, TextDetector, TextObservation } from "../../detection/detector";
import { FEATURES } from "../../detection/features";
import type { TextEvidence } from "../../detection/text-evidence";
import { ANY_CARRIER, decodedStretches } from "../../text/decode";
import { type FoldedText, fold } from "../../text/fold";
import {
  CERTAIN_THRESHOLD,
  SUFFICIENT_THRESHOLD,
  SUSPECT_THRESHOLD,
  type Suspicion,
  suspicionOf,
  type TextKind,
} from "./classifier";
import { confirm } from "./confirm";
import { isDelegated } from "./delegation";
import { type Glance, SIGNS } from "./glance/glance";
import { hiddenCharacters, hiddenMarkup } from "./hidden";
import { rejoinedSignal, wrappedSignal } from "./rejoined";
import type { Scope } from "./rules/rule";
import { scopeOf } from "./scope";
import { ENOUGH, type Signal, sufficient } from "./signal";
import { mayHaveShapes, SETTINGS_MAX, settingSignals, shapeSignals, strayLine } from "./structure";
import { HIDDEN_TEXT, PROMPT_INJECTION, SUSPECT_TEXT } from "./types";
import { type WordRules, wordRules } from "./word-rules";
import { signalsOf, wordSignals } from "./word-signals";

/** What the model's certainty adds to rules that would not suffice alone. */
const SUPPORT_WEIGHT = { message: 0.7, data: 0.5 } as const;
/** UTF-16 units between a sign and the model's worst window, at most: a person's attack is one long text, a planted one short. */
const NEAR = { message: 600, data: 250 } as const;
const OBSERVATIONS_MAX = 20;
/** What the model is asked about: sentences, and scripts whose words the scan does not count. */
const PROSE = FEATURES.sentence | FEATURES.nonAscii;
/** What is more than words: hidden characters, markup, encodings, tables. */
const SPECIAL = FEATURES.invisible | FEATURES.markup | FEATURES.shell | ANY_CARRIER;
const UNSUSPECTED = { score: 0, start: 0, end: 0 } as const;
const NOTHING: readonly never[] = [];

/**
 * Instructions meant to take over the agent, in texts that should not give it any. What counts depends on whose text it
 * is: see `scopeOf`. The agent's own words, its role and the system prompt are never injections.
 */
export const injectionDetector: TextDetector = {
  id: "injection",
  kind: "text",
  types: [PROMPT_INJECTION, SUSPECT_TEXT, HIDDEN_TEXT],
  triggers: { features: ["sentence", "nonAscii", "invisible", "token", "escape", "markup"] },
  inspect,
};

function inspect(evidence: TextEvidence, whole: Evidence): readonly TextObservation[] {
  const scope = scopeOf(evidence);
  if (scope === null) return NOTHING;
  const { text, features } = evidence;
  // What the agent itself wrote into an argument is read as a message, also under the key of a document.
  const kind: TextKind = scope === "outside" ? "data" : "message";
  const rules = wordRules();
  const folded = glanceAt(evidence, rules.glance);
  const { isMasked } = rules.glance;
  const possible = possibleWeight(rules, scope);
  const mayBeCiphered = rules.holds("CIPHERED");
  const isAsked = (features & PROSE) !== 0 && mayOrder(rules);
  const suspicion = isAsked ? suspicionOf(text, kind) : UNSUSPECTED;
  const support = suspicion.score >= CERTAIN_THRESHOLD[kind] ? SUPPORT_WEIGHT[kind] : 0;
  const isSuspect = suspicion.score >= SUSPECT_THRESHOLD[kind];
  const alone = isEnoughAlone(suspicion, kind) ? 1 : 0;
  const most = possible + support + alone + (scope === "outside" ? SETTINGS_MAX : 0);
  if (most < ENOUGH && (features & SPECIAL) === 0 && !mayBeCiphered && !mayHaveShapes(rules)) {
    return isSuspect ? [suspect(suspicion, evidence, whole)] : NOTHING;
  }
  const signals: Signal[] = [];
  const found: TextObservation[] = [];
  shapeSignals(text, scope === "any", rules, signals);
  if (scope === "outside") {
    const stray = strayLine(text, features);
    if (stray !== null) signals.push(stray);
  }
  if ((features & FEATURES.invisible) !== 0) lookForCharacters(text, scope, found, signals);
  if ((features & FEATURES.markup) !== 0) lookForMarkup(text, scope, found, signals);
  lookForEncodings(evidence, scope, mayBeCiphered, signals);
  const isOpen = possible >= ENOUGH;
  if (isOpen) signals.unshift(...signalsOf(folded ?? fold(text), scope, isMasked));
  if (scope !== "any" && !signals.some(({ weight }) => weight >= ENOUGH)) {
    const rejoined = rejoinedSignal(text, features, isOpen);
    if (rejoined !== null) signals.push(rejoined);
  }
  if (possible > 0 || signals.length > 0 || alone > 0) {
    const settings = scope === "outside" ? settingSignals(text) : NOTHING;
    const others = weightOf(signals) + weightOf(settings) + support;
    if (!isOpen && possible > 0 && possible + others >= ENOUGH) {
      signals.unshift(...signalsOf(folded ?? fold(text), scope, isMasked));
    }
    if (signals.length > 0 || alone > 0) {
      signals.push(...settings);
      addModelsWord(suspicion, kind, signals);
      if (sufficient(signals).length > 0) {
        const rejudge = (plain: string, words: readonly Signal[]) => judge(plain, kind, words, rules);
        const { signals: left, suspect: asked } = confirm(text, scope, signals, whole, rejudge);
        for (const signal of left) found.push(blocking(signal));
        if (asked !== null) found.push(asked);
      }
    }
  }
  if (isSuspect) found.push(suspect(suspicion, evidence, whole));
  return found.length > OBSERVATIONS_MAX ? found.slice(0, OBSERVATIONS_MAX) : found;
}

/** Adds its shapes, and the model's word, to what the words of a text say. */
function judge(text: string, kind: TextKind, words: readonly Signal[], rules: WordRules): readonly Signal[] {
  const signals = [...words];
  shapeSignals(text, kind === "message", rules, signals);
  const suspicion = suspicionOf(text, kind);
  addModelsWord(suspicion, kind, signals);
  return signals;
}

/** What the model adds to signs near its worst window, and to none where it is surer still. */
function addModelsWord(suspicion: Suspicion, kind: TextKind, signals: Signal[]): void {
  if (isEnoughAlone(suspicion, kind)) {
    signals.push({ rule: "model.alone", weight: 1, ...spanOf(suspicion) });
  } else if (suspicion.score >= CERTAIN_THRESHOLD[kind] && isNear(suspicion, signals, NEAR[kind])) {
    signals.push({ rule: "model.support", weight: SUPPORT_WEIGHT[kind], ...spanOf(suspicion) });
  }
}

/** Whether the model is so sure that no rule is needed: of messages only, since documents ask people for things all the time. */
function isEnoughAlone({ score }: Suspicion, kind: TextKind): boolean {
  return kind === "message" && score >= SUFFICIENT_THRESHOLD;
}

/** Looks at a text as it is, or, when that does not do, folded; gives what it had to fold. */
function glanceAt({ text, features }: TextEvidence, glance: Glance): FoldedText | null {
  if ((features & FEATURES.invisible) === 0 && glance.look(text, false)) return null;
  const folded = fold(text);
  glance.look(folded.text, true);
  return folded;
}

/**
 * The model's word. It weighs little where it is not certain, and where requests belong: in what the agent writes itself,
 * and in a document the user asked to have dealt with.
 */
function suspect(suspicion: Suspicion, { origin }: TextEvidence, whole: Evidence): TextObservation {
  const isAtHome = origin === "payload" || isDelegated(whole);
  const isCertain =
    suspicion.score >= CERTAIN_THRESHOLD[origin === "tool" || origin === "context" ? "data" : "message"];
  return {
    type: SUSPECT_TEXT.type,
    rule: "model.linear",
    severity: isAtHome || !isCertain ? "LOW" : "MEDIUM",
    confidence: suspicion.score,
    span: spanOf(suspicion),
  };
}

function spanOf({ start, end }: Suspicion): { readonly start: number; readonly end: number } {
  return { start, end };
}

/** Whether any sign stands by what the model found worst: what it says of one place supports no rule at another. */
function isNear({ start, end }: Suspicion, signals: readonly Signal[], distance: number): boolean {
  return signals.some((signal) => signal.start < end + distance && signal.end > start - distance);
}

/** Whether the text glanced at has anything of an order or a question, or is in no language we know. */
function mayOrder({ glance, holds }: WordRules): boolean {
  return glance.isForeign || glance.isMasked || (glance.signs & SIGNS["?"]) !== 0 || holds("TELLING");
}

/** The weights of the word rules that may hold in the text glanced at; without end where the glance cannot tell. */
function possibleWeight({ glance, possible }: WordRules, scope: Scope): number {
  if (glance.isForeign || glance.isSpelled) return Number.POSITIVE_INFINITY;
  return possible[scope].weight(glance.isMasked ? glance.seenUnmasked : glance.seen);
}

function lookForCharacters(text: string, scope: Scope, found: TextObservation[], signals: Signal[]): void {
  for (const { says, ...hidden } of hiddenCharacters(text)) {
    found.push(hidden);
    if (says !== "" && sufficient(wordSignals(says, scope)).length > 0 && hidden.span !== null) {
      signals.push({ rule: "encoding.hidden-characters", weight: 1, ...hidden.span });
    }
  }
}

function lookForMarkup(text: string, scope: Scope, found: TextObservation[], signals: Signal[]): void {
  for (const hidden of hiddenMarkup(text, scope)) {
    found.push(hidden);
    if (scope === "outside" && hidden.span !== null)
      signals.push({ rule: "planted.hidden-markup", weight: 1, ...hidden.span });
  }
}

function lookForEncodings(
  { text, features }: TextEvidence,
  scope: Scope,
  mayBeCiphered: boolean,
  signals: Signal[],
): void {
  for (const stretch of decodedStretches(text, features, mayBeCiphered)) {
    if (sufficient(wordSignals(stretch.text, scope)).length === 0) continue;
    signals.push({ rule: `encoding.${stretch.encoding}`, weight: 1, start: stretch.start, end: stretch.end });
  }
  const wrapped = scope === "any" ? null : wrappedSignal(text, features);
  if (wrapped !== null) signals.push(wrapped);
}

function weightOf(signals: readonly Signal[]): number {
  return signals.reduce((sum, { weight }) => sum + weight, 0);
}

function blocking(signal: Signal): TextObservation {
  return {
    type: PROMPT_INJECTION.type,
    rule: signal.rule,
    severity: "CRITICAL",
    confidence: 0.9,
    span: { start: signal.start, end: signal.end },
  };
}
