import type { ActionDetector, Evidence, Observation } from "../../detection/detector";
import { SECRET, SECRET_EGRESS } from "./finding-type";
import { isOwnCredential } from "./own-credential";
import { sinkOf } from "./sink";

/** Below this a `secret` is a hint (a stock password, a mention of a key), not something to stop an action for. */
const CONFIDENCE_MIN = 0.5;
/** Of a link's own parameter in a message: people are sent such links to use them. */
const LINK_CONFIDENCE = 0.4;
/** Credentials compared with what was said before; of more in one action no one is taken for the agent's own. */
const COMPARED_MAX = 32;

const GENERIC_RULE = /-assignment$|^json-web-token$/;
const LINK_PARAMETER = /:\/\/[^\s"'<>]{1,300}[?&#/=][^\s"'<>]{0,100}$/;
const LINK_REACH = 420;

/** Sees credentials that the action would carry to somebody else. Looks at what `secrets` has seen in the payload. */
export const secretEgressDetector: ActionDetector = {
  kind: "action",
  id: "secret-egress",
  types: [SECRET_EGRESS],
  inspect(evidence: Evidence): readonly Observation[] {
    const seen = evidence.observations.filter(isInPayload);
    if (seen.length === 0) return [];
    const payload = evidence.texts.filter(({ origin }) => origin === "payload");
    const sink = sinkOf(evidence, payload);
    if (sink.kind === "none") return [];
    const texts = new Map(payload.map((text) => [text.path, text]));
    const out: Observation[] = [];
    for (const [index, { rule, confidence, path, span }] of seen.entries()) {
      const text = path === null ? undefined : texts.get(path);
      if (text !== undefined && span !== null) {
        if (index < COMPARED_MAX && isOwnCredential({ text, rule, span }, evidence, sink)) continue;
        const isLink =
          sink.kind === "people" &&
          GENERIC_RULE.test(rule) &&
          LINK_PARAMETER.test(text.text.slice(Math.max(0, span.start - LINK_REACH), span.start));
        out.push(asEgress(rule, isLink ? Math.min(confidence, LINK_CONFIDENCE) : confidence, path, span));
      } else out.push(asEgress(rule, confidence, path, span));
    }
    return out;
  },
};

function isInPayload({ type, severity, confidence, path }: Observation): boolean {
  return (
    type === SECRET.type && severity !== "LOW" && confidence >= CONFIDENCE_MIN && path?.startsWith("payload") === true
  );
}

function asEgress(rule: string, confidence: number, path: Observation["path"], span: Observation["span"]): Observation {
  return { type: SECRET_EGRESS.type, rule, severity: "CRITICAL", confidence, path, span };
}
