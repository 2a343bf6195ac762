import type { ActionDetector, Evidence, Observation } from "../../detection/detector";
import type { TextEvidence } from "../../detection/text-evidence";
import { actionRoleOf, type ToolRole } from "../../tool-role";
import { findTargets } from "../network/find-targets";
import { readIpLiteral } from "../network/ip-address";
import { knownKindOf } from "../network/known-hosts";
import { SECRET, SECRET_EGRESS } from "./finding-type";

/** Below this a `secret` is a hint (a stock password, a mention of a key), not something to stop an action for. */
const CONFIDENCE_MIN = 0.5;

/** Roles that hand a text to somebody whatever its content. */
const SENDING: ReadonlySet<ToolRole> = new Set<ToolRole>(["message_send", "http_send", "share"]);

/** Roles that reach the network when the payload names an address there. */
const REACHING: ReadonlySet<ToolRole> = new Set<ToolRole>([
  "http_fetch",
  "browse",
  "shell",
  "execute_code",
  "create",
  "update",
  "other",
]);

/** Fields in which a service expects its own credential. */
const CREDENTIAL_FIELD =
  /^(?:(?:proxy[-_]?)?authorization|x[-_][a-z0-9_-]{0,40}(?:key|token|auth|secret)[a-z0-9_-]{0,20}|[a-z]{0,20}[-_]?api[-_]?key|(?:access|auth|bearer|bot|private|refresh|slack|github)?[-_]?token|client[-_]?secret|auth|credentials?|pass(?:word|wd)?|cookie|secret)$/i;

/** The same, as written in a text: a header, a parameter or a variable right before the credential. */
const CREDENTIAL_PLACE =
  /(?:authorization|api[-_]?key|[-_]?token|x-[a-z-]{2,30})["'\\]{0,3}\s{0,3}[:=]\s{0,3}["'\\]{0,3}(?:(?:bearer|basic|token|bot|key)\s{1,2})?$|:\/\/[^\s/@]{0,60}$/i;

/** Rules whose findings stand where a credential is used, not told. */
const PLACED_RULES: ReadonlySet<string> = new Set([
  "authorization-header",
  "basic-auth-header",
  "command-password",
  "url-password",
  "url-token",
  "database-url-password",
]);

/** Sees credentials that the action would carry to somebody else. Looks at what `secrets` has seen in the payload. */
export const secretEgressDetector: ActionDetector = {
  kind: "action",
  id: "secret-egress",
  types: [SECRET_EGRESS],
  inspect(evidence: Evidence): readonly Observation[] {
    const seen = evidence.observations.filter(isInPayload);
    if (seen.length === 0) return [];
    const role = actionRoleOf(evidence.action);
    if (!SENDING.has(role) && !REACHING.has(role)) return [];
    const payload = evidence.texts.filter(({ origin }) => origin === "payload");
    const reach = reachOf(payload);
    if (reach === "local" && role !== "message_send" && role !== "share") return [];
    if (reach === "unnamed" && REACHING.has(role)) return [];
    const texts = new Map(payload.map((text) => [text.path, text]));
    return seen.filter((one) => reach === "anyone" || !isOwnCredential(one, texts, evidence, role)).map(asEgress);
  },
};

function isInPayload({ type, severity, confidence, path }: Observation): boolean {
  return (
    type === SECRET.type && severity !== "LOW" && confidence >= CONFIDENCE_MIN && path?.startsWith("payload") === true
  );
}

function asEgress({ rule, confidence, path, span }: Observation): Observation {
  return { type: SECRET_EGRESS.type, rule, severity: "CRITICAL", confidence, path, span };
}

/**
 * How far the addresses of the payload reach. `anyone`: to a drop, a tunnel, a request catcher or a bare public IP address,
 * which no service goes by. `outside`: to another machine. `local`: only to this one. `unnamed`: there is no address.
 */
function reachOf(payload: readonly TextEvidence[]): "anyone" | "outside" | "local" | "unnamed" {
  let reach: "outside" | "local" | "unnamed" = "unnamed";
  for (const { text } of payload) {
    if (!text.includes("://")) continue;
    for (const { scheme, host } of findTargets(text)) {
      if (scheme === null) continue;
      const address = readIpLiteral(host);
      if (address?.scope === "public" || knownKindOf(host) !== null) return "anyone";
      if (address?.scope === "loopback" || host === "localhost" || host.endsWith(".localhost")) {
        if (reach === "unnamed") reach = "local";
      } else {
        reach = "outside";
      }
    }
  }
  return reach;
}

/**
 * Whether the credential stands where a service expects its own (a header, a field for it, an address, an option of a
 * command) and did not come from a tool's answer. In what people are sent, only a field of its own counts.
 */
function isOwnCredential(
  { path, span, rule }: Observation,
  texts: ReadonlyMap<string, TextEvidence>,
  evidence: Evidence,
  role: ToolRole,
): boolean {
  const text = path === null ? undefined : texts.get(path);
  if (text === undefined || span === null) return false;
  const inField = text.key !== null && CREDENTIAL_FIELD.test(text.key);
  const isForPeople = role === "message_send" || role === "share";
  if (!inField && (isForPeople || !(PLACED_RULES.has(rule) || isPlaced(text.text, span.start)))) return false;
  const value = text.text.slice(span.start, span.end);
  return !evidence.texts.some(({ origin, text: other }) => origin === "tool" && other.includes(value));
}

function isPlaced(text: string, start: number): boolean {
  return CREDENTIAL_PLACE.test(text.slice(Math.max(0, start - 80), start));
}
