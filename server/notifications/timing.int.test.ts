import { describe, expect, it } from "vitest";
import { updateChannel } from "./service";
import { NotificationBody } from "./testing/formats";
import { addChannel, newScenes, openTask, passTime, stored, tellAll } from "./testing/scene";

const scene = newScenes();
const night = { from: "22:00", to: "07:00", zone: "Europe/Vienna" };
const at = (time: string) => ({ now: () => new Date(time) });
const MIDNIGHT = at("2026-11-20T23:00:00Z"); // in Vienna
const HOUR_S = 3_600;
/** Task ids of each message, in the order they came. */
const told = () =>
  scene()
    .providers.bodies("/hook")
    .map((body) => NotificationBody.parse(JSON.parse(body)).data.reviews.map(({ taskId }) => taskId));

describe("a digest", () => {
  it("collects what comes in its minutes and tells it in one message", async () => {
    await addChannel(scene(), { digestMinutes: 30 });
    const first = await openTask(scene());
    await tellAll(scene());
    const second = await openTask(scene());
    await tellAll(scene());
    expect(told()).toEqual([]);
    const [waiting, ...more] = await stored(scene());
    expect(more).toEqual([]);
    expect(waiting).toMatchObject({ kind: "digest", status: "pending", attempts: 0, entries: 2 });
    expect(waiting?.wait).toBeGreaterThan(29 * 60);
    expect(waiting?.wait).toBeLessThanOrEqual(30 * 60);
    await passTime(scene());
    await tellAll(scene());
    expect(told()).toEqual([[first, second]]);
  });

  it("that has been sent takes nothing more: what comes next is another", async () => {
    await addChannel(scene(), { digestMinutes: 30 });
    await openTask(scene());
    await tellAll(scene());
    await passTime(scene());
    const late = await openTask(scene());
    await tellAll(scene());
    expect(told()).toHaveLength(1);
    await passTime(scene());
    await tellAll(scene());
    expect(told()[1]).toEqual([late]);
  });

  it("tells the ten gravest by name and how many more there are", async () => {
    await addChannel(scene(), { digestMinutes: 30 });
    for (let n = 0; n < 11; n++) await openTask(scene());
    const gravest = await openTask(scene(), { risk: "CRITICAL" });
    await tellAll(scene());
    await passTime(scene());
    await tellAll(scene());
    const [body = "{}"] = scene().providers.bodies("/hook");
    const { data } = NotificationBody.parse(JSON.parse(body));
    expect(data.reviews).toHaveLength(10);
    expect(data.reviews[0]?.taskId).toBe(gravest);
    expect(data).toMatchObject({ more: 2, url: "https://guard.example/reviews" });
  });
});

describe("quiet hours", () => {
  it("hold what is not critical, and release it as one message at their end", async () => {
    await addChannel(scene(), { quietHours: night });
    const [first, second] = [await openTask(scene()), await openTask(scene())];
    await tellAll(scene(), MIDNIGHT);
    expect(told()).toEqual([]);
    const [held, ...more] = await stored(scene());
    expect(more).toEqual([]);
    expect(held).toMatchObject({ kind: "digest", status: "pending", entries: 2 });
    expect(held?.wait).toBeGreaterThan(6.9 * HOUR_S);
    expect(held?.wait).toBeLessThanOrEqual(7 * HOUR_S);
    await passTime(scene());
    await tellAll(scene(), at("2026-11-21T06:00:00Z"));
    expect(told()).toEqual([[first, second]]);
  });

  it("let a critical task through at once, alone", async () => {
    await addChannel(scene(), { quietHours: night });
    await openTask(scene());
    const critical = await openTask(scene(), { risk: "CRITICAL" });
    await tellAll(scene(), MIDNIGHT);
    expect(told()).toEqual([[critical]]);
    expect(await stored(scene())).toMatchObject([{ status: "pending" }, { status: "delivered" }]);
  });

  it("hold what was found before them and is sent in them, without counting it as tried", async () => {
    await addChannel(scene(), { quietHours: night, digestMinutes: 30 });
    await openTask(scene());
    await tellAll(scene(), at("2026-11-20T20:00:00Z"));
    await passTime(scene());
    await tellAll(scene(), MIDNIGHT);
    expect(told()).toEqual([]);
    const [held] = await stored(scene());
    expect(held).toMatchObject({ status: "pending", attempts: 0 });
    expect(held?.wait).toBeGreaterThan(6.9 * HOUR_S);
  });

  it("hold the next attempt at what failed", async () => {
    await addChannel(scene(), { quietHours: night });
    await openTask(scene());
    scene().providers.reply = () => ({ status: 500, body: "" });
    await tellAll(scene(), at("2026-11-20T20:59:50Z"));
    const [failed] = await stored(scene());
    expect(failed).toMatchObject({ attempts: 1, last_status: 500 });
    expect(failed?.wait).toBeGreaterThan(8.9 * HOUR_S);
  });

  it("that are taken away hold nothing any more", async () => {
    const { id } = await addChannel(scene(), { quietHours: night });
    const taskId = await openTask(scene());
    await tellAll(scene(), MIDNIGHT);
    await updateChannel(scene().tenant.owner, scene().options.rules, id, { quietHours: null });
    await tellAll(scene(), MIDNIGHT);
    expect(told()).toEqual([[taskId]]);
  });
});
