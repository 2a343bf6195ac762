import { z } from "zod";

/** One test task in so many real ones, on average; null: none. */
export const TestSettingsSchema = z.strictObject({ every: z.int().min(5).max(1_000).nullable() });
export type TestSettings = z.output<typeof TestSettingsSchema>;

/** What an ended test task was. Only ended ones have it: it is how they are told from real tasks. */
export const TestResultSchema = z.object({
  /** `expired`: nobody answered in time. */
  result: z.enum(["caught", "missed", "expired"]),
  /** What should have been seen. */
  hint: z.string(),
});
export type TestResult = z.output<typeof TestResultSchema>;
