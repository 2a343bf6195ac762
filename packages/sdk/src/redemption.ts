import { object, ReadError, type Reader, string } from "./reader";

/** What is redeemed. */
export interface ApprovalToRedeem {
  /** The decision's `approvalToken`; good for 15 minutes. */
  readonly token: string;
  /** Of what is about to be executed: `sha256:` and the SHA-256 of the canonical JSON (RFC 8785) of `{agentId, actionType, payload}`. */
  readonly digest: string;
}

/** The action may be executed, now and once. */
export interface Redemption {
  readonly valid: true;
  /** ISO 8601, UTC. */
  readonly redeemedAt: string;
}

/** Nothing but `true` is a permission. */
const yes: Reader<true> = (value, path) => {
  if (value !== true) throw new ReadError(path, "true");
  return value;
};

export const readRedemption = object<Redemption>({ valid: yes, redeemedAt: string });
