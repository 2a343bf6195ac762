import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { GET, PATCH } from "@/app/api/v1/governance/model-judge/route";
import { uuidOf } from "@/server/ids";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import type { ModelEndpoint } from "./endpoint";
import { getModelJudge, updateModelJudge } from "./setting";

const at = (host: string): ModelEndpoint => ({
  url: new URL(`https://${host}/v1/chat/completions`),
  model: "model-1",
  apiKey: "secret-key",
  timeoutMs: 1_000,
});
const HERE = at("models.example");

let tenant: Tenant;
beforeAll(async () => {
  tenant = await newTenant();
});

const logOf = async (of: Tenant) =>
  await asSuperuser(async (db) => {
    const { rows } = await db.query(
      "select body, actor_type from mastguard.entry where organization_id = $1 and type = 'judge.updated' order by index",
      [uuidOf("org", of.organizationId)],
    );
    return rows.map(({ body, actor_type: by }) => ({ by, ...Body.parse(JSON.parse(body)).data }));
  });
const Body = z.object({
  data: z.strictObject({ enabled: z.boolean(), host: z.string(), model: z.string().nullable() }),
});
const epochOf = async (of: Tenant) =>
  await asSuperuser(async (db) => {
    const { rows } = await db.query("select epoch from mastguard.log_head where organization_id = $1", [
      uuidOf("org", of.organizationId),
    ]);
    return Number(rows[0].epoch);
  });

describe("the model judge's switch", () => {
  it("is off in a new organization, whatever the operator has configured", async () => {
    expect(await getModelJudge(tenant.owner, HERE)).toEqual({
      enabled: false,
      host: null,
      endpoint: { host: "models.example", model: "model-1" },
      isAsking: false,
      updatedAt: null,
    });
  });

  it("cannot be switched on for nobody in particular", async () => {
    await expect(updateModelJudge(tenant.owner, null, { enabled: true })).rejects.toThrow("MODEL_JUDGE_URL");
    expect(await logOf(tenant)).toEqual([]);
  });

  it("moves the epoch and is logged with who, whom it is for and the model; saying it again changes nothing", async () => {
    const epoch = await epochOf(tenant);
    expect(await updateModelJudge(tenant.owner, HERE, { enabled: true })).toMatchObject({ isAsking: true });
    await updateModelJudge(tenant.owner, HERE, { enabled: true });
    expect(await epochOf(tenant)).toBe(epoch + 1);
    expect(await updateModelJudge(tenant.owner, HERE, { enabled: false })).toMatchObject({ isAsking: false });
    expect(await logOf(tenant)).toEqual([
      { by: "user", enabled: true, host: "models.example", model: "model-1" },
      { by: "user", enabled: false, host: "models.example", model: null },
    ]);
    expect(await epochOf(tenant)).toBe(epoch + 2);
  });

  it("is for one host: on another nothing is asked until it is switched on anew", async () => {
    const mover = await newTenant();
    await updateModelJudge(mover.owner, HERE, { enabled: true });
    const there = at("other.example");
    expect(await getModelJudge(mover.owner, there)).toMatchObject({
      enabled: true,
      host: "models.example",
      isAsking: false,
    });
    expect(await getModelJudge(mover.owner, null)).toMatchObject({ enabled: true, endpoint: null, isAsking: false });
    expect(await updateModelJudge(mover.owner, there, { enabled: true })).toMatchObject({ isAsking: true });
    expect((await logOf(mover)).map(({ host }) => host)).toEqual(["models.example", "other.example"]);
  });

  it("turned by many at once ends as the log says", async () => {
    const busy = await newTenant();
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => updateModelJudge(busy.owner, HERE, { enabled: n % 2 === 0 })),
    );
    expect(answers).toHaveLength(6);
    expect((await getModelJudge(busy.owner, HERE)).enabled).toBe((await logOf(busy)).at(-1)?.enabled);
  });

  it("turned behind the log is refused to everybody", async () => {
    const victim = await newTenant();
    await updateModelJudge(victim.owner, HERE, { enabled: true });
    await updateModelJudge(victim.owner, HERE, { enabled: false });
    await asSuperuser((db) =>
      db.query("update mastguard.model_judge set is_on = true where organization_id = $1", [
        uuidOf("org", victim.organizationId),
      ]),
    );
    await expect(getModelJudge(victim.owner, HERE)).rejects.toThrow("model judge setting differs");
    await expect(updateModelJudge(victim.owner, HERE, { enabled: true })).rejects.toThrow("differs");
  });
});

describe("/api/v1/governance/model-judge", () => {
  const keyWith = async (scopes: Parameters<typeof newTenantKey>[1]) =>
    (await newTenantKey(tenant.organizationId, scopes)).key;

  it("is read with `read`, changed with `admin` alone, and names no secret", async () => {
    const answered = await callRoute(GET, { key: await keyWith(["read"]), method: "GET" });
    expect([answered.status, answered.envelope.data]).toEqual([200, expect.objectContaining({ isAsking: false })]);
    const change = { method: "PATCH", json: { enabled: false } };
    expect((await callRoute(PATCH, { key: await keyWith(["policies"]), ...change })).status).toBe(403);
    expect((await callRoute(PATCH, { key: "mg_live_nobody", ...change })).status).toBe(401);
    expect((await callRoute(PATCH, { key: await keyWith(["admin"]), ...change })).status).toBe(200);
  });

  it("says what is wrong and what is missing", async () => {
    const key = await keyWith(["admin"]);
    expect((await callRoute(PATCH, { key, method: "PATCH", json: { enabled: "yes" } })).status).toBe(422);
    expect((await callRoute(PATCH, { key, method: "PATCH", json: { enabled: true, url: "https://x" } })).status).toBe(
      422,
    );
    const unconfigured = await callRoute(PATCH, { key, method: "PATCH", json: { enabled: true } });
    expect([unconfigured.status, unconfigured.envelope.error?.message]).toEqual([
      409,
      expect.stringContaining("MODEL_JUDGE_URL"),
    ]);
  });
});
