import { RISK_CATEGORIES, type RiskCategory, VERDICTS, type Verdict } from "@mastguard/engine";
import type { ScreenEntry } from "@/server/audit";

/** Who an entry is by. */
export interface EntryActor {
  /** As the entry says: `api_key`, `user`, `operator`, `system`. */
  readonly type: string;
  readonly id: string;
  /** How a person signed in; absent for everyone else. */
  readonly method: string | null;
  /** The person's e-mail address where the viewer may know it; the log itself holds no names. */
  readonly name: string | null;
}

/** An entry as a row of the log. */
export interface LogEntry extends ScreenEntry {
  readonly actor: EntryActor;
}

/** The agent whose action it is, else who did it, in words. */
export function whoInWords({ agentId, actor }: Pick<LogEntry, "agentId" | "actor">): string {
  if (agentId !== null) return agentId;
  if (actor.name !== null) return actor.name;
  if (actor.type === "operator") return "Operator on the server";
  return actor.type === "system" ? "MastGuard" : actor.id;
}

/** A stored decision as one the screens know; `null` where the entry has none. */
export function verdictOf(decision: string | null): Verdict | null {
  return VERDICTS.find((verdict) => verdict === decision) ?? null;
}

/** A stored risk category as one the screens know; `null` where the entry has none. */
export function categoryOf(category: string | null): RiskCategory | null {
  return RISK_CATEGORIES.find((known) => known === category) ?? null;
}
