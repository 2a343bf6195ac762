import type { Observation } from "../../detection/detector";
import { keyedName } from "../../hash/keyed-name";
import type { SipKey } from "../../hash/sip-hash";
import type { SessionTaint } from "../../session/taint";
import type { ArgumentValue } from "./argument-texts";
import type { Request } from "./request";
import { TAINTED_ARGUMENT } from "./types";

/** Whether a destination is one that an untrusted text wanted used earlier in the session, and that no user named. */
export function isRemembered(
  { value, isDestination, isAddress }: ArgumentValue,
  { untrusted, trusted }: SessionTaint,
  key: SipKey,
): boolean {
  if (!isDestination || !isAddress) return false;
  const name = keyedName(key, value);
  return untrusted.includes(name) && !trusted.includes(name);
}

/** All such destinations, but for those that people name now. */
export function recallDestinations(
  values: readonly ArgumentValue[],
  taint: SessionTaint,
  key: SipKey,
  request: Request,
): readonly Observation[] {
  return values
    .filter((value) => isRemembered(value, taint, key) && !request.names(value))
    .map(({ source, start, end }) => ({
      type: TAINTED_ARGUMENT.type,
      rule: "remembered_destination",
      severity: "HIGH",
      confidence: 0.6,
      path: source.path,
      span: { start, end },
    }));
}
