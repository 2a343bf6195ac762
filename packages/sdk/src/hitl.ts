import { type AuditQuery, readAuditEntry } from "./audit-entry";
import { type AuditPage, type Page, readCursor } from "./page";
import { pathSegment } from "./path-segment";
import { arrayOf } from "./reader";
import {
  type QueueQuery,
  type ReviewTask,
  type ReviewTaskWithHistory,
  readReviewTask,
  readReviewTaskWithHistory,
} from "./review-task";
import type { Transport } from "./transport";

/** Human in the loop: actions that wait for a person, and the log of what was decided. */
export interface Hitl {
  /** One page of review tasks; the open ones by default. */
  getQueue(query?: QueueQuery): Promise<Page<ReviewTask>>;
  /** One review task with its history. @throws NotFoundError */
  getTask(taskId: string): Promise<ReviewTaskWithHistory>;
  /** One page of the audit log, newest first. Pages stay put while new entries are added. */
  getAuditLog(query?: AuditQuery): Promise<AuditPage>;
}

export function createHitl(transport: Transport): Hitl {
  return {
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
