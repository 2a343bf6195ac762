import { describe, expect, it } from "vitest";
import { asSuperuser } from "@/server/testing/database";
import { newTenant } from "@/server/testing/tenant";
import { decideAction } from "./service";

describe("decideAction", () => {
  it("a decision is on disk when it is answered", async () => {
    const { agent } = await newTenant();
    const { answer } = await decideAction(agent, {
      agentId: "a",
      actionType: "DATA_ACCESS",
      payload: { a: 1 },
      context: { sessionId: "s" },
    });
    console.log(answer);
    await asSuperuser(async (db) => {
      const { rows } = await db.query("select index, body from mastguard.entry where trace_id is not null");
      console.log(rows);
    });
    expect(answer.decision).toBe("ALLOW");
  });
});
