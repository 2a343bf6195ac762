import type { Evidence } from "../../detection/detector";
import { SESSION_NAME_MAX, type SessionStep } from "../../session";
import { fingerprintOf } from "../../session/fingerprint";
import { actionRoleOf, type ToolRole } from "../../tool-role";
import type { Verdict } from "../../vocabulary/verdict";

/** One step of the agent as a chain sees it: a remembered step, or the action that is being decided. */
export interface ChainStep extends Pick<SessionStep, "atMs" | "role" | "tool" | "fingerprint" | "findings" | "scope"> {
  /** `null` for the action that is being decided. */
  readonly verdict: Verdict | null;
}

/** The agent's remembered steps, oldest first. */
export type History = readonly ChainStep[];

/** How far back a chain reaches. */
const WINDOW_MS = 3_600_000;

/** The agent's steps of the last hour, oldest first, at most 50: the session's own list where all of it counts. */
export function historyOf({ action, session, nowMs }: Pick<Evidence, "action" | "session" | "nowMs">): History {
  const recent = session?.recent ?? [];
  const { agentId } = action;
  const name = agentId.length > SESSION_NAME_MAX ? agentId.slice(0, SESSION_NAME_MAX) : agentId;
  const isOwn = (step: SessionStep) => step.agentId === name && !(nowMs - step.atMs > WINDOW_MS);
  return recent.every(isOwn) ? recent : recent.filter(isOwn);
}

/** The action as the last step. */
export function lastStep({ action, nowMs, observations, settings }: Evidence): ChainStep {
  return new LastStep(action, nowMs, observations, settings.memoryKey);
}

/** Its fingerprint is worked out when a rule asks for it, which few do. */
class LastStep implements ChainStep {
  readonly atMs: number;
  readonly role: ToolRole;
  readonly tool: string | null;
  readonly findings: readonly string[];
  readonly verdict = null;
  readonly #action: Evidence["action"];
  readonly #key: Evidence["settings"]["memoryKey"];
  #fingerprint: string | null = null;

  constructor(
    action: Evidence["action"],
    nowMs: number,
    observations: Evidence["observations"],
    key: Evidence["settings"]["memoryKey"],
  ) {
    const { tool } = action;
    this.atMs = nowMs;
    this.role = actionRoleOf(action);
    this.tool = tool !== null && tool.length > SESSION_NAME_MAX ? tool.slice(0, SESSION_NAME_MAX) : tool;
    this.findings = observations.length === 0 ? [] : typesOf(observations);
    this.#action = action;
    this.#key = key;
  }

  get fingerprint(): string {
    this.#fingerprint ??= fingerprintOf(this.#action, this.#key);
    return this.#fingerprint;
  }
}

/** Types of what was observed, but of what is LOW: each once. */
function typesOf(observations: Evidence["observations"]): readonly string[] {
  const types: string[] = [];
  for (const { type, severity } of observations) if (severity !== "LOW" && !types.includes(type)) types.push(type);
  return types;
}

/** How many of the last `most` steps are of a kind. */
export function countLast(history: History, most: number, holds: (step: ChainStep) => boolean): number {
  let count = 0;
  for (let index = Math.max(0, history.length - most); index < history.length; index += 1) {
    const step = history[index];
    if (step !== undefined && holds(step)) count += 1;
  }
  return count;
}

/** Whether one of the last `most` steps is of a kind. */
export function someLast(history: History, most: number, holds: (step: ChainStep) => boolean): boolean {
  for (let index = history.length - 1; index >= 0 && index >= history.length - most; index -= 1) {
    const step = history[index];
    if (step !== undefined && holds(step)) return true;
  }
  return false;
}

/** Whether the step read keys or passwords. */
export function handlesCredentials({ role, findings }: ChainStep): boolean {
  return role === "credential_read" || (findings.length > 0 && findings.includes("credential_access"));
}

export function isBlocked({ verdict }: ChainStep): boolean {
  return verdict === "BLOCK";
}

export function isOutOfScope({ scope }: ChainStep): boolean {
  return scope === "violated";
}

export function isNetwork(role: ToolRole): boolean {
  return role === "http_fetch" || role === "http_send" || role === "browse";
}

export function carriesOut(role: ToolRole): boolean {
  return role === "http_send" || role === "message_send" || role === "share";
}

export function isReading(role: ToolRole): boolean {
  return (
    role === "file_read" || role === "read" || role === "search" || role === "credential_read" || role === "database"
  );
}

/** Shell and everything else that runs what it is given. */
export function runsCode(role: ToolRole): boolean {
  return role === "shell" || role === "execute_code";
}

export function changesSystem(role: ToolRole): boolean {
  return runsCode(role) || role === "file_write" || role === "delete" || role === "update" || role === "database";
}

/** Roles that can stand in for one another when one is refused. */
export function familyOf(role: ToolRole): string {
  if (runsCode(role)) return "run";
  if (isNetwork(role)) return "network";
  return role;
}
