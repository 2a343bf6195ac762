export { type DecisionStory, parseStoredAnswer, type StoredAnswer } from "./answer";
export { openRecords } from "./records";
export { DecisionAnswerSchema, IngestEventSchema } from "./schemas";
export { closeDecisions, decideAction } from "./service";
