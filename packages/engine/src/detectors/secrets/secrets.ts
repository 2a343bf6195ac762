import type { Evidence, TextDetector, TextObservation } from "../../detection/detector";
import { perAction } from "../../detection/per-action";
import type { TextEvidence } from "../../detection/text-evidence";
import { matchKeyed } from "./assignment";
import { settle } from "./candidate";
import { findDisguised } from "./disguised";
import { SECRET } from "./finding-type";
import { isOwnCredential } from "./own-credential";
import { scan } from "./scan";
import { type Sink, sinkOf } from "./sink";
import { SECRET_TRIGGERS } from "./triggers";

/** Sees credentials: tokens of known services, keys, passwords in addresses, commands, configuration and code. */
export const secretsDetector: TextDetector = {
  kind: "text",
  id: "secrets",
  types: [SECRET],
  triggers: SECRET_TRIGGERS,
  inspect(text: TextEvidence, evidence: Evidence): readonly TextObservation[] {
    const found = findSecrets(text.text, text.key, text.features);
    return text.origin === "payload" && found.length > 0 ? found.map(belittleOwn(text, evidence)) : found;
  },
};

/** Credentials of one action that are compared with what was said before. */
const OWN_MAX = 32;

/** Where the action leads, and how many of its credentials have been compared. */
const useOf = perAction((evidence): { readonly sink: Sink; compared: number } => {
  const payload = evidence.texts.filter(({ origin }) => origin === "payload");
  return { sink: sinkOf(evidence, payload), compared: 0 };
});

/** A credential in use, on its way to its own service, is worth a mention: agents call interfaces with a key. */
function belittleOwn(text: TextEvidence, evidence: Evidence): (one: TextObservation) => TextObservation {
  const use = useOf(evidence);
  return (one) => {
    if (use.sink.kind === "none" || one.span === null || use.compared >= OWN_MAX) return one;
    use.compared++;
    const isOwn = isOwnCredential({ text, rule: one.rule, span: one.span }, evidence, use.sink);
    return isOwn ? { ...one, severity: "LOW" } : one;
  };
}

const ALL_FEATURES = -1;

/** `key` is the name the text stands under in the action, when it has one; without `features` all are looked for. */
export function findSecrets(text: string, key: string | null, features = ALL_FEATURES): readonly TextObservation[] {
  const plain = scan(text);
  const candidates = [...plain, ...findDisguised(text, features, plain)];
  if (key !== null && candidates.length === 0) {
    const keyed = matchKeyed(text, key);
    if (keyed !== null) candidates.push(keyed);
  }
  return settle(candidates).map(({ rule, severity, confidence, start, end }) => ({
    type: SECRET.type,
    rule,
    severity,
    confidence,
    span: { start, end },
  }));
}
