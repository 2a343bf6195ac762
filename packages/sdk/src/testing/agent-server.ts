import { MastGuardClient, type RunOptions } from "../index";
import type { IngestEvent } from "../ingest-event";
import { type LoopbackServer, loopbackServer, type Responder, succeeds } from "./loopback-server";

/** How a server of these tests answers each step of a run; the last answer of a step is repeated. */
interface Steps {
  readonly ingest: readonly Responder[];
  readonly decision?: readonly Responder[];
  readonly redeem?: readonly Responder[];
  readonly outcome?: readonly Responder[];
}

const reported = succeeds({ findings: [], digestMatches: true, executedWithoutAllow: false }, { status: 201 });
const redeemed = succeeds({ valid: true, redeemedAt: "2026-01-02T03:04:05.000Z" });

/** A server that tells the steps of a run apart, and says in which order they came. */
export async function agentServer(steps: Steps): Promise<LoopbackServer & { readonly steps: readonly string[] }> {
  const seen: (keyof Steps)[] = [];
  const server = await loopbackServer((response, request) => {
    const step = stepOf(request.url);
    const { decision = [], redeem = [redeemed], outcome = [reported] } = steps;
    const responders = { ingest: steps.ingest, decision, redeem, outcome }[step];
    const before = seen.filter((one) => one === step).length;
    seen.push(step);
    responders[Math.min(before, responders.length - 1)]?.(response, request);
  });
  return { ...server, steps: seen };
}

function stepOf(url: string): keyof Steps {
  if (url.endsWith("/ingest")) return "ingest";
  if (url.endsWith("/redeem")) return "redeem";
  return url.endsWith("/outcome") ? "outcome" : "decision";
}

/** The bodies of the requests of a step. */
export function bodiesOf({ requests }: LoopbackServer, step: keyof Steps): Record<string, unknown>[] {
  return requests.filter(({ url }) => stepOf(url) === step).map(({ body }) => JSON.parse(body));
}

/** A payment of a test's own, for the test to change. */
export function payment(): IngestEvent & { payload: { amount: number; to: { name: string } } } {
  return { agentId: "billing-bot", actionType: "PAYMENT_APPROVE", payload: { amount: 120, to: { name: "Nordwind" } } };
}

/** Runs a payment; what it was executed with, and what `run` gave or threw. */
export async function runPayment(server: LoopbackServer, options: RunOptions<string> = {}, event = payment()) {
  const told: Error[] = [];
  const onError = (error: Error) => void told.push(error);
  const { governance } = new MastGuardClient({
    apiKey: "mg_test_key",
    baseUrl: server.url,
    retries: 1,
    retryDelay: 0,
    timeout: 2_000, // an answer that comes does so sooner, on a busy machine too
    onError,
  });
  const executed: unknown[] = [];
  const result: unknown = await governance
    .run(event, (action) => (executed.push(action), "paid"), options)
    .catch((error: unknown) => error);
  return { executed, result, told };
}
