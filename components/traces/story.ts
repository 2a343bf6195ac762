import { assertNever, type Verdict } from "@mastguard/engine";
import { readEntryBody } from "@mastguard/ledger";
import type { TraceData } from "./trace-data";

type Stage = TraceData["story"]["stages"][number];

/** A stage as a row of the waterfall; lengths are shares of the time all stages took. */
export interface WaterfallRow {
  readonly stage: Stage;
  readonly offset: number;
  readonly width: number;
}

const BAR_MIN = 0.008;

/** The stages one after the other. A bar that would be too short to see is drawn a little longer than it was. */
export function waterfallOf(stages: readonly Stage[]): {
  readonly totalUs: number;
  readonly rows: readonly WaterfallRow[];
} {
  const totalUs = stages.reduce((sum, { durationUs }) => sum + durationUs, 0);
  let before = 0;
  const rows = stages.map((stage) => {
    const offset = totalUs === 0 ? 0 : before / totalUs;
    before += stage.durationUs;
    const width = totalUs === 0 ? 0 : stage.durationUs / totalUs;
    return {
      stage,
      offset: Math.min(offset, 1 - BAR_MIN),
      width: stage.outcome === "skipped" ? 0 : Math.max(BAR_MIN, width),
    };
  });
  return { totalUs, rows };
}

const STAGES: Readonly<Record<string, string>> = {
  containment: "Containment",
  identity: "Identity",
  detectors: "Detectors",
  risk: "Risk",
  policies: "Policies",
  mode: "Mode",
};

/** A stage's name as it is shown. */
export function stageInWords(name: string): string {
  return STAGES[name] ?? name;
}

/** What a stage came to; the risk by its parts. */
export function resultInWords(
  { name, outcome, detail }: Stage,
  riskParts: TraceData["story"]["riskParts"] = [],
): string {
  const parts = riskParts.map((part) => `${riskPartInWords(part)} ${signed(part.value)}`);
  const words =
    name === "risk" && parts.length > 0
      ? parts.join(", ")
      : detail.replaceAll("_", " ").replace(/^1 policies/, "1 policy");
  if (outcome === "skipped") return "not reached";
  if (outcome === "error") return "failed, which never allows";
  return outcome === "not_assessable" ? `${words}, not assessable` : words;
}

/** What the decision did, as the headline of its part of the story. */
export function decisionInWords(decision: Verdict, requiredApprovals: number): string {
  switch (decision) {
    case "ALLOW":
      return "Allowed";
    case "ALERT":
      return "Allowed, with an alert";
    case "BLOCK":
      return "Blocked";
    case "HITL":
      return requiredApprovals > 1 ? `Paused for ${requiredApprovals} people` : "Paused for a person";
    default:
      return assertNever(decision);
  }
}

/** An entry after the decision, as the story tells it. */
export interface LaterEntry {
  readonly index: number;
  readonly type: string;
  readonly at: string;
  readonly leafHash: string;
}

/** The type and time of each entry of a trace; a body that cannot be read any more is left to verification. */
export function entriesOf({ entries }: Pick<TraceData, "entries">): readonly LaterEntry[] {
  return entries.flatMap(({ index, body, leafHash }) => {
    const read = readEntryBody(body);
    return read.ok ? [{ index, leafHash, type: read.body.type, at: read.body.at }] : [];
  });
}

/** The id of the key that sent the action, from the decision's entry; `null` where no key did. */
export function keyIdOf({ entries }: Pick<TraceData, "entries">): string | null {
  const read = readEntryBody(entries[0]?.body ?? "");
  return read.ok && read.body.actor.type === "api_key" ? read.body.actor.id : null;
}

/** The salted hash of the payload, from the decision's entry. */
export function payloadHashOf({ entries }: Pick<TraceData, "entries">): string | null {
  const read = readEntryBody(entries[0]?.body ?? "");
  const hash = read.ok ? read.body.data["payloadHash"] : undefined;
  return typeof hash === "string" ? hash : null;
}

/** How many people a paused action needs, from the entry that opened its review; 1 without one. */
export function requiredApprovalsOf({ entries }: Pick<TraceData, "entries">): number {
  for (const { body } of entries) {
    const read = readEntryBody(body);
    const required = read.ok && read.body.type === "review.opened" ? read.body.data["requiredApprovals"] : undefined;
    if (typeof required === "number") return required;
  }
  return 1;
}

/** What the agent is told in the end: at once, or once a person has answered or the time has run out. */
export type FinalAnswer =
  | { readonly kind: "at_once" | "answered" | "expired"; readonly decision: Verdict }
  | { readonly kind: "waiting" };

/** The final answer to an action. Expiry is a rejection. */
export function finalAnswerOf({
  answer,
  task,
}: {
  readonly answer: { readonly decision: Verdict };
  readonly task: { readonly status: string } | null;
}): FinalAnswer {
  if (answer.decision !== "HITL" || task === null) return { kind: "at_once", decision: answer.decision };
  switch (task.status) {
    case "EXPIRED":
      return { kind: "expired", decision: "BLOCK" };
    case "APPROVED":
      return { kind: "answered", decision: "ALLOW" };
    case "REJECTED":
      return { kind: "answered", decision: "BLOCK" };
    default:
      return { kind: "waiting" };
  }
}

const RISK_PARTS: Readonly<Record<string, string>> = {
  action_type: "Kind of action",
  environment: "Production",
  data_class: "Data",
  finding: "Finding",
  session_blocked: "Blocked earlier in this session",
  session_length: "Long session",
  agent_tier: "Agent's risk tier",
  floor: "Floor of a certain finding",
  cap: "Cap at 100",
};

/** What a part of the risk score stands for. */
export function riskPartInWords({ code, label }: { readonly code: string; readonly label: string }): string {
  const words = RISK_PARTS[code] ?? label;
  return code === "data_class" || code === "finding" ? `${words}: ${label.replaceAll("_", " ")}` : words;
}

/** A number that is added, with its sign: `+20`, `−5`. */
export function signed(value: number): string {
  return value < 0 ? `−${-value}` : `+${value}`;
}

const OUTCOMES = {
  succeeded: { word: "succeeded", tone: "ok" },
  failed: { word: "failed", tone: "warn" },
  not_executed: { word: "not executed", tone: "muted" },
} as const;

/** What became of the action, in a word or two; what must not have happened before what did. */
export function outcomeInWords({
  status,
  executedWithoutAllow,
  digestMatches,
}: Pick<NonNullable<TraceData["outcome"]>, "status" | "executedWithoutAllow" | "digestMatches">): {
  readonly word: string;
  readonly tone: "ok" | "warn" | "bad" | "muted";
} {
  if (executedWithoutAllow) return { word: "ran without being allowed", tone: "bad" };
  if (digestMatches === false) return { word: "another action", tone: "bad" };
  return OUTCOMES[status];
}
