import { type ItemError, readItemError } from "./item-error";
import { arrayOf, boolean, nullable, object, oneOf, type Reader, string } from "./reader";
import { type DecisionRecord, readDecisionRecord } from "./review-task";
import { readTestResult, type TestResult } from "./test-result";

/** One rationale for all of them. */
export interface ManyRejections {
  /** 1 to 100, each once. */
  readonly taskIds: readonly string[];
  /** Why, in 10 to 2,000 characters. */
  readonly rationale: string;
  /** 1 to 255 visible ASCII characters; chosen by the client unless given. */
  readonly idempotencyKey?: string;
}

/** What became of one of several rejections. */
export type RejectionOutcome =
  | {
      readonly taskId: string;
      readonly success: true;
      readonly outcome: "REJECTED";
      readonly decisionRecord: DecisionRecord;
      /** There only when what was rejected was a test task. */
      readonly test: TestResult | null;
    }
  | { readonly taskId: string; readonly success: false; readonly error: ItemError };

const readPlace = object<{ id: string; success: boolean }>({ id: string, success: boolean });
type Rejected = Pick<Extract<RejectionOutcome, { success: true }>, "outcome" | "decisionRecord" | "test">;
const readRejected = object<{ data: Rejected }>({
  data: object<Rejected>({
    outcome: oneOf(["REJECTED"]),
    decisionRecord: readDecisionRecord,
    test: nullable(readTestResult),
  }),
});

const readOutcome: Reader<RejectionOutcome> = (value, path) => {
  const { id: taskId, success } = readPlace(value, path);
  if (success) return { taskId, success, ...readRejected(value, path).data };
  return { taskId, success, error: readItemError(value, path).error };
};

export const readRejectionOutcomes = arrayOf(readOutcome);
