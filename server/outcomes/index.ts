export { type OutcomeView, outcomeOf } from "./outcome-view";
export { OutcomeAnswerSchema, OutcomeReportSchema } from "./schemas";
export { reportOutcome } from "./service";
