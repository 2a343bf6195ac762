import { nullable, number, object, oneOf, string } from "./reader";

/** What an ended test task was: an action that was made up to see whether somebody looks. Nothing was ever to be executed. */
export interface TestResult {
  /** `caught`: rejected, or what was wrong was edited. `expired`: nobody answered in time. */
  readonly result: "caught" | "missed" | "expired";
  /** What should have been seen. */
  readonly hint: string;
}

/** How often reviewers are tested: one test task in so many real ones on average, 5 to 1,000; `null` for none. */
export interface TestSettings {
  readonly every: number | null;
}

export const readTestResult = object<TestResult>({
  result: oneOf(["caught", "missed", "expired"]),
  hint: string,
});

export const readTestSettings = object<TestSettings>({ every: nullable(number) });
