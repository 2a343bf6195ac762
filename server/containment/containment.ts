import { hash } from "node:crypto";
import type { Containment } from "@mastguard/engine";
import { notLogged, SealedRows } from "@/server/db/sealed-rows";

/** One thing that is contained, as it is stored: the organization itself, an agent, a tool. */
export interface Contained {
  /** `stop`, `quarantine` or `blocked_tool`; a text, because what is stored is not believed before its hash is. */
  readonly kind: string;
  /** Empty for the stop, the agent's id, or the tool as `toolKey()` folds it. */
  readonly subject: string;
  readonly reason: string;
  readonly since: Date;
  readonly by: string;
}

/** What an entry about containment is called, by kind. */
export const CONTAINMENT_ENTRIES = {
  stop: { on: "containment.stopped", off: "containment.resumed" },
  quarantine: { on: "containment.quarantined", off: "containment.released" },
  blocked_tool: { on: "containment.tool_blocked", off: "containment.tool_unblocked" },
} as const;
export type ContainmentKind = keyof typeof CONTAINMENT_ENTRIES;

/**
 * `sha256:` and hex over the RFC 8785 text of all that is contained, by kind and subject. Every such entry carries it. Lists of texts
 * are what JSON.stringify() writes, and eleven thousand of them are hashed before a decision.
 */
export function containmentHash(contained: readonly Contained[]): string {
  const members = contained
    .map(({ kind, subject, reason, since, by }) => [kind, subject, reason, since.toISOString(), by])
    .sort(([kind = "", subject = ""], [otherKind = "", otherSubject = ""]) =>
      kind === otherKind ? compare(subject, otherSubject) : compare(kind, otherKind),
    );
  return `sha256:${hash("sha256", JSON.stringify(members))}`;
}

const WORDS = "stops, quarantines and blocked tools";

/** A stop lifted behind our back would let everything through. */
export const sealedContainment = new SealedRows<Contained>({
  words: WORDS,
  detail: "containment hash differs",
  entries: Object.values(CONTAINMENT_ENTRIES).flatMap(({ on, off }) => [on, off]),
  hashOf: containmentHash,
});

/** What the engine asks. @throws UnavailableError for a kind this version does not know: it would not be enforced. */
export function compileContainment(contained: readonly Contained[]): Containment {
  const quarantinedAgents = new Set<string>();
  const blockedTools = new Set<string>();
  let stopped = false;
  for (const { kind, subject } of contained) {
    if (kind === "stop") stopped = true;
    else if (kind === "quarantine") quarantinedAgents.add(subject);
    else if (kind === "blocked_tool") blockedTools.add(subject);
    else throw notLogged(WORDS, "unknown kind of containment");
  }
  return { stopped, quarantinedAgents, blockedTools };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
