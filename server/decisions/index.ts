export { actionOf } from "./action";
export { answerAt, type DecisionStory, openAnswer, parseStoredAnswer, type StoredAnswer } from "./answer";
export { idempotencyOf } from "./idempotency";
export { newSalt, openAction, openRecords, openTexts, type SealedRecord, saltedHash, sealRecord } from "./records";
export { type DecisionAnswer, DecisionAnswerSchema, IngestEventSchema } from "./schemas";
export { closeDecisions, decideAction } from "./service";
