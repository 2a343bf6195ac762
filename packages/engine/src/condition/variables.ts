/** One field of a fixed-shape variable. */
export interface ConditionField {
  readonly name: string;
  readonly type: "string" | "number" | "string or null" | "map";
  readonly doc: string;
}

/** A variable of the condition language; `fields` is null where the shape is the customer's own. */
export interface ConditionVariable {
  readonly name: string;
  readonly type: "object" | "list of objects" | "timestamp";
  readonly doc: string;
  readonly fields: readonly ConditionField[] | null;
}

/** Every variable a condition can read. The environment is built from this table, so completion cannot drift from it. */
export const CONDITION_VARIABLES = [
  {
    name: "action",
    type: "object",
    doc: "What the agent proposes to do.",
    fields: [
      { name: "agentId", type: "string", doc: "The agent." },
      { name: "actionType", type: "string", doc: "For example `EMAIL_SEND`." },
      { name: "tool", type: "string or null", doc: "The tool it wants to call; null when it names none." },
      { name: "resource", type: "string or null", doc: "What the tool acts on; null when not said." },
      { name: "environment", type: "string or null", doc: "For example `production`; null when not said." },
    ],
  },
  {
    name: "payload",
    type: "object",
    doc: "The arguments of the action. A missing field errors: use has().",
    fields: null,
  },
  {
    name: "context",
    type: "object",
    doc: "What surrounds the action. A missing field errors: use has().",
    fields: null,
  },
  {
    name: "session",
    type: "object",
    doc: "What happened before in this run. Without a run or session only `id` can be read, and it is null.",
    fields: [
      { name: "id", type: "string or null", doc: "The run or session; null when the action names none." },
      { name: "steps", type: "number", doc: "Actions decided before this one." },
      { name: "blocked", type: "number", doc: "How many of them were blocked." },
      { name: "ageSeconds", type: "number", doc: "Seconds since the first of them." },
      { name: "totals", type: "map", doc: "Counts by action type and by verdict, as `session.totals.EMAIL_SEND`." },
    ],
  },
  {
    name: "risk",
    type: "object",
    doc: "The risk of this action.",
    fields: [
      { name: "score", type: "number", doc: "0 to 100." },
      { name: "category", type: "string", doc: "LOW, MEDIUM, HIGH or CRITICAL." },
    ],
  },
  {
    name: "findings",
    type: "list of objects",
    doc: "What the detectors saw.",
    fields: [
      { name: "type", type: "string", doc: "The kind of finding." },
      { name: "rule", type: "string", doc: "Which rule of that kind." },
      { name: "severity", type: "string", doc: "LOW, MEDIUM, HIGH or CRITICAL." },
      { name: "confidence", type: "number", doc: "0 to 1." },
      { name: "path", type: "string or null", doc: "Where in the action; null when it concerns all of it." },
    ],
  },
  {
    name: "mast",
    type: "list of objects",
    doc: "The MAST failure modes that were seen.",
    fields: [
      { name: "modeId", type: "string", doc: "For example `FM-1.3`." },
      { name: "severity", type: "string", doc: "LOW, MEDIUM, HIGH or CRITICAL." },
      { name: "confidence", type: "number", doc: "0 to 1." },
    ],
  },
  { name: "now", type: "timestamp", doc: "The time of the decision.", fields: null },
] as const satisfies readonly ConditionVariable[];
