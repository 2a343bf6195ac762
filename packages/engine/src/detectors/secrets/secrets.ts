import type { TextDetector, TextObservation } from "../../detection/detector";
import type { TextEvidence } from "../../detection/text-evidence";
import { matchKeyed } from "./assignment";
import { settle } from "./candidate";
import { SECRET } from "./finding-type";
import { scan } from "./scan";
import { SECRET_TRIGGERS } from "./triggers";

/** Sees credentials: tokens of known services, keys, passwords in addresses, commands, configuration and code. */
export const secretsDetector: TextDetector = {
  kind: "text",
  id: "secrets",
  types: [SECRET],
  triggers: SECRET_TRIGGERS,
  inspect(text: TextEvidence): readonly TextObservation[] {
    return findSecrets(text.text, text.key);
  },
};

/** `key` is the name the text stands under in the action, when it has one. */
export function findSecrets(text: string, key: string | null): readonly TextObservation[] {
  const candidates = [...scan(text)];
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
