import { describe, expect, it } from "vitest";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant } from "@/server/testing/tenant";
import { claimNotifications, deliverNotification } from "./deliver";
import { findNotifications } from "./find-notifications";
import { startNotifications } from "./notifications";
import { NotificationBody } from "./testing/formats";
import { addChannel, newScenes, openTask, passTime, sendDue, stored, tellAll } from "./testing/scene";

const scene = newScenes();
const tasksTold = () =>
  scene()
    .providers.bodies("/hook")
    .flatMap((body) => NotificationBody.parse(JSON.parse(body)).data.reviews.map(({ taskId }) => taskId));

describe("nothing is lost, and nothing is told twice", () => {
  it("two nodes tell each entry once on each channel", async () => {
    await addChannel(scene());
    await addChannel(scene());
    const nodes = [startNotifications(scene().options), startNotifications(scene().options)];
    const tasks: string[] = [];
    for (let n = 0; n < 10; n++) tasks.push(await openTask(scene()));
    await expect.poll(() => tasksTold().length, { timeout: 15_000 }).toBe(20);
    await Promise.all(nodes.map((node) => node.stop()));
    await tellAll(scene());
    expect(tasksTold().sort()).toEqual([...tasks, ...tasks].sort());
  });

  it("many nodes that look at once put each entry into one digest", async () => {
    await addChannel(scene(), { digestMinutes: 5 });
    for (let n = 0; n < 6; n++) {
      await openTask(scene());
      await Promise.all(Array.from({ length: 4 }, () => findNotifications(new Date())));
    }
    while ((await findNotifications(new Date())).isMore);
    expect(await stored(scene())).toMatchObject([{ kind: "digest", entries: 6 }]);
  });

  it("what was sent and could not be put down is sent again after the lease, the same body under the same id", async () => {
    await addChannel(scene());
    await openTask(scene());
    await findNotifications(new Date());
    const [claimed] = await claimNotifications("answering", 1);
    if (claimed === undefined) throw new Error("nothing was due");
    await asSuperuser((db) => db.query("revoke update on mastguard.notification_delivery from mastguard_app"));
    await expect(deliverNotification(claimed, scene().options)).rejects.toThrow();
    await asSuperuser((db) =>
      db.query(
        `grant update (kind, is_urgent, status, attempts, reached, due_at, leased_until, last_status, last_error, last_detail, last_attempt_at,
           delivered_at, updated_at) on mastguard.notification_delivery to mastguard_app`,
      ),
    );
    expect(await sendDue(scene().options)).toBe(false); // still leased
    await passTime(scene());
    await tellAll(scene());
    const [first, second, ...more] = scene().providers.seen;
    expect(more).toEqual([]);
    expect(second?.body).toBe(first?.body);
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(await stored(scene())).toMatchObject([{ status: "delivered", attempts: 2 }]);
  });

  it("a channel tells nothing of another organization", async () => {
    const other = await newTenant();
    await addPolicy(other, { decision: "HITL" });
    await addChannel(scene());
    const theirs = await openTask({ tenant: other });
    const own = await openTask(scene());
    await tellAll(scene());
    expect(tasksTold()).toEqual([own]);
    expect(JSON.stringify(scene().providers.seen)).not.toContain(theirs);
  });
});
