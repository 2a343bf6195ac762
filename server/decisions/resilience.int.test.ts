import { describe, expect, it } from "vitest";
import { UnavailableError } from "@/server/errors";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { newTenant } from "@/server/testing/tenant";
import type { IngestEvent } from "./schemas";
import { decideAction } from "./service";

const EVENT: IngestEvent = { agentId: "a", actionType: "API_CALL", payload: { n: 1 } };

/** Ends every connection of the application, as an administrator or a failing machine would. */
async function killConnections(): Promise<void> {
  await asSuperuser((db) =>
    db.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'mastguard_app' and datname = current_database()",
    ),
  );
}

/** 0 keeps everybody out but a superuser; -1 lets all in again. */
async function limitConnections(most: number): Promise<void> {
  await asSuperuser(async (db) => {
    const { rows } = await db.query<{ name: string }>("select current_database() as name");
    await db.query(`alter database ${rows[0]?.name} connection limit ${most}`);
  });
}

describe("while the database fails", () => {
  it("no acknowledged decision is lost or doubled when its connections are killed under load", async () => {
    const tenant = await newTenant();
    await decideAction(tenant.agent, EVENT);
    const stop = new AbortController();
    const killer = (async () => {
      while (!stop.signal.aborted) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        await killConnections();
      }
    })();
    const acknowledged: string[] = [];
    await Promise.all(
      Array.from({ length: 16 }, async (_, worker) => {
        for (let n = 0; n < 25; n++) {
          const context = worker % 2 === 0 ? { sessionId: `s-${worker}` } : {};
          const result = await decideAction(tenant.agent, { ...EVENT, context }).catch(() => null); // refused is not lost
          if (result !== null) acknowledged.push(result.answer.traceId);
        }
      }),
    );
    stop.abort();
    await killer;
    const { traces, gaps } = await asSuperuser(async (db) => {
      const organization = [uuidOf("org", tenant.organizationId)];
      const { rows } = await db.query<{ trace_id: string }>(
        "select trace_id from mastguard.entry where organization_id = $1 and type = 'action.decided'",
        organization,
      );
      const { rows: counted } = await db.query<{ gaps: number }>(
        "select (max(index) + 1 - count(*))::int as gaps from mastguard.entry where organization_id = $1",
        organization,
      );
      return { traces: rows.map((row) => row.trace_id), gaps: counted[0]?.gaps };
    });
    expect(gaps).toBe(0);
    expect(new Set(traces).size).toBe(traces.length);
    const stored = new Set(traces);
    for (const trace of acknowledged) expect(stored.has(uuidOf("trc", trace))).toBe(true);
    expect(acknowledged.length).toBeGreaterThan(20);
  });

  it("without its database it answers that it is unavailable, and nothing else", async () => {
    const tenant = await newTenant();
    await decideAction(tenant.agent, EVENT);
    await limitConnections(0);
    try {
      await killConnections();
      await expect(decideAction(tenant.agent, EVENT)).rejects.toThrow(UnavailableError);
    } finally {
      await limitConnections(-1);
    }
    expect((await decideAction(tenant.agent, EVENT)).answer.decision).toBe("ALLOW");
  });
});
