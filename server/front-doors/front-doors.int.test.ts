import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { newId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { type Machine, startMachine } from "./testing/start-machine";

const TIME_MS = 120_000;
const CONNECTIONS = 16;
const SESSIONS = 5;
/** The one connection that is being handed to a front door when it is killed is never answered. */
const PATIENCE_MS = 5_000;

let machine: Machine | null = null;

afterEach(async () => {
  await machine?.stop();
  machine = null;
});

const Decided = z.object({ data: z.object({ traceId: z.string() }) });

/** Sends one event until it is answered, under one Idempotency-Key, and returns the decision's trace. */
async function send(origin: string, { key }: Tenant, number: number): Promise<string> {
  const idempotencyKey = newId("req");
  const body = {
    agentId: "clerk",
    actionType: "OTHER",
    payload: { number },
    context: { sessionId: `session-${number % SESSIONS}` },
  };
  for (;;) {
    try {
      const answer = await fetch(`${origin}/api/v1/governance/ingest`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-api-key": key, "idempotency-key": idempotencyKey },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.status !== 503) return Decided.parse(await answer.json()).data.traceId;
    } catch (error) {
      if (!(error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError")))
        throw error;
    }
    await sleep(20);
  }
}

/** Sends `count` events over as many connections as there are, one behind the other on each. */
async function sendAll(count: number, one: (number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const connection = async () => {
    while (next < count) await one((next += 1));
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
}

async function stored({ organizationId }: Tenant): Promise<{ traces: string[]; steps: number }> {
  return await asSuperuser(async (db) => {
    const organization = [uuidOf("org", organizationId)];
    const traces = await db.query<{ trace_id: string }>(
      "select trace_id from mastguard.entry where organization_id = $1 and type = 'action.decided'",
      organization,
    );
    const sessions = await db.query<{ steps: number }>(
      "select sum(version)::int as steps from mastguard.agent_session where organization_id = $1",
      organization,
    );
    return { traces: traces.rows.map((row) => row.trace_id), steps: sessions.rows[0]?.steps ?? 0 };
  });
}

it(
  "one of two front doors is killed under load: nothing acknowledged is lost or decided twice, sessions stay exact, and others take the place of both",
  async () => {
    machine = await startMachine();
    const { origin, answers } = machine;
    const tenant = await newTenant();
    await sendAll(100, async (number) => void (await send(origin, tenant, number)));
    const before = await answers();
    const [victim = 0, survivor = 0] = before.keys();
    expect(before.size).toBe(2);
    expect(victim).not.toBe(survivor);

    const acknowledged: string[] = [];
    await sendAll(600, async (number) => {
      if (number === 200) process.kill(victim, "SIGKILL");
      acknowledged.push(await send(origin, tenant, number));
    });
    const { traces, steps } = await stored(tenant);
    expect(traces.length).toBe(700);
    expect(new Set(traces).size).toBe(700);
    expect(acknowledged.map((trace) => uuidOf("trc", trace)).filter((trace) => !traces.includes(trace))).toEqual([]);
    expect(steps).toBe(700);

    // The other one too: from now on only those that took their places can answer.
    process.kill(survivor, "SIGKILL");
    await sendAll(100, async (number) => void (await send(origin, tenant, number)));
    const after = [...(await answers()).keys()];
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter((pid) => before.has(pid))).toEqual([]);
  },
  TIME_MS,
);

it(
  "a stop lets both front doors answer what is on its way, and leaves no process",
  async () => {
    machine = await startMachine({ DRAIN_GRACE_MS: "500" });
    const { origin, answers, stop } = machine;
    const tenant = await newTenant();
    await sendAll(100, async (number) => void (await send(origin, tenant, number)));
    const pids = [...(await answers()).keys()];
    expect(pids.length).toBe(2);
    const underway = Promise.all(Array.from({ length: CONNECTIONS }, (_, number) => sendOnce(origin, tenant, number)));
    expect(await stop()).toBe(0);
    expect(await underway).toEqual(Array.from({ length: CONNECTIONS }, () => 200));
    expect((await stored(tenant)).traces.length).toBe(100 + CONNECTIONS);
    expect(pids.filter(isAlive)).toEqual([]);
  },
  TIME_MS,
);

it(
  "front doors end with their supervisor, also when it is killed",
  async () => {
    machine = await startMachine();
    const { origin, answers, supervisor } = machine;
    const tenant = await newTenant();
    await sendAll(100, async (number) => void (await send(origin, tenant, number)));
    const pids = [...(await answers()).keys()];
    expect(pids.length).toBe(2);
    supervisor.kill("SIGKILL");
    while (pids.some(isAlive)) await sleep(20);
  },
  TIME_MS,
);

async function sendOnce(origin: string, { key }: Tenant, number: number): Promise<number> {
  const { status } = await fetch(`${origin}/api/v1/governance/ingest`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": key },
    body: JSON.stringify({ agentId: "clerk", actionType: "OTHER", payload: { number } }),
  });
  return status;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
