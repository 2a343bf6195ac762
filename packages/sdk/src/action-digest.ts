import type { IngestEvent } from "./ingest-event";
import { isRecord } from "./json";
import { webCrypto } from "./web-crypto";

/** What an approval and a digest are of. */
export type DecidedAction = Pick<IngestEvent, "agentId" | "actionType" | "payload">;

/**
 * The digest MastGuard gives an action: `sha256:` and the SHA-256 of the canonical JSON (RFC 8785) of `{agentId, actionType, payload}`, as
 * they would be sent. Equal actions have equal digests, whatever the order of their keys.
 * @throws TypeError for what JSON cannot carry: a bigint, a cycle
 */
export async function digestOf(action: DecidedAction): Promise<string> {
  const { subtle } = await webCrypto();
  const bytes = new TextEncoder().encode(canonical(copyOf(action)));
  const hash = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The action as JSON carries it, apart from the caller's objects and not to be changed. */
export function copyOf({ agentId, actionType, payload }: DecidedAction): DecidedAction {
  const copy: DecidedAction = JSON.parse(JSON.stringify({ agentId, actionType, payload }));
  return frozen(copy);
}

/** Of parsed JSON: there `JSON.stringify` writes strings and numbers as RFC 8785 §3.2.2 asks, and only the keys' order is left to see to. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(",")}}`;
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}
