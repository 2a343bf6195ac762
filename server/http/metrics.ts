import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Everything this process measures. */
const registry = new Registry();

const duration = new Histogram({
  name: "mastguard_http_request_duration_seconds",
  help: "Time from the whole request to the answer, for routes the front door answers itself.",
  labelNames: ["route", "status"] as const,
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  registers: [registry],
});
const failingCanaries = new Gauge({
  name: "mastguard_failing_canaries",
  help: "Finding types the detectors failed to see in their last self-test; anything but 0 means they are blind to something.",
  registers: [registry],
});
let isCollecting = false;

/** Records one answer. @param route the name it is mounted by, never the path asked for: labels must stay few. */
export function observeRequest(route: string, status: number, seconds: number): void {
  duration.observe({ route, status }, seconds);
}

/** Sets how many canaries failed in the last self-test. */
export function reportFailingCanaries(count: number): void {
  failingCanaries.set(count);
}

/** The registry as Prometheus text; the process's own figures are collected from the first reading on. */
export async function metricsText(): Promise<{ contentType: string; text: string }> {
  if (!isCollecting) collectDefaultMetrics({ register: registry });
  isCollecting = true;
  return { contentType: registry.contentType, text: await registry.metrics() };
}
