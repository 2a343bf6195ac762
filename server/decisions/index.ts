export { actionOf } from "./action";
export { answerAt, type DecisionStory, openAnswer, parseStoredAnswer, type StoredAnswer } from "./answer";
export { decideBatch } from "./batch";
export { idempotencyOf } from "./idempotency";
export { newSalt, openAction, openRecords, openTexts, type SealedRecord, saltedHash, sealRecord } from "./records";
export {
  type BatchItem,
  BatchItemSchema,
  type DecisionAnswer,
  DecisionAnswerSchema,
  EVENTS_MAX,
  IngestEventSchema,
} from "./schemas";
export { closeDecisions, decideAction } from "./service";
