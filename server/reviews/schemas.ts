import { ACTION_TYPES, RISK_CATEGORIES } from "@mastguard/engine";
import { z } from "zod";
import type { DecisionAnswer, DecisionStory, NamedPolicy } from "@/server/decisions";
import { DecisionAnswerSchema } from "@/server/decisions/schemas";
import { type TestResult, TestResultSchema } from "./test-tasks/schemas";

export { lengthOf, RATIONALE_MAX, RATIONALE_MIN, trimmed } from "./rationale";
export type { TestResult } from "./test-tasks/schemas";

export const REVIEW_STATUSES = ["PENDING", "PARTIALLY_APPROVED", "APPROVED", "REJECTED", "EXPIRED"] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];
/** The states in which a task still waits for a person. */
export const OPEN_STATUSES = ["PENDING", "PARTIALLY_APPROVED"] as const satisfies readonly ReviewStatus[];

export const PAGE_MAX = 1_000_000;

/** What the screen lists: what waits, what people decided today (UTC), what nobody answered in time, or every task there ever was. */
export const QUEUE_VIEWS = ["waiting", "decided", "expired", "all"] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];
/** Tasks on a page of the screen. */
export const TASKS_PER_PAGE = 50;

/** How a list tells tasks that belong together. */
export const GroupBy = z.enum(["look-alike"]);

/** A page of the queue on the screen. */
export const ScreenQueueQuery = z.strictObject({
  view: z.enum(QUEUE_VIEWS).default("waiting"),
  agentId: z.string().min(1).max(200).optional(),
  /** Only those that name me as approver or assignee, or a group or role of mine, or whom I stand in for. */
  mine: z.boolean().exactOptional(),
  groupBy: GroupBy.exactOptional(),
  page: z.int().min(1).max(PAGE_MAX).default(1),
});
export type ScreenQueueQuery = z.output<typeof ScreenQueueQuery>;
export const QueueAgentsQuery = ScreenQueueQuery.pick({ view: true, mine: true });
export type QueueAgentsQuery = z.output<typeof QueueAgentsQuery>;

/** A task as the API shows it. Payload and context are null for callers who may not see payloads. */
export const ReviewTaskView = z.object({
  id: z.string(),
  number: z.number(),
  traceId: z.string(),
  agentId: z.string(),
  actionType: z.enum(ACTION_TYPES),
  actionDigest: z.string(),
  payload: z.unknown(),
  context: z.unknown(),
  riskScore: z.number(),
  riskCategory: z.enum(RISK_CATEGORIES),
  mastFailures: z.array(
    z.object({
      modeId: z.string(),
      category: z.string(),
      name: z.string(),
      severity: z.string(),
      confidence: z.number(),
    }),
  ),
  triggeredPolicies: z.array(z.object({ id: z.string(), version: z.number(), name: z.string() })),
  status: z.enum(REVIEW_STATUSES),
  requiresDualApproval: z.boolean(),
  requiredApprovals: z.number(),
  /** `onBehalfOf`: the absent person whose right it was given by; null for one's own. */
  approvals: z.array(z.object({ reviewerId: z.string(), onBehalfOf: z.string().nullable(), decidedAt: z.string() })),
  /** Who may decide it now, `role:…`, `group:grp_…`, `user:usr_…`; none: whoever may decide reviews. */
  approvers: z.array(z.string()),
  /** Who is expected to. */
  assignee: z.string().nullable(),
  /** How often it was escalated. */
  level: z.number(),
  /** The trace of the edited action that took its place. */
  replacedBy: z.string().nullable(),
  slaDueAt: z.string(),
  createdAt: z.string(),
  resolvedAt: z.string().nullable(),
  /** Equal for look-alike tasks; there only in a list that was asked for with `groupBy`. Null for an action that was erased. */
  lookAlike: z.string().nullable().exactOptional(),
  /** There only of a test task that has ended: nothing was ever to be executed. */
  test: TestResultSchema.exactOptional(),
});
export type ReviewTaskView = z.output<typeof ReviewTaskView>;

/** A task with what happened to it, oldest first. */
export const ReviewTaskWithHistory = ReviewTaskView.extend({
  history: z.array(
    z.object({
      event: z.string(),
      at: z.string(),
      reviewerId: z.string().nullable(),
      /** The absent person whose right they used; absent where it was their own. */
      onBehalfOf: z.string().optional(),
      /** How the person had proved who they are; absent for a key and for what time did. */
      method: z.string().optional(),
      /** `attention_limit` of an assignment that nobody in particular made; of `redemption_refused`, `other_digest` or `outcome_reported`. */
      reason: z.string().optional(),
      /** Of `outcome_reported`: what the agent says, and what is wrong with that (`digest_mismatch`: something else was executed). */
      outcome: z.object({ status: z.string(), flags: z.array(z.string()) }).optional(),
      /** Rationale or comment; absent where there is none, it was erased, or the caller may not see payloads. */
      comment: z.string().optional(),
    }),
  ),
});
export type ReviewTaskWithHistory = z.output<typeof ReviewTaskWithHistory>;

/** A task in the list on the screen: the action in one line of words, and no payload. */
export interface TaskRow {
  readonly id: string;
  readonly number: number;
  readonly agentId: string;
  readonly actionDigest: string;
  readonly summary: string;
  readonly riskScore: number;
  readonly riskCategory: (typeof RISK_CATEGORIES)[number];
  readonly status: ReviewStatus;
  readonly requiredApprovals: number;
  /** Given so far. */
  readonly approvals: number;
  /** Who is expected to decide it, by name; `you` for whoever asks. */
  readonly assignee: string | null;
  /** Somebody else who opened it for the first time within the last minutes, and has not answered. */
  readonly seenBy: { readonly name: string; readonly at: string } | null;
  readonly createdAt: string;
  readonly slaDueAt: string;
  readonly resolvedAt: string | null;
  /** Equal for look-alike tasks; there only when the list was asked for with `groupBy`. Null for an action that was erased. */
  readonly lookAlike?: string | null;
  /** What it is about in money, there with `lookAlike`; null where it names no sum, or the viewer may not read payloads. */
  readonly amount?: { readonly value: number; readonly currency: string | null } | null;
  /** There only of a test task that has ended. */
  readonly test?: TestResult;
}

export interface TaskPage {
  readonly tasks: readonly TaskRow[];
  /** Tasks in the view, on all pages. */
  readonly total: number;
}

/** An agent that has tasks in a view, and how many. */
export interface QueueAgent {
  readonly agentId: string;
  readonly count: number;
}

/** The version of a policy that opened a task, as it stood then. */
export interface TaskRule {
  readonly id: string;
  readonly version: number;
  /** The policy's version today; null when it has been deleted since. */
  readonly currentVersion: number | null;
  readonly name: string;
  readonly description: string | null;
  /** CEL; empty means always. */
  readonly condition: string;
}

/** What the viewer may answer to a task, as it stands at this moment; null is "may". */
export interface Standing {
  /** Why they may not approve, in words for them. */
  readonly approve: string | null;
  readonly reject: string | null;
  /** Why they may not edit. */
  readonly edit: string | null;
  /** They may approve as soon as they have signed in again. */
  readonly needsSignIn: boolean;
  /** Who made the agent's key, who it is bound to, or who edited the action: never the only ones who approve. */
  readonly insiders: readonly string[];
  /** The absent person whose right they would answer by; null for their own. */
  readonly onBehalfOf: string | null;
}

/** Something that happened to a task. */
export interface TaskStep {
  readonly event: string;
  readonly at: string;
  /** A person's id. */
  readonly by: string | null;
  /** The absent person in whose place. */
  readonly onBehalfOf: string | null;
  /** Whom it was assigned to: `user:usr_…` or `group:grp_…`. */
  readonly to: string | null;
  /** How they had proved who they are: `link` for an answer without signing in. */
  readonly method: string | null;
  /** `attention_limit` of an assignment that nobody in particular made; why a redemption was refused. */
  readonly reason: string | null;
  /** Of `outcome_reported`: what the agent says, and what is wrong with that; null of every other step. */
  readonly outcome: { readonly status: string; readonly flags: readonly string[] } | null;
  /** Whom an escalation or a reminder told: the approvers of the level, `role:…`, `group:grp_…`, `user:usr_…`. */
  readonly told: readonly string[];
  /** Rationale or comment. */
  readonly text: string | null;
  /** Why there are words, and not in `text`. */
  readonly withheld: "not_permitted" | "erased" | null;
}

/** Somebody a task can be assigned to. */
export interface Assignable {
  readonly kind: "user" | "group";
  readonly id: string;
  readonly name: string;
  /** Until when they are away (ISO 8601), and who answers in their place; null for whoever is there, and for groups. */
  readonly away: { readonly until: string; readonly standsIn: string } | null;
  /** Until when they have decided too much to be assigned anything (ISO 8601); null while they have not, and for groups. */
  readonly overUntil: string | null;
}

/** What became of an edited action. */
export interface Replacement {
  readonly traceId: string;
  readonly decision: DecisionAnswer["decision"];
  /** Its own review, when it has one. */
  readonly taskId: string | null;
}

/** The review in which an action was edited, of which this is what came. */
export interface EditedFrom {
  readonly taskId: string;
  readonly number: number;
  /** Who edited it (`usr_…`). */
  readonly by: string;
  /** What the agent proposed; null where it was erased, or without the permission `payloads:read`. */
  readonly before: unknown;
}

/** A task on the screen: everything a person needs to judge the action, from one page. */
export interface ScreenTask extends ReviewTaskWithHistory {
  /** One line in words. */
  readonly summary: string;
  /** The minutes that each level has, and how many levels there are: 1 where nobody is escalated to. */
  readonly given: { readonly minutes: number; readonly levels: number };
  /** Why payload and context are there or not. */
  readonly content: "shown" | "not_permitted" | "erased";
  readonly tool: string | null;
  readonly environment: string | null;
  /** Null also without the permission `payloads:read`, since it can name a person. */
  readonly resource: string | null;
  readonly runId: string | null;
  readonly sessionId: string | null;
  readonly reasons: DecisionAnswer["reasons"];
  readonly riskParts: DecisionStory["riskParts"];
  readonly findings: DecisionAnswer["findings"];
  /** Null when no policy asked for the review, or without the permission `policies:read`. */
  readonly rule: TaskRule | null;
  /** Policies that asked for it because they could not be evaluated. */
  readonly failedPolicies: readonly NamedPolicy[];
  /** Null when the task is decided. */
  readonly standing: Standing | null;
  /** Oldest first. */
  readonly steps: readonly TaskStep[];
  /** Who has it before them (`usr_…`), the viewer included, and has not answered it; the first to come first. */
  readonly lookers: readonly string[];
  /** The names of people (`usr_…`) and groups (`grp_…`) who are mentioned; whoever left the organization has none. */
  readonly names: Readonly<Record<string, string>>;
  readonly replacement: Replacement | null;
  /** Null for an action that is as its agent sent it. */
  readonly editedFrom: EditedFrom | null;
}

/** What an approval or rejection answers (contracts/mastguard.md §4). */
export const DecisionOutcomeSchema = z.object({
  outcome: z.enum(["PARTIALLY_APPROVED", "APPROVED", "REJECTED"]),
  task: ReviewTaskWithHistory,
  decisionRecord: z.object({
    id: z.string(),
    taskId: z.string(),
    reviewerId: z.string(),
    onBehalfOf: z.string().nullable(),
    decision: z.enum(["APPROVE", "REJECT"]),
    reason: z.string(),
    decidedAt: z.string(),
  }),
  /** There only when what was answered was a test task. */
  test: TestResultSchema.exactOptional(),
});
export type DecisionOutcome = z.output<typeof DecisionOutcomeSchema>;

/** What became of one of several rejections. */
const RejectedSchema = DecisionOutcomeSchema.pick({ outcome: true, decisionRecord: true, test: true });
export const RejectManyOutcomeSchema = z.array(
  z.discriminatedUnion("success", [
    z.object({ id: z.string(), success: z.literal(true), data: RejectedSchema }),
    z.object({
      id: z.string(),
      success: z.literal(false),
      error: z.object({ code: z.string(), message: z.string(), retryAfterSeconds: z.int().optional() }),
    }),
  ]),
);
export type RejectManyOutcome = z.output<typeof RejectManyOutcomeSchema>;

/** What an edit answers: the task it ended, and how the edited action was decided. */
export const EditOutcomeSchema = z.object({
  task: ReviewTaskWithHistory,
  redecision: DecisionAnswerSchema,
  /** There only when what was edited was a test task: `redecision` is then of nothing. */
  test: TestResultSchema.exactOptional(),
});
export type EditOutcome = z.output<typeof EditOutcomeSchema>;
