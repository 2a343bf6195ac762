import { fork } from "node:child_process";
import { describe, expect, it } from "vitest";
import { inOrganization } from "@/server/db/in-organization";
import { asSuperuser } from "@/server/testing/database";
import { newTenant } from "@/server/testing/tenant";
import { claimDeliveries, deliver } from "./deliver";
import { findDeliveries } from "./find-deliveries";
import { Receiver } from "./testing/receiver";
import { addWebhook, append, deliverAll, deliverDue, makeKey, newScenes, passTime, stored } from "./testing/scene";
import { local } from "./testing/scene-options";
import { startWebhooks } from "./webhooks";

const scene = newScenes();
const keyIdOf = ({ body }: { readonly body: string }): string => JSON.parse(body).data.keyId;

describe("nothing is lost, and nothing is put down twice", () => {
  it("what was sent and could not be put down is sent again after the lease, the same body under the same id", async () => {
    const { receiver } = scene();
    await addWebhook(scene());
    await makeKey(scene());
    await findDeliveries();
    const [claimed] = await claimDeliveries("answering", 1);
    if (claimed === undefined) throw new Error("nothing was due");
    await asSuperuser((db) => db.query("revoke update on mastguard.webhook_delivery from mastguard_app"));
    await expect(deliver(claimed, local)).rejects.toThrow();
    await asSuperuser((db) =>
      db.query(
        "grant update (status, round_from, due_at, leased_until, last_status, last_error, last_attempt_at, delivered_at, updated_at) on mastguard.webhook_delivery to mastguard_app",
      ),
    );
    expect(await deliverDue()).toBe(false); // still leased
    await passTime(scene());
    await deliverAll();
    const [first, second, ...more] = receiver.seen;
    expect(more).toEqual([]);
    expect(second?.body).toBe(first?.body);
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(await stored(scene())).toMatchObject([{ status: "delivered", attempts: 2 }]);
  });

  it("a worker that is killed while a receiver thinks loses nothing", async () => {
    const { receiver } = scene();
    receiver.reply = () => "hang";
    await addWebhook(scene());
    await makeKey(scene());
    const child = fork("server/webhooks/testing/worker.ts", { execArgv: ["--import", "tsx"] });
    await expect.poll(() => receiver.seen.length, { timeout: 20_000 }).toBe(1);
    child.kill("SIGKILL");
    receiver.reply = () => ({ status: 200 });
    expect(await stored(scene())).toMatchObject([{ status: "pending", attempts: 1 }]);
    await passTime(scene());
    const worker = startWebhooks(local);
    await expect.poll(() => stored(scene()), { timeout: 10_000 }).toMatchObject([{ status: "delivered", attempts: 2 }]);
    await worker.stop();
    expect(receiver.seen[1]?.body).toBe(receiver.seen[0]?.body);
  });

  it("a late success counts, and a late failure of somebody who has lost the lease does not", async () => {
    const { receiver } = scene();
    await addWebhook(scene());
    await makeKey(scene());
    await findDeliveries();
    const [early] = await claimDeliveries("answering", 1);
    await passTime(scene());
    const [late] = await claimDeliveries("answering", 1);
    if (early === undefined || late === undefined) throw new Error("nothing was due");
    receiver.reply = () => ({ status: 500 });
    expect(await deliver(early, local)).toBeUndefined();
    expect(await stored(scene())).toMatchObject([{ status: "pending", last_status: null }]);
    receiver.reply = () => ({ status: 200 });
    await deliver(late, local);
    expect(await stored(scene())).toMatchObject([{ status: "delivered", attempts: 2 }]);
  });

  it("many workers at once look at each entry once and send each delivery once", async () => {
    const { receiver } = scene();
    await addWebhook(scene());
    await addWebhook(scene());
    const keys = await Promise.all(Array.from({ length: 12 }, () => makeKey(scene())));
    await Promise.all(Array.from({ length: 6 }, () => findDeliveries()));
    while ((await findDeliveries()).isMore);
    await Promise.all(Array.from({ length: 6 }, () => deliverDue()));
    await deliverAll();
    expect(receiver.seen.map(keyIdOf).sort()).toEqual([...keys, ...keys].sort());
  });

  it("a use case that fails leaves nothing to deliver", async () => {
    await addWebhook(scene());
    const failing = inOrganization(scene().tenant.owner, async (unit) => {
      unit.append({ type: "key.created", data: { keyId: "key_1" } });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await deliverAll();
    expect(await stored(scene())).toEqual([]);
  });

  it("deliveries and position are put down together or not at all", async () => {
    await addWebhook(scene());
    const keyId = await makeKey(scene());
    await asSuperuser((db) =>
      db.query(
        `create function mastguard.no() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
         create trigger no before update on mastguard.webhook_endpoint for each row execute function mastguard.no()`,
      ),
    );
    await findDeliveries(); // deliveries are written before the position is
    expect(await stored(scene())).toEqual([]);
    await asSuperuser((db) => db.query("drop trigger no on mastguard.webhook_endpoint; drop function mastguard.no()"));
    await deliverAll();
    expect(scene().receiver.seen.map(keyIdOf)).toEqual([keyId]);
  });

  it("a node that was away goes on where the last one stopped", async () => {
    const { receiver } = scene();
    await addWebhook(scene());
    const keys: string[] = [];
    for (let run = 0; run < 3; run++) {
      keys.push(await makeKey(scene()));
      const worker = startWebhooks(local);
      await expect.poll(() => receiver.seen.length, { timeout: 10_000 }).toBe(run + 1);
      await worker.stop();
      await append(scene(), "policy.created", { policyId: "pol_1" });
    }
    expect(receiver.seen.map(keyIdOf)).toEqual(keys);
  });
});

describe("fairness", () => {
  it("an endpoint that hangs delays no other, of its organization or another's", async () => {
    const { receiver, tenant } = scene();
    const hanging = new Receiver();
    hanging.reply = () => "hang";
    try {
      const other = { tenant: await newTenant(), url: scene().url };
      await addWebhook({ tenant, url: await hanging.listen() });
      for (let n = 0; n < 40; n++) await makeKey(scene());
      await addWebhook(scene());
      await addWebhook(other);
      const worker = startWebhooks({ ...local, timeoutMs: 20_000 });
      await expect.poll(() => hanging.seen.length, { timeout: 10_000 }).toBeGreaterThan(0);
      const expected = [];
      for (let n = 0; n < 10; n++) expected.push(await makeKey(scene()), await makeKey(other));
      await expect.poll(() => receiver.seen.length, { timeout: 15_000 }).toBe(20);
      expect(receiver.seen.map(keyIdOf).sort()).toEqual(expected.sort());
      expect(hanging.seen.length).toBeLessThanOrEqual(8); // of one endpoint, at once
      await hanging.close();
      await worker.stop();
    } finally {
      await hanging.close().catch(() => {}); // closed already, when all went well
    }
  });

  it("an endpoint that fails is tried one delivery at a time, in places that no other needs", async () => {
    const { receiver } = scene();
    receiver.reply = () => ({ status: 500 });
    await addWebhook(scene());
    for (let n = 0; n < 5; n++) await makeKey(scene());
    await deliverAll();
    await passTime(scene());
    expect(await claimDeliveries("answering", 100)).toEqual([]);
    expect(await claimDeliveries("failing", 100)).toHaveLength(1);
    expect(await claimDeliveries("failing", 100)).toEqual([]);
  });

  it("places go round the organizations, whoever has more waiting", async () => {
    const small = { tenant: await newTenant(), url: scene().url };
    for (let n = 0; n < 3; n++) await addWebhook(scene());
    for (let n = 0; n < 20; n++) await makeKey(scene());
    await addWebhook(small);
    await makeKey(small);
    while ((await findDeliveries()).isMore);
    const claimed = await claimDeliveries("answering", 2);
    expect(new Set(claimed.map(({ organizationId }) => organizationId)).size).toBe(2);
    const more = await claimDeliveries("answering", 100);
    expect(more).toHaveLength(15); // 16 of one organization at once
  });
});
