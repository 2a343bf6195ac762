import type { IncomingMessage } from "node:http";
import type { Answer } from "./call";
import type { Provenance } from "./forwarding";
import type { MetricsText } from "./metrics";

/** What an operator's systems ask a node. Outside the envelope. */
export interface HealthOptions {
  /** Whether this node can do its work now, and what each part says. A rejection counts as not ready. */
  readonly ready: () => Promise<{ readonly ok: boolean; readonly checks: Readonly<Record<string, string>> }>;
  /** The figures of all processes of this machine. */
  readonly metricsText: () => Promise<MetricsText>;
  /** Whether this `X-API-Key` may read the metrics. */
  readonly mayReadMetrics: (key: string | undefined) => Promise<boolean>;
}

type HealthPath = "/healthz" | "/readyz";

/** Answered for whoever asks, by whichever name a balancer knows us. */
export function isHealthPath(path: string): path is HealthPath {
  return path === "/healthz" || path === "/readyz";
}

/** Whether the process lives (`/healthz`), whether it can work (`/readyz`); both 503 while draining. */
export async function health(path: HealthPath, isDraining: boolean, { ready }: HealthOptions): Promise<Answer> {
  if (path === "/healthz") return json(isDraining ? 503 : 200, { status: isDraining ? "draining" : "ok" });
  if (isDraining) return json(503, { checks: { server: "draining" } });
  try {
    const { ok, checks } = await ready();
    return json(ok ? 200 : 503, { checks });
  } catch (error) {
    return json(503, { checks: { server: error instanceof Error ? error.name : "failed" } });
  }
}

/** Prometheus text for this machine itself or a key that may read it; to anybody else there is nothing here. */
export async function metrics(
  request: IncomingMessage,
  { client, isDirect }: Provenance,
  options: HealthOptions,
): Promise<Answer> {
  const key = request.headers["x-api-key"];
  const isHere = isDirect && (client === "127.0.0.1" || client === "::1");
  if (!isHere && !(await options.mayReadMetrics(typeof key === "string" ? key : undefined)))
    return { status: 404, headers: { "content-type": "text/plain; charset=utf-8" }, body: "Not found\n" };
  const { contentType, text } = await options.metricsText();
  return { status: 200, headers: { "content-type": contentType, "cache-control": "no-store" }, body: text };
}

function json(status: number, value: unknown): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
    body: JSON.stringify(value),
  };
}
