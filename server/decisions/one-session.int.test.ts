import { expect, it } from "vitest";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { newTenant } from "@/server/testing/tenant";
import { race } from "./testing/race";

const TIME_MS = 120_000;

it(
  "64 connections on two nodes that share one session are all decided, one behind the other",
  async () => {
    const tenant = await newTenant();
    const statuses = await race({ keys: [tenant.key], sessionId: "one", events: 300 });
    expect(Object.keys(statuses)).toEqual(["200"]);
    const { rows } = await asSuperuser((db) =>
      db.query<{ version: number }>("select version::int from mastguard.agent_session where organization_id = $1", [
        uuidOf("org", tenant.organizationId),
      ]),
    );
    expect(rows).toEqual([{ version: statuses["200"] }]);
  },
  TIME_MS,
);
