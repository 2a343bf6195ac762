export { answerAt, type DecisionStory, parseStoredAnswer, type StoredAnswer } from "./answer";
export { openRecords } from "./records";
export { type DecisionAnswer, DecisionAnswerSchema, IngestEventSchema } from "./schemas";
export { closeDecisions, decideAction } from "./service";
