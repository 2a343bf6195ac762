import type { Evidence, Observation } from "../../detection/detector";
import { FEATURES } from "../../detection/features";
import type { TextEvidence } from "../../detection/text-evidence";
import { keyIn } from "./fold-key";
import { FoldedText } from "./folded";
import { type Directive, directivesOf } from "./sentence";

/** A text nobody vouches for. What is costly to know of it is worked out when it is asked for, and once. */
export class UntrustedText {
  readonly source: TextEvidence;
  /** How sure another detector was that it tries to instruct the agent, from 0 to 1. */
  readonly suspicion: number;
  #folded: FoldedText | null = null;
  #directives: readonly Directive[] | null = null;

  constructor(source: TextEvidence, suspicion: number) {
    this.source = source;
    this.suspicion = suspicion;
  }

  get folded(): FoldedText {
    this.#folded ??= new FoldedText(this.source.text.toLowerCase());
    return this.#folded;
  }

  /** Its sentences that tell their reader to do something. */
  get directives(): readonly Directive[] {
    this.#directives ??= directivesOf(this.source.text);
    return this.#directives;
  }
}

/** Finding types that say a text tries to instruct the agent, and the share of their confidence that counts. */
const SUSPECT_TYPES: ReadonlyMap<string, number> = new Map([
  ["prompt_injection", 1],
  ["suspect_text", 0.7],
  ["tool_poisoning", 1],
  ["hidden_text", 0.7],
]);

/** Keys of the context, without case and separators, under which callers put what an agent has read. */
const isDocumentKey = keyIn(
  "document documents doc docs page pages html body content contents email emails mail mails result results output outputs tooloutput tooloutputs toolresult toolresults observation observations searchresult searchresults retrieved retrieval snippet snippets web source sources attachment attachments data response responses chunk chunks passage passages article articles file files text texts transcript webpage",
);
const TOTAL_MAX = 262_144;

/** The texts of an action that came from outside, newest first. */
export function untrustedTexts({
  texts,
  observations,
}: Pick<Evidence, "texts" | "observations">): readonly UntrustedText[] {
  const sources: TextEvidence[] = [];
  let length = 0;
  for (let index = texts.length - 1; index >= 0 && length < TOTAL_MAX; index -= 1) {
    const source = texts[index];
    if (source === undefined || !isUntrusted(source)) continue;
    sources.push(source);
    length += source.text.length;
  }
  if (sources.length === 0) return [];
  return sources.map(suspectBy(observations));
}

/** Makes untrusted texts, each as suspect as what was observed in it. */
function suspectBy(observations: readonly Observation[]): (source: TextEvidence) => UntrustedText {
  let suspicions: Map<string, number> | null = null;
  for (const observation of observations) {
    const { path } = observation;
    const suspicion = suspicionOf(observation);
    if (suspicion === 0 || path === null) continue;
    suspicions ??= new Map();
    suspicions.set(path, Math.max(suspicions.get(path) ?? 0, suspicion));
  }
  const known = suspicions;
  return (source) => new UntrustedText(source, known === null ? 0 : (known.get(source.path) ?? 0));
}

/** How much an observation says that a text tries to instruct the agent, from 0 to 1. */
export function suspicionOf({ type, severity, confidence }: Observation): number {
  const share = SUSPECT_TYPES.get(type) ?? 0;
  return severity === "LOW" ? (share * confidence) / 2 : share * confidence;
}

/** Whether a text came from outside. */
export function isUntrusted({ origin, key, features }: TextEvidence): boolean {
  if (origin === "tool") return true;
  return origin === "context" && (features & FEATURES.sentence) !== 0 && isDocumentKey(key);
}
