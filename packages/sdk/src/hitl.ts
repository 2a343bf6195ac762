import { type AuditQuery, readAuditEntry } from "./audit-entry";
import { checkedKey } from "./idempotency-key";
import { type AuditPage, type Page, readCursor } from "./page";
import { pathSegment } from "./path-segment";
import { arrayOf, type Reader } from "./reader";
import { type ManyRejections, type RejectionOutcome, readRejectionOutcomes } from "./reject-many";
import { type AttentionSettings, type ReviewQuality, readAttentionSettings, readReviewQuality } from "./review-quality";
import {
  type DecisionOutcome,
  type EditOutcome,
  type QueueQuery,
  type ReviewAnswer,
  type ReviewEdit,
  type ReviewTask,
  type ReviewTaskWithHistory,
  readDecisionOutcome,
  readEditOutcome,
  readReviewTask,
  readReviewTaskWithHistory,
} from "./review-task";
import { createDelegations, createGroups, type Delegations, type ReviewerGroups } from "./reviewers";
import { readTestSettings, type TestSettings } from "./test-result";
import type { Transport } from "./transport";
import { randomUuid } from "./web-crypto";

/** Human in the loop: actions that wait for a person, and the log of what was decided. */
export interface Hitl {
  readonly groups: ReviewerGroups;
  readonly delegations: Delegations;
  /** One page of review tasks; the open ones by default. */
  getQueue(query?: QueueQuery): Promise<Page<ReviewTask>>;
  /** One review task with its history. @throws NotFoundError */
  getTask(taskId: string): Promise<ReviewTaskWithHistory>;
  /**
   * Approves as the person this key is bound to. A retry decides nothing again.
   * @throws AuthorizationError for an agent's key, and when that person may not; ConflictError when the task is decided, they approved it
   * already, or the action is another than `expectedDigest`; ValidationError for a rationale under 10 or over 2,000 characters.
   */
  approve(taskId: string, answer: ReviewAnswer): Promise<DecisionOutcome>;
  /** Rejects; one rejection is enough. Throws what `approve` does. */
  reject(taskId: string, answer: ReviewAnswer): Promise<DecisionOutcome>;
  /**
   * Rejects several tasks, each on its own: what became of each is in the order given. A retry decides nothing again.
   * @throws ValidationError for none, too many, or a rationale of another length
   */
  rejectMany(rejections: ManyRejections): Promise<readonly RejectionOutcome[]>;
  /** Replaces the action by an edited one, which is decided from the start; the task ends as rejected. A retry edits once. Throws what `approve` does. */
  edit(taskId: string, edit: ReviewEdit): Promise<EditOutcome>;
  /** Adds a comment of 1 to 2,000 characters, which decides nothing. @throws NotFoundError, AuthorizationError, ValidationError */
  comment(taskId: string, text: string): Promise<ReviewTaskWithHistory>;
  /**
   * Says who is expected to decide.
   * @throws NotFoundError, AuthorizationError; ConflictError when it is decided; ValidationError for who may not decide it or has decided too
   * many in the last hour
   */
  assign(taskId: string, to: { readonly userId: string } | { readonly group: string }): Promise<ReviewTaskWithHistory>;
  /** One page of the audit log, newest first. Pages stay put while new entries are added. */
  getAuditLog(query?: AuditQuery): Promise<AuditPage>;
  /**
   * How carefully reviews were decided in the last 7, 30 or 90 days, 30 unless said: everybody's figures with the scope `read`, else those of the
   * person the key is bound to.
   */
  getQuality(query?: { readonly days?: 7 | 30 | 90 }): Promise<ReviewQuality>;
  /** How many reviews the organization asks of a person in an hour. */
  getAttention(): Promise<AttentionSettings>;
  /** Sets both; needs the scope `admin`. @throws ValidationError */
  setAttention(settings: AttentionSettings): Promise<AttentionSettings>;
  /** How often the organization tests its reviewers. */
  getTests(): Promise<TestSettings>;
  /** Switches tests on, to another rate, or off; what is open stays open. Needs the scope `admin`. @throws ValidationError */
  setTests(settings: TestSettings): Promise<TestSettings>;
}

const ATTENTION = "/api/v1/hitl/attention";
const TESTS = "/api/v1/hitl/tests";

export function createHitl(transport: Transport): Hitl {
  const post = <T>(taskId: string, step: string, body: unknown, read: Reader<T>, headers = {}) =>
    transport.request(
      { method: "POST", path: `/api/v1/hitl/tasks/${pathSegment(taskId)}/${step}`, body, headers },
      read,
    );
  const once = async (idempotencyKey: string | undefined) => ({
    "idempotency-key": checkedKey(idempotencyKey) ?? (await randomUuid()),
  });
  const answer = async (step: "approve" | "reject", taskId: string, { idempotencyKey, ...body }: ReviewAnswer) =>
    post(taskId, step, body, readDecisionOutcome, await once(idempotencyKey));
  return {
    groups: createGroups(transport),
    delegations: createDelegations(transport),
    approve: (taskId, given) => answer("approve", taskId, given),
    reject: (taskId, given) => answer("reject", taskId, given),
    rejectMany: async ({ taskIds, rationale, idempotencyKey }) =>
      transport.request(
        {
          method: "POST",
          path: "/api/v1/hitl/tasks/reject",
          body: { ids: taskIds, rationale },
          headers: await once(idempotencyKey),
        },
        readRejectionOutcomes,
      ),
    edit: async (taskId, { idempotencyKey, ...edit }) =>
      post(taskId, "edit", edit, readEditOutcome, await once(idempotencyKey)),
    comment: (taskId, text) => post(taskId, "comment", { text }, readReviewTaskWithHistory),
    assign: (taskId, to) => post(taskId, "assign", to, readReviewTaskWithHistory),
    getQueue: (query = {}) => transport.page({ path: "/api/v1/hitl/queue", query: { ...query } }, readReviewTask),
    getTask: (taskId) =>
      transport.request({ path: `/api/v1/hitl/tasks/${pathSegment(taskId)}` }, readReviewTaskWithHistory),
    async getAuditLog(query = {}) {
      const call = { path: "/api/v1/hitl/audit", query: { ...query } };
      const { data, meta } = await transport.requestWithMeta(call, arrayOf(readAuditEntry), readCursor);
      return { entries: data, nextCursor: meta.nextCursor };
    },
    getQuality: (query = {}) =>
      transport.request({ path: "/api/v1/hitl/quality", query: { ...query } }, readReviewQuality),
    getAttention: () => transport.request({ path: ATTENTION }, readAttentionSettings),
    setAttention: (settings) =>
      transport.request({ method: "PUT", path: ATTENTION, body: settings }, readAttentionSettings),
    getTests: () => transport.request({ path: TESTS }, readTestSettings),
    setTests: (settings) => transport.request({ method: "PUT", path: TESTS, body: settings }, readTestSettings),
  };
}
