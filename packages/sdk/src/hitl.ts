import { type AuditQuery, readAuditEntry } from "./audit-entry";
import { checkedKey } from "./idempotency-key";
import { type AuditPage, type Page, readCursor } from "./page";
import { pathSegment } from "./path-segment";
import { arrayOf, type Reader } from "./reader";
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
import type { Transport } from "./transport";
import { randomUuid } from "./web-crypto";

/** Human in the loop: actions that wait for a person, and the log of what was decided. */
export interface Hitl {
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
  /** Replaces the action by an edited one, which is decided from the start; the task ends as rejected. A retry edits once. Throws what `approve` does. */
  edit(taskId: string, edit: ReviewEdit): Promise<EditOutcome>;
  /** Adds a comment, which decides nothing. */
  comment(taskId: string, text: string): Promise<ReviewTaskWithHistory>;
  /** Says who is expected to decide. */
  assign(taskId: string, to: { readonly userId: string } | { readonly group: string }): Promise<ReviewTaskWithHistory>;
  /** One page of the audit log, newest first. Pages stay put while new entries are added. */
  getAuditLog(query?: AuditQuery): Promise<AuditPage>;
}

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
    approve: (taskId, given) => answer("approve", taskId, given),
    reject: (taskId, given) => answer("reject", taskId, given),
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
  };
}
