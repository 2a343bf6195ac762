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
const on = ({ url }: ModelEndpoint) => ({ enabled: true, origin: url.origin }) as const;

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
  data: z.strictObject({ enabled: z.boolean(), origin: z.string(), model: z.string().nullable() }),
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
      origin: null,
      endpoint: { origin: "https://models.example", model: "model-1" },
      isAsking: false,
      updatedAt: null,
    });
  });

  it("cannot be switched on for nobody in particular", async () => {
    await expect(updateModelJudge(tenant.owner, null, on(HERE))).rejects.toThrow("MODEL_JUDGE_URL");
    expect(await logOf(tenant)).toEqual([]);
  });

  it("moves the epoch and is logged with who, whom it is for and the model; saying it again changes nothing", async () => {
    const epoch = await epochOf(tenant);
    expect(await updateModelJudge(tenant.owner, HERE, on(HERE))).toMatchObject({ isAsking: true });
    await updateModelJudge(tenant.owner, HERE, on(HERE));
    expect(await epochOf(tenant)).toBe(epoch + 1);
    expect(await updateModelJudge(tenant.owner, HERE, { enabled: false })).toMatchObject({ isAsking: false });
    expect(await logOf(tenant)).toEqual([
      { by: "user", enabled: true, origin: "https://models.example", model: "model-1" },
      { by: "user", enabled: false, origin: "https://models.example", model: null },
    ]);
    expect(await epochOf(tenant)).toBe(epoch + 2);
  });

  it("is for one recipient: on another nothing is asked until it is switched on anew", async () => {
    const mover = await newTenant();
    await updateModelJudge(mover.owner, HERE, on(HERE));
    const there = at("other.example");
    expect(await getModelJudge(mover.owner, there)).toMatchObject({
      enabled: true,
      origin: "https://models.example",
      isAsking: false,
    });
    expect(await getModelJudge(mover.owner, null)).toMatchObject({ enabled: true, endpoint: null, isAsking: false });
    expect(await updateModelJudge(mover.owner, there, on(there))).toMatchObject({ isAsking: true });
    expect((await logOf(mover)).map(({ origin }) => origin)).toEqual([
      "https://models.example",
      "https://other.example",
    ]);
  });

  it("is for one way to it: the same host in the clear is another recipient", async () => {
    const careful = await newTenant();
    await updateModelJudge(careful.owner, HERE, on(HERE));
    const inTheClear = { ...HERE, url: new URL(HERE.url.href.replace("https:", "http:")) };
    expect(await getModelJudge(careful.owner, inTheClear)).toMatchObject({ enabled: true, isAsking: false });
  });

  it("is not turned for another recipient than was shown", async () => {
    const shown = await newTenant();
    const there = at("other.example");
    await expect(updateModelJudge(shown.owner, there, on(HERE))).rejects.toThrow("`https://other.example`");
    expect([await logOf(shown), (await getModelJudge(shown.owner, there)).enabled]).toEqual([[], false]);
  });

  it("turned by many at once ends as the log says", async () => {
    const busy = await newTenant();
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        updateModelJudge(busy.owner, HERE, n % 2 === 0 ? on(HERE) : { enabled: false }),
      ),
    );
    expect(answers).toHaveLength(6);
    expect((await getModelJudge(busy.owner, HERE)).enabled).toBe((await logOf(busy)).at(-1)?.enabled);
  });

  it("turned behind the log is refused to everybody", async () => {
    const victim = await newTenant();
    await updateModelJudge(victim.owner, HERE, on(HERE));
    await updateModelJudge(victim.owner, HERE, { enabled: false });
    await asSuperuser((db) =>
      db.query("update mastguard.model_judge set is_on = true where organization_id = $1", [
        uuidOf("org", victim.organizationId),
      ]),
    );
    await expect(getModelJudge(victim.owner, HERE)).rejects.toThrow("model judge setting differs");
    await expect(updateModelJudge(victim.owner, HERE, on(HERE))).rejects.toThrow("differs");
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
    expect((await callRoute(PATCH, { key, method: "PATCH", json: { enabled: true } })).status).toBe(422);
    const url = { ...on(HERE), url: "https://x" };
    expect((await callRoute(PATCH, { key, method: "PATCH", json: url })).status).toBe(422);
    expect((await callRoute(PATCH, { key, method: "PATCH", json: { ...on(HERE), enabled: false } })).status).toBe(422);
    const unconfigured = await callRoute(PATCH, { key, method: "PATCH", json: on(HERE) });
    expect([unconfigured.status, unconfigured.envelope.error?.message]).toEqual([
      409,
      expect.stringContaining("MODEL_JUDGE_URL"),
    ]);
  });
});
