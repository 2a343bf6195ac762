import { object, oneOf, string } from "./reader";

/** What an ended test task was: an action that was made up to see whether somebody looks. Nothing was ever to be executed. */
export interface TestResult {
  /** `caught`: rejected, or what was wrong was edited. `expired`: nobody answered in time. */
  readonly result: "caught" | "missed" | "expired";
  /** What should have been seen. */
  readonly hint: string;
}

export const readTestResult = object<TestResult>({
  result: oneOf(["caught", "missed", "expired"]),
  hint: string,
});
