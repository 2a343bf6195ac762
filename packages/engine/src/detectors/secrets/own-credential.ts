import type { Evidence } from "../../detection/detector";
import type { TextEvidence } from "../../detection/text-evidence";
import { toolWords } from "../../tool-role/tool-words";
import { isOwnHost, providerOf } from "./provider-hosts";
import type { Sink } from "./sink";

/** A credential in a text of the payload. */
interface Sighting {
  readonly text: TextEvidence;
  readonly rule: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** Fields in which a service expects its own credential. */
const CREDENTIAL_FIELD =
  /^(?:(?:proxy[-_]?)?authorization|x[-_][a-z0-9_-]{0,40}(?:key|token|auth|secret)[a-z0-9_-]{0,20}|[a-z]{0,20}[-_]?api[-_]?key|(?:access|auth|bearer|bot|private|refresh|slack|github)?[-_]?token|client[-_]?secret|auth|credentials?|pass(?:word|wd)?|cookie|secret)$/i;

/** The same, as written in a text: a header, a parameter or a variable right before the credential. */
const CREDENTIAL_PLACE =
  /(?:authorization|api[-_]?key|[-_]?token|x-[a-z-]{2,30})["'\\]{0,3}\s{0,3}[:=]\s{0,3}["'\\]{0,3}(?:(?:bearer|basic|token|bot|key)\s{1,2})?$|:\/\/[^\s/@]{0,60}$/i;

/** A place only a header or an address is written like. */
const HEADER_PLACE =
  /(?:authorization|x-[a-z-]{2,30}|(?:api|private|access)-(?:key|token))["'\\]{0,3}\s{0,3}[:=]\s{0,3}["'\\]{0,3}(?:(?:bearer|basic|token|bot|key)\s{1,2})?$|:\/\/[^\s/@]{0,60}$/i;

/** Parts of a request that carry what is sent rather than who sends it. */
const CONTENT_PATH =
  /\.(?:body|data|json|form|content|text|message|attachments?|files?|params|query|payload)(?:[.[]|$)/i;

/** Rules whose findings stand where a credential is used, not told. */
const PLACED_RULES: ReadonlySet<string> = new Set([
  "authorization-header",
  "basic-auth-header",
  "command-password",
  "url-password",
  "url-token",
  "database-url-password",
]);

/** Generic rules: a name beside a value. What a service wants by such a name may stand in a body too. */
const NAMED_RULE = /-assignment$/;

/**
 * Whether the credential is on its way to the service it is for. That of a service whose hosts are known: when it stands where a
 * credential is used and every host is the service's own. Any other: in a header, a user part or an option of a command, and not
 * said by a tool or a document before. In what people are sent only the messenger's own credential, in a field for it.
 */
export function isOwnCredential({ text, rule, span }: Sighting, evidence: Evidence, sink: Sink): boolean {
  if (sink.isAnyones) return false;
  const inField = text.key !== null && CREDENTIAL_FIELD.test(text.key);
  const provider = providerOf(rule);
  if (sink.kind === "people") {
    if (provider === null || !inField || evidence.action.tool === null) return false;
    return CONTENT_PATH.test(text.path)
      ? false
      : toolWords(evidence.action.tool).some((word) => provider.words.includes(word));
  }
  const before = text.text.slice(Math.max(0, span.start - 80), span.start);
  const isPlaced = PLACED_RULES.has(rule) || CREDENTIAL_PLACE.test(before);
  if (!inField && !isPlaced) return false;
  if (provider !== null) return sink.hosts.length > 0 && sink.hosts.every((host) => isOwnHost(provider, host));
  const isHeader = (inField && !CONTENT_PATH.test(text.path)) || PLACED_RULES.has(rule) || HEADER_PLACE.test(before);
  if (!isHeader && !(inField && NAMED_RULE.test(rule))) return false;
  const value = text.text.slice(span.start, span.end);
  return !evidence.texts.some(
    ({ origin, text: other }) => (origin === "tool" || origin === "context") && other.includes(value),
  );
}
