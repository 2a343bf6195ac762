export { actionOf } from "./action";
export { answerAt, type DecisionStory, openAnswer, parseStoredAnswer, type StoredAnswer } from "./answer";
export { awaitDecision } from "./await-decision";
export { ingestBatch } from "./batch";
export { closeDecisions } from "./commit";
export type { Decided } from "./decided";
export { decidedAnswer } from "./decided-answer";
export { failedPolicies, type NamedPolicy } from "./failed-policies";
export { type Idempotency, idempotencyOf } from "./idempotency";
export { ingestAction } from "./ingest";
export { holdAction, keepRecord } from "./kept-record";
export { startDrain } from "./queue/drain";
export { queuedAnswerFrom } from "./queue/queued-answer";
export {
  newSalt,
  openAction,
  openNotes,
  openRecords,
  openTexts,
  type SealedRecord,
  saltedHash,
  sealRecord,
} from "./records";
export { type Rehearsal, rehearse } from "./rehearse";
export {
  type BatchItem,
  BatchItemSchema,
  type DecisionAnswer,
  DecisionAnswerSchema,
  EVENTS_MAX,
  type IngestEvent,
  IngestEventSchema,
} from "./schemas";
export { decideAction } from "./service";
export { hearSessions, shareSessions } from "./session-news";
export { detectionAt, snapshotAt } from "./snapshot";
export { untilFinal, WAIT_MAX_SECONDS } from "./until-final";
