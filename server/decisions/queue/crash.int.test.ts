import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import * as batchRoute from "@/app/api/v1/governance/ingest/batch/route";
import { verifyAudit } from "@/server/audit/verify";
import { uuidOf } from "@/server/ids";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, type Tenant } from "@/server/testing/tenant";

const TIME_MS = 120_000;
const EVENTS = 1_000;
const BATCH = 250;

async function node(): Promise<ChildProcess> {
  const child = fork("server/decisions/testing/drain-node.ts", [], { execArgv: ["--import", "tsx"] });
  await once(child, "message");
  return child;
}

async function decidedOf({ organizationId }: Tenant): Promise<{ decided: number; traces: number }> {
  const { rows } = await asSuperuser((db) =>
    db.query<{ decided: number; traces: number }>(
      `select count(*)::int as decided, count(distinct trace_id)::int as traces from mastguard.entry
       where organization_id = $1 and type = 'action.decided'`,
      [uuidOf("org", organizationId)],
    ),
  );
  return rows[0] ?? { decided: 0, traces: 0 };
}

it(
  "every event received is decided once although the node that decides them is killed, and the next one too",
  async () => {
    const tenant = await newTenant();
    const receive = async (from: number) => {
      const events = Array.from({ length: BATCH }, (_, n) => ({
        agentId: "importer",
        actionType: "OTHER",
        payload: { n: from + n },
        context: (from + n) % 3 === 0 ? {} : { sessionId: `s-${(from + n) % 40}` },
      }));
      const headers = { prefer: "respond-async" };
      expect((await callRoute(batchRoute.POST, { key: tenant.key, json: { events }, headers })).status).toBe(200);
    };
    for (let from = 0; from < EVENTS; from += BATCH) await receive(from);
    for (const share of [0.1, 0.4]) {
      const victim = await node();
      while ((await decidedOf(tenant)).decided < EVENTS * share) await sleep(20);
      victim.kill("SIGKILL");
      await once(victim, "exit");
    }
    const last = await node();
    while ((await decidedOf(tenant)).decided < EVENTS) await sleep(100);
    last.kill();
    await once(last, "exit");
    expect(await decidedOf(tenant)).toEqual({ decided: EVENTS, traces: EVENTS });
    expect((await verifyAudit(tenant.organizationId)).problems).toEqual([]);
  },
  TIME_MS,
);
