import { z } from "zod";
import { rounded } from "./circumstances";
import { pastSession } from "./server/past";
import type { PrivateServer } from "./server/private-server";
import { addPolicy, type Tenant } from "./server/tenant";
import { agentName } from "./workload/events";
import type { PolicyBody } from "./workload/policies";

interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** How often each is asked, one question after the other. */
const TIMES = 200;
const LIMIT = 50;
const AGENT = agentName(7);
/**
 * As the audit screen and an auditor ask: by agent, by decision, by kind of action, by all of them and a span of time; and for what an
 * agent seldom does, where most of its entries must be read.
 */
const FILTERS: readonly { readonly filter: string; readonly isInSpan?: boolean }[] = [
  { filter: `agentId=${AGENT}` },
  { filter: "decision=BLOCK" },
  { filter: "actionType=PAYMENT_APPROVE&decision=ALLOW" },
  { filter: `agentId=${AGENT}&decision=ALERT` },
  { filter: `agentId=${AGENT}&decision=ALLOW&actionType=EMAIL_SEND` },
  { filter: `agentId=${AGENT}&decision=ALLOW&actionType=EMAIL_SEND`, isInSpan: true },
  { filter: "type=all" },
];

/** Of a kind the workload does not have. It applies to whoever has a past, and cannot be judged without it. */
const RULE: PolicyBody = {
  name: "Sessions with a past",
  actionTypes: ["OTHER"],
  condition: "session.steps >= 1 && session.totals.BLOCK <= session.steps",
  decision: "ALERT",
  priority: 1,
};

const Page = z.object({ data: z.array(z.unknown()) });
const Decided = z.object({ data: z.object({ matchedPolicyId: z.string().nullable(), processingTimeMs: z.number() }) });

/** What each question takes, from request to the whole answer; one names a span of time. */
export async function askAudit({ port }: PrivateServer, { readKey }: Tenant, { from, to }: Span) {
  const span = `&from=${from.toISOString()}&to=${to.toISOString()}`;
  const answers: { readonly filter: string; readonly p95Ms: number; readonly found: number }[] = [];
  for (const { filter, isInSpan = false } of FILTERS) {
    const query = `${filter}${isInSpan ? span : ""}&limit=${LIMIT}`;
    const times: number[] = [];
    let found = 0;
    for (let asked = 0; asked < TIMES; asked += 1) {
      const began = performance.now();
      const response = await fetch(`http://127.0.0.1:${port}/api/v1/hitl/audit?${query}`, {
        headers: { "x-api-key": readKey },
      });
      const text = await response.text();
      times.push(performance.now() - began);
      if (response.status !== 200) throw new Error(`${query} answered ${response.status}: ${text}`);
      found = Page.parse(JSON.parse(text)).data.length;
    }
    answers.push({ filter: isInSpan ? `${filter}&from&to` : filter, p95Ms: percentile(times, 0.95), found });
  }
  return answers;
}

/**
 * How long actions take until they are decided (`processingTimeMs`: with the session's memory, before the commit) under a condition on what
 * their session did before: of one that the front door remembers, and of those of the past, which it has to read.
 */
export async function askSessions(server: PrivateServer, tenant: Tenant, sessions: number) {
  const policy = await addPolicy(server, tenant.policiesKey, RULE);
  const ask = (session: number) => decide(server, tenant, { policy, session: pastSession(session) });
  await ask(0);
  const remembered: number[] = [];
  const read: number[] = [];
  for (let asked = 1; asked <= TIMES; asked += 1) {
    remembered.push(await ask(0));
    read.push(await ask(Math.floor((asked * (sessions - 1)) / TIMES)));
  }
  return { remembered: percentilesOf(remembered), read: percentilesOf(read) };
}

/** Milliseconds. @throws Error when the rule did not decide: then the session was not what was asked. */
async function decide(
  { port }: PrivateServer,
  { ingestKey }: Tenant,
  { policy, session }: { readonly policy: string; readonly session: string },
): Promise<number> {
  const event = {
    agentId: AGENT,
    actionType: "OTHER",
    payload: { note: "The customer asked for a copy of the last three invoices." },
    context: { sessionId: session },
  };
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/governance/ingest`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": ingestKey },
    body: JSON.stringify(event),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`an action of ${session} was answered ${response.status}: ${text}`);
  const { matchedPolicyId, processingTimeMs } = Decided.parse(JSON.parse(text)).data;
  if (matchedPolicyId !== policy) throw new Error(`the rule on its past did not decide an action of ${session}`);
  return processingTimeMs;
}

function percentilesOf(times: readonly number[]) {
  return { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) };
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return rounded(sorted[Math.floor(sorted.length * share)] ?? Number.NaN, 2);
}
