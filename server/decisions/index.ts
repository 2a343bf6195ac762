export { actionOf } from "./action";
export { answerAt, type DecisionStory, openAnswer, parseStoredAnswer, type StoredAnswer } from "./answer";
export { awaitDecision, WAIT_MAX_SECONDS } from "./await-decision";
export { decideBatch } from "./batch";
export { idempotencyOf } from "./idempotency";
export { holdAction, keepRecord } from "./kept-record";
export { newSalt, openAction, openRecords, openTexts, saltedHash, sealRecord } from "./records";
export {
  type BatchItem,
  BatchItemSchema,
  type DecisionAnswer,
  DecisionAnswerSchema,
  DecisionStateSchema,
  EVENTS_MAX,
  IngestEventSchema,
} from "./schemas";
export { closeDecisions, decideAction } from "./service";
export { detectionAt } from "./snapshot";
