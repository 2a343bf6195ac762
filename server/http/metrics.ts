import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { OverloadedError, RateLimitedError } from "@/server/errors";

/** Everything this process measures. */
const registry = new Registry();

const duration = new Histogram({
  name: "mastguard_http_request_duration_seconds",
  help: "Time from the whole request to the answer, for routes the front door answers itself.",
  labelNames: ["route", "status"] as const,
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  registers: [registry],
});
const answers = new Counter({
  name: "mastguard_front_door_answers_total",
  help: "Answers of the routes that front doors answer themselves, by process: how connections are spread over them.",
  labelNames: ["pid"] as const,
  registers: [registry],
});
const refused = new Counter({
  name: "mastguard_requests_refused_total",
  help: "Requests answered with 429, by the limit their caller went over; `pages` is any that the page server keeps.",
  labelNames: ["limit"] as const,
  registers: [registry],
});
const shed = new Counter({
  name: "mastguard_requests_shed_total",
  help: "Requests, and events of batches, answered with 503 because there was no room for them, by what was full.",
  labelNames: ["limit"] as const,
  registers: [registry],
});
const commits = new Counter({
  name: "mastguard_decision_commits_total",
  help: "What became of computed decisions; one that was stale is computed again on newer state.",
  labelNames: ["status"] as const,
  registers: [registry],
});
const failingCanaries = new Gauge({
  name: "mastguard_failing_canaries",
  help: "Finding types the detectors failed to see in their last self-test; anything but 0 means they are blind to something.",
  aggregator: "max",
  registers: [registry],
});
let isCollecting = false;

/** Records one answer. @param route the name it is mounted by, never the path asked for: labels must stay few. */
export function observeRequest(route: string, status: number, seconds: number): void {
  duration.observe({ route, status }, seconds);
  answers.inc({ pid: process.pid });
}

/** Counts a request that ends with this error when a limit refused it; of other errors it knows nothing. */
export function observeRefusal(error: unknown): void {
  if (error instanceof RateLimitedError) refused.inc({ limit: error.limit });
  else if (error instanceof OverloadedError) shed.inc({ limit: error.limit });
}

/** Counts a 429 of the page server, which tells the front door no more than that. */
export function observePageRefusal(): void {
  refused.inc({ limit: "pages" });
}

/** Counts the fate of one computed decision. */
export function observeCommit(status: string): void {
  commits.inc({ status });
}

/** Sets how many canaries failed in the last self-test. */
export function reportFailingCanaries(count: number): void {
  failingCanaries.set(count);
}

/** Figures as Prometheus text. */
export interface MetricsText {
  readonly contentType: string;
  readonly text: string;
}

/** The figures of one process, in a form that can be sent to another. */
export type Figures = readonly object[];

/** This process's figures; its own use of the machine is among them from the first reading on. */
export async function figures(): Promise<Figures> {
  if (!isCollecting) collectDefaultMetrics({ register: registry });
  isCollecting = true;
  return await registry.getMetricsAsJSON();
}

/** Figures of several processes as one text: counts are added up, what is no amount is handled by its own rule. */
export async function metricsText(processes: readonly Figures[]): Promise<MetricsText> {
  const all = AggregatorRegistry.aggregate([...processes]);
  return { contentType: all.contentType, text: await all.metrics() };
}
