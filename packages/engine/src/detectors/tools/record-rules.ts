import type { EventField } from "./event-fields";
import { type EventRule, valuesOf } from "./event-rule";

const PINNED = /^(?:expected|registered|original|approved|baseline|previous|pinned|known|trusted)_([a-z_]{3,40})$/;

/** A value that the record itself holds next to what it was before or should be, and that differs. */
const differsFromPinned: EventRule = ({ fields }) => {
  const texts = new Map<string, EventField>();
  for (const field of fields) if (typeof field.value === "string") texts.set(field.key, field);
  for (const [key, before] of texts) {
    const name = PINNED.exec(key)?.[1];
    if (name === undefined) continue;
    const now =
      texts.get(name) ?? texts.get(`current_${name}`) ?? texts.get(`new_${name}`) ?? texts.get(`actual_${name}`);
    if (now !== undefined && now.value !== before.value)
      return { rule: "changed-from-pinned", severity: "MEDIUM", confidence: 0.6, path: now.path };
  }
  return null;
};

/** A server that asks the client's model for more than its own affairs. */
const abusesSampling: EventRule = (event) => {
  if (!valuesOf(event, "method").some((method) => method === "sampling/createMessage")) return null;
  const field = event.fields.find(({ key, value }) => key === "includecontext" && value === "allServers");
  return field === undefined
    ? null
    : { rule: "sampling-context", severity: "MEDIUM", confidence: 0.6, path: field.path };
};

const ADVERSE_KEY =
  /(?:behaviou?ral_change|anomal|attack|bypass|intercept|override|expansion|escalation|injection|tamper|poison|malicious|suspicious|hijack|spoof|unexpected|collision|conflict|rogue|exfil|violation|mismatch|duplicate|similar_names|unauthori[sz]ed|burst|bulk)/;
const ADVERSE_VALUE =
  /^(?:unauthori[sz]ed|escalated|privilege_escalation|beyond_scope|malicious|suspicious|untrusted|unverified|unknown|anomalous|elevated_permissions|namespace_conflict|name_collision|identical_name|unexpected|changed|expanded_scope|expanded_operations|credential_files|new_connections|invalid|expired|revoked|failed_validation)$/i;
const APPROVED_KEY =
  /^(?:authori[sz]ed|approved?_|legitimate|expected_access|scheduled|stable|high_availability|failover|load_balancing|synchroni[sz]ation|backup_server|system_critical)/;
const APPROVED_VALUE = /^(?:trusted|authori[sz]ed|approved|completed|verified)$/i;
/** Keys that say what a test expects, not what happened. */
const META_KEY = /expected|should|test|label|verdict|description/;

/** Two or more signs of change or conflict that the record itself reports, and no approval to go with them. */
const reportsAnomaly: EventRule = ({ fields }) => {
  let adverse = 0;
  let approved = 0;
  let path: string | null = null;
  for (const { key, value, path: at } of fields) {
    if (APPROVED_KEY.test(key) && value === true) approved += 1;
    if (typeof value === "string" && APPROVED_VALUE.test(value)) approved += 1;
    if (META_KEY.test(key)) continue;
    const isAdverse =
      (value === true && ADVERSE_KEY.test(key)) || (typeof value === "string" && ADVERSE_VALUE.test(value));
    if (!isAdverse) continue;
    adverse += 1;
    path ??= at;
  }
  if (adverse < 2 || approved >= adverse || (approved > 0 && adverse < 3)) return null;
  return { rule: "reported-anomaly", severity: "MEDIUM", confidence: adverse >= 4 ? 0.7 : 0.6, path };
};

/** An authorization that anyone could have asked for, or listened to (RFC 9700). */
const weakensAuthorization: EventRule = ({ fields }) => {
  const field = fields.find(({ key, value }) => {
    if (value === false)
      return /^(?:pkce(?:_(?:used|enabled|required))?|state_(?:valid|verified|present)|tls(?:_enabled)?)$/.test(key);
    if (typeof value !== "string") return false;
    if (key === "code_challenge_method") return /^(?:plain|none)$/i.test(value);
    if (key === "response_type") return /^token$/i.test(value);
    if (key === "grant_type") return /^(?:implicit|password)$/i.test(value);
    return AUTHORIZATION_URL.test(key) && /^http:\/\/(?!localhost\b|127\.|\[::1\])/i.test(value);
  });
  return field === undefined
    ? null
    : { rule: "weak-authorization", severity: "MEDIUM", confidence: 0.6, path: field.path };
};

const AUTHORIZATION_URL = /^(?:redirect_uri|(?:authori[sz]ation|token|auth)_(?:url|endpoint|server)|issuer)$/;

/** A check of origin or integrity that the record says failed. */
const failsVerification: EventRule = ({ fields }) => {
  const field = fields.find(
    ({ key, value }) =>
      (value === false && CHECKED.test(key)) ||
      (typeof value === "string" && CHECK_RESULT.test(key) && FAILED.test(value)),
  );
  return field === undefined
    ? null
    : { rule: "failed-verification", severity: "MEDIUM", confidence: 0.65, path: field.path };
};

const CHECKED =
  /^(?:[a-z]{1,20}_)?(?:signature|checksum|hash|integrity|certificate|provenance|attestation|origin|issuer|audience)_?(?:is_)?(?:valid|verified|match|matches|ok|trusted|check_passed)$/;
const CHECK_RESULT =
  /(?:signature|checksum|hash|integrity|certificate|provenance|attestation)_(?:status|result|check|verification)$/;
const FAILED = /^(?:invalid|failed|mismatch|missing|expired|unsigned|untrusted|unverified)$/i;

/** More prompts for consent, or rounds of a loop, than a person follows. */
const wearsDown: EventRule = ({ fields }) => {
  const field = fields.find(
    ({ key, value }) =>
      typeof value === "number" && ((value >= 15 && CONSENTS.test(key)) || (value >= 50 && ROUNDS.test(key))),
  );
  return field === undefined ? null : { rule: "excess", severity: "MEDIUM", confidence: 0.55, path: field.path };
};

const CONSENTS = /(?:approval|consent|permission)_?(?:request|prompt|dialog)s?(?:_count)?$/;
const ROUNDS = /^(?:iteration|loop|recursion|retry|self_call)_?(?:count|depth)$/;

/** What the record says about itself. */
export const RECORD_RULES: readonly EventRule[] = [
  abusesSampling,
  weakensAuthorization,
  failsVerification,
  wearsDown,
  differsFromPinned,
  reportsAnomaly,
];
