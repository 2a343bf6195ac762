import { RISK_CATEGORIES } from "@mastguard/engine";
import { canonicalize } from "@mastguard/ledger";
import { z } from "zod";
import { type IngestEvent, IngestEventSchema, parseStoredAnswer, type StoredAnswer } from "@/server/decisions";
import { idOf, type PolicyVersionId, type ReviewTaskId, type TraceId, type UserId } from "@/server/ids";
import { LOOKING } from "../screen-store";
import type { TestResult } from "./schemas";
import { templateOf } from "./templates";

/** What somebody did with a test task. */
export interface TestStep {
  /** A uuid. */
  readonly id: string;
  readonly event: "viewed" | "assigned" | "routed" | "commented" | "approved" | "rejected" | "edited";
  /** Whom it was taken from, where it was routed on. */
  readonly userId: UserId;
  /** The absent person whose right they used; null for their own. */
  readonly onBehalfOf: UserId | null;
  readonly at: Date;
  /** A stored principal. */
  readonly assignee: string | null;
  /** How they had proved who they are; null for a key. */
  readonly method: string | null;
  /** Their words, sealed. */
  readonly text: Buffer | null;
  /** When they last had it before them, when that is no longer ago than others are told of it. */
  readonly seenAt: Date | null;
}

/** A made-up action in the form of a task. */
export interface TestTask {
  readonly id: ReviewTaskId;
  readonly number: number;
  readonly traceId: TraceId;
  readonly templateId: string;
  readonly event: IngestEvent;
  readonly stored: StoredAnswer;
  readonly actionDigest: string;
  readonly status: "PENDING" | "APPROVED" | "REJECTED" | "EXPIRED";
  readonly requiredApprovals: number;
  readonly policyVersionId: PolicyVersionId | null;
  readonly riskScore: number;
  readonly riskCategory: (typeof RISK_CATEGORIES)[number];
  /** Stored principals. */
  readonly approvers: readonly string[];
  readonly assignee: string | null;
  /** Who stands behind its agent, as far as anybody can see. */
  readonly insiders: readonly UserId[];
  readonly createdAt: Date;
  readonly slaDueAt: Date;
  readonly resolvedAt: Date | null;
  /** Oldest first. */
  readonly steps: readonly TestStep[];
  /** Null while it is open. */
  readonly result: TestResult | null;
  /** When it was read, by the database's clock: the transaction's time. */
  readonly now: Date;
}

/** The steps that end a test. */
export const ENDINGS: ReadonlySet<string> = new Set(["approved", "rejected", "edited"]);

/** Of a test and its steps, as {@link parseTest} takes them. */
export const TEST_SQL = `select t.*, now() as now, (select coalesce(json_agg(json_build_object('id', s.id, 'event', s.event, 'user', s.user_id, 'absent', s.on_behalf_of, 'at', s.at,
    'assignee', s.assignee, 'method', s.method, 'text', encode(s.text, 'base64'), 'seenAt', case when s.seen_at > now() - ${LOOKING} then s.seen_at end) order by s.at, s.id), '[]') from mastguard.review_test_step s
    where s.organization_id = t.organization_id and s.test_id = t.id) as steps
  from mastguard.review_test t`;

/** A test, or where its row breaks, without the values that are there: whoever reads rows says so in the log of the node. */
export type ParsedTest =
  | { readonly isReadable: true; readonly test: TestTask }
  | { readonly isReadable: false; readonly testId: ReviewTaskId | null; readonly paths: readonly string[] };

/** Never throws: a row that no test of ours left is not shown, and stands in nobody's way. */
export function parseTest(value: unknown): ParsedTest {
  const parsed = Row.safeParse(value);
  if (parsed.success) return { isReadable: true, test: testOf(parsed.data) };
  const id = Row.pick({ id: true }).safeParse(value).data?.id;
  const paths = parsed.error.issues.map(({ path }) => path.join("."));
  return { isReadable: false, testId: id === undefined ? null : idOf("tsk", id), paths };
}

function testOf(row: z.output<typeof Row>): TestTask {
  return {
    id: idOf("tsk", row.id),
    number: row.number,
    traceId: idOf("trc", row.trace_id),
    templateId: row.template_id,
    event: row.event,
    stored: row.answer,
    actionDigest: row.action_digest,
    status: row.status,
    requiredApprovals: row.required_approvals,
    policyVersionId: row.policy_version_id === null ? null : idOf("plv", row.policy_version_id),
    riskScore: row.risk_score,
    riskCategory: row.risk_category,
    approvers: row.approvers,
    assignee: row.assignee,
    insiders: row.insiders.map((user) => idOf("usr", user)),
    createdAt: row.created_at,
    slaDueAt: row.sla_due_at,
    resolvedAt: row.resolved_at,
    steps: row.steps.map(({ user, absent, text, ...step }) => ({
      ...step,
      userId: idOf("usr", user),
      onBehalfOf: absent === null ? null : idOf("usr", absent),
      text: text === null ? null : Buffer.from(text, "base64"),
    })),
    result: row.status === "PENDING" ? null : resultOf(row.is_caught, row.template_id),
    now: row.now,
  };
}

/** How an ended test ended, and what should have been seen. @param isCaught null when nobody answered. */
export function resultOf(isCaught: boolean | null, templateId: string): TestResult {
  const result = isCaught === null ? "expired" : isCaught ? "caught" : "missed";
  return { result, hint: templateOf(templateId)?.hint ?? "This kind of test is not made any more." };
}

/** Text that must parse: what throws is no value. */
const json = <T>(read: (text: string) => T) =>
  z.string().transform((text, ctx): T => {
    try {
      return read(text);
    } catch {
      ctx.addIssue({ code: "custom", message: "cannot be read" });
      return z.NEVER;
    }
  });

/** A real action's payload and context come back as they were kept, with their keys in order: any other order would tell a test at a glance. */
function asStored({ payload, context, ...event }: IngestEvent): IngestEvent {
  const kept = { ...event, payload: JSON.parse(canonicalize(payload)) };
  return context === undefined ? kept : { ...kept, context: JSON.parse(canonicalize(context)) };
}

const Step = z.object({
  id: z.string(),
  event: z.enum(["viewed", "assigned", "routed", "commented", "approved", "rejected", "edited"]),
  user: z.string(),
  absent: z.string().nullable(),
  at: z.coerce.date(),
  assignee: z.string().nullable(),
  method: z.string().nullable(),
  text: z.string().nullable(),
  seenAt: z.coerce.date().nullable(),
});
const Row = z.object({
  id: z.string(),
  /** Prisma reads what pg reads as a number as a bigint. */
  number: z.union([z.number(), z.bigint().transform(Number)]),
  trace_id: z.string(),
  template_id: z.string(),
  event: json((text) => asStored(IngestEventSchema.parse(JSON.parse(text)))),
  answer: json(parseStoredAnswer),
  action_digest: z.string(),
  status: z.enum(["PENDING", "APPROVED", "REJECTED", "EXPIRED"]),
  is_caught: z.boolean().nullable(),
  required_approvals: z.number(),
  policy_version_id: z.string().nullable(),
  risk_score: z.number(),
  risk_category: z.enum(RISK_CATEGORIES),
  approvers: z.array(z.string()),
  assignee: z.string().nullable(),
  insiders: z.array(z.string()),
  created_at: z.date(),
  sla_due_at: z.date(),
  resolved_at: z.date().nullable(),
  steps: z.array(Step),
  now: z.date(),
});
