import { z } from "zod";
import { isId, type OrganizationId, type PolicyVersionId, type ReviewTaskId, type TraceId } from "@/server/ids";

/** What a token says was approved. */
export interface ApprovalClaims {
  readonly org: OrganizationId;
  readonly trc: TraceId;
  readonly tsk: ReviewTaskId;
  /** Digest of exactly the approved action. */
  readonly dig: string;
  /** The policy version that asked for the review; `null` when no policy did. */
  readonly plv: PolicyVersionId | null;
  /** Unix seconds from which on it is worth nothing. */
  readonly exp: number;
  /** Of this token alone; an approval is redeemed once, whatever its tokens are called. */
  readonly jti: string;
}

/** What a token came to: its claims, which key signed them, or why they are not believed. */
export type ReadToken =
  | { readonly ok: true; readonly claims: ApprovalClaims; readonly keyId: string }
  | { readonly ok: false; readonly problem: string };

interface SigningHalf {
  readonly keyId: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
}
interface VerifyingHalf {
  readonly keyId: string;
  readonly verify: (message: Uint8Array, signature: Uint8Array) => boolean;
}

/** Names what the token is for, so that nothing else we ever sign as a JWS is taken for one (RFC 8725 §3.11). */
const TYPE = "mastguard-approval+jwt";

/** A JWS in compact form (RFC 7515), signed with Ed25519 (`EdDSA`, RFC 8037). */
export function writeToken(claims: ApprovalClaims, { keyId, sign }: SigningHalf): string {
  const signed = `${encoded({ alg: "EdDSA", kid: keyId, typ: TYPE })}.${encoded(claims)}`;
  return `${signed}.${Buffer.from(sign(Buffer.from(signed))).toString("base64url")}`;
}

/**
 * Reads what {@link writeToken} wrote and nothing else: no other algorithm, type, key or header field, and no claim before
 * its signature holds. Says nothing of time or use.
 */
export function readToken(text: string, keys: readonly VerifyingHalf[]): ReadToken {
  const parts = text.split(".").map(decoded);
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || !header || !payload || !signature)
    return refused("must be a JWS in compact form, as the decision's `approvalToken`");
  const head = Header.safeParse(json(header));
  if (!head.success) return refused("must be an approval token: `EdDSA`, with the type and key this service sets");
  const key = keys.find(({ keyId }) => keyId === head.data.kid);
  if (key === undefined) return refused("is signed with a key that signs no approvals; ask for the decision again");
  if (!key.verify(Buffer.from(text.slice(0, text.lastIndexOf("."))), signature))
    return refused("has a signature that is not of what it says");
  const claims = Claims.safeParse(json(payload));
  return claims.success ? { ok: true, claims: claims.data, keyId: key.keyId } : refused("says less than an approval");
}

const Header = z.strictObject({ alg: z.literal("EdDSA"), kid: z.string(), typ: z.literal(TYPE) });
const Claims = z.strictObject({
  org: z.custom<OrganizationId>((text) => typeof text === "string" && isId("org", text)),
  trc: z.custom<TraceId>((text) => typeof text === "string" && isId("trc", text)),
  tsk: z.custom<ReviewTaskId>((text) => typeof text === "string" && isId("tsk", text)),
  dig: z.string(),
  plv: z.custom<PolicyVersionId>((text) => typeof text === "string" && isId("plv", text)).nullable(),
  exp: z.int(),
  jti: z.string(),
});

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** `null` for what is not exactly how these bytes are written. */
function decoded(part: string): Buffer | null {
  const bytes = Buffer.from(part, "base64url");
  return bytes.length > 0 && bytes.toString("base64url") === part ? bytes : null;
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined; // not JSON: the schema refuses it
  }
}

function refused(problem: string): ReadToken {
  return { ok: false, problem };
}
