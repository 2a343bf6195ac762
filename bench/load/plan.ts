import { z } from "zod";

const count = z.int().min(1);

/** One run of the load generator, as the measuring process asks for it. */
export const LoadPlan = z.strictObject({
  port: z.int().min(1).max(65_535),
  path: z.string().startsWith("/"),
  apiKey: z.string(),
  /** Sent with every request, beside the key. */
  headers: z.record(z.string(), z.string()).default({}),
  /** More than one are sent as a batch. */
  eventsPerRequest: count.max(500).default(1),
  /** Requests a second, whether or not earlier ones are answered; null sends the next when the last is answered. */
  rate: count.max(100_000).nullable().default(null),
  connections: count.max(1_024),
  warmUpMs: z.int().min(0).max(60_000),
  measureMs: count.max(600_000),
  requestsMax: count.max(100_000_000),
});
export type LoadPlan = z.input<typeof LoadPlan>;

const Distribution = z.strictObject({
  count: z.int(),
  mean: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  max: z.number(),
});

/** What the load generator answers: `Driven`. */
export const LoadResult = z.strictObject({
  latencyUs: Distribution,
  seconds: z.number(),
  requestsPerSecond: z.number(),
  answered: z.int(),
  errors: z.int(),
  firstError: z.string().nullable(),
});
export type LoadResult = z.output<typeof LoadResult>;

/** The child's only other message. */
export const LoadFailure = z.strictObject({ failure: z.string() });
