import type { Action } from "../../action";
import type { Observation } from "../../detection/detector";
import { FEATURES } from "../../detection/features";
import type { TextEvidence } from "../../detection/text-evidence";
import { keyedName } from "../../hash/keyed-name";
import type { SipKey } from "../../hash/sip-hash";
import type { StepMemory } from "../../session/taint";
import { addressesIn } from "./addresses";
import { DEED } from "./deeds";
import { directiveOf, sentenceAround } from "./sentence";
import { isUntrusted, suspicionOf, untrustedTexts } from "./untrusted";

/** Addresses remembered of one action, of either side. */
const UNTRUSTED_MAX = 32;
const TRUSTED_MAX = 16;
/** Only this much of a text is read for them. */
const TEXT_MAX = 32_768;

const CARRYING = DEED.send | DEED.pay | DEED.share | DEED.upload | DEED.visit;
const ADDRESSED = FEATURES.at | FEATURES.host | FEATURES.digits;

/**
 * What the texts of an action leave in its session: the addresses that untrusted texts want used and those the user named,
 * as keyed names, and how much the texts looked like an injection. Never the texts themselves.
 */
export function memoryOf(
  action: Action,
  texts: readonly TextEvidence[],
  observations: readonly Observation[],
  key: SipKey,
): StepMemory {
  const { untrusted, isSuspect } = untrustedMemory(texts, observations, key);
  const cost = action.context["cost"];
  return {
    untrusted,
    trusted: trustedNames(texts, key),
    isSuspect,
    suspicion: texts.length === 0 ? null : gravestSuspicion(observations),
    cost: typeof cost === "number" ? cost : 0,
  };
}

/** What is merely suspect is in ordinary mail too; only what weighs something adds up over a session. */
function gravestSuspicion(observations: readonly Observation[]): number {
  let gravest = 0;
  for (const observation of observations) {
    if (observation.severity !== "LOW") gravest = Math.max(gravest, suspicionOf(observation));
  }
  return gravest;
}

const NOTHING = { untrusted: [], isSuspect: false } as const;

/** Addresses that untrusted texts want used, oldest first as the session keeps them, and whether one is suspect. */
function untrustedMemory(
  texts: readonly TextEvidence[],
  observations: readonly Observation[],
  key: SipKey,
): Pick<StepMemory, "untrusted" | "isSuspect"> {
  const mayMatter =
    texts.some((text) => (text.features & ADDRESSED) !== 0 && isUntrusted(text)) ||
    observations.some((observation) => suspicionOf(observation) > 0);
  if (!mayMatter) return NOTHING;
  const untrusted: string[] = [];
  let isSuspect = false;
  for (const { source, suspicion } of untrustedTexts({ texts, observations })) {
    isSuspect ||= suspicion >= 0.5;
    if ((source.features & ADDRESSED) === 0 || untrusted.length >= UNTRUSTED_MAX) continue;
    const text = source.text.slice(0, TEXT_MAX);
    for (const { value, start } of addressesIn(text.toLowerCase(), UNTRUSTED_MAX - untrusted.length)) {
      const { start: from, end } = sentenceAround(text, start);
      const directive = directiveOf(text, from, end);
      const isAsked = directive !== null && (directive.deeds & CARRYING) !== 0;
      // Addresses in records are what agents work with; only those a text wants used are worth remembering.
      if (isAsked || suspicion >= 0.5) untrusted.push(keyedName(key, value));
    }
  }
  return { untrusted: untrusted.reverse(), isSuspect };
}

function trustedNames(texts: readonly TextEvidence[], key: SipKey): readonly string[] {
  const names: string[] = [];
  for (const { origin, text, features } of texts) {
    if ((origin !== "user" && origin !== "task") || (features & ADDRESSED) === 0) continue;
    for (const { value } of addressesIn(text.slice(0, TEXT_MAX).toLowerCase(), TRUSTED_MAX - names.length)) {
      names.push(keyedName(key, value));
    }
  }
  return names;
}
