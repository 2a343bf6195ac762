import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as streamRoute from "@/app/api/v1/stream/route";
import { sessionCookie } from "@/server/auth/cookies";
import { closeSession, openSession } from "@/server/auth/session";
import { callRoute } from "@/server/testing/call";
import { newTenant, newTenantKey } from "@/server/testing/tenant";
import { type Following, followLog } from "./follow";
import { AuditEntrySchema } from "./schemas";
import { grow } from "./testing";

const ALL: Following = { after: null, types: null, agentId: null, mayGoOn: async () => true };
const Frame = z.templateLiteral(["id: ", z.number(), "\nevent: ", z.string(), "\ndata: ", z.string()]);

/** The entries of a stream until there are so many, then it is left. */
async function take(frames: AsyncIterable<string>, count: number) {
  const entries: { index: number; type: string; agentId: string | null }[] = [];
  for await (const text of frames) {
    for (const frame of text.split("\n\n")) {
      if (frame === "" || frame.startsWith(":")) continue;
      Frame.parse(frame);
      const [id = "", event = "", data = ""] = frame.split("\n");
      const entry = AuditEntrySchema.parse(JSON.parse(data.slice("data: ".length)));
      expect([id, event]).toEqual([`id: ${entry.index}`, `event: ${entry.type}`]);
      entries.push(entry);
    }
    if (entries.length >= count) break;
  }
  return entries;
}

const never = new AbortController().signal;
const indices = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);

describe("a stream of the log", () => {
  it("tells every follower every entry once, in order, while they are written", async () => {
    const tenant = await newTenant();
    await grow(tenant, 3);
    const size = (await take(followLog(tenant.organizationId, { ...ALL, after: -1 }, never), 3)).length;
    const streams = Array.from({ length: 30 }, () =>
      followLog(tenant.organizationId, { ...ALL, after: size - 1 }, never),
    );
    const taking = streams.map((stream) => take(stream, 400));
    for (let part = 0; part < 4; part += 1) await grow(tenant, 100);
    for (const entries of await Promise.all(taking))
      expect(entries.map(({ index }) => index).slice(0, 400)).toEqual(indices(size, 400));
  });

  it("goes on after the last event its reader saw, however long ago", async () => {
    const tenant = await newTenant();
    await grow(tenant, 1_300);
    const entries = await take(followLog(tenant.organizationId, { ...ALL, after: 4 }, never), 1_290);
    expect(entries.map(({ index }) => index)).toEqual(indices(5, entries.length));
  });

  it("tells only of what was asked for, and of nobody else's log", async () => {
    const [tenant, other] = [await newTenant(), await newTenant()];
    const types: ReadonlySet<string> = new Set(["action.decided"]);
    await grow(tenant, 5);
    const [first] = await take(followLog(tenant.organizationId, { ...ALL, after: -1, types }, never), 5);
    const agentId = first?.agentId ?? "";
    await grow(other, 50);
    await grow(tenant, 60);
    const heard = await take(followLog(tenant.organizationId, { ...ALL, after: -1, types, agentId }, never), 2);
    expect(heard.every((entry) => entry.type === "action.decided" && entry.agentId === agentId)).toBe(true);
  });

  it("says that it is there when nothing happens, and ends when its key may no longer read", async () => {
    const tenant = await newTenant();
    let asked = 0;
    const mayGoOn = async () => (asked += 1) < 3;
    const heard: string[] = [];
    for await (const text of followLog(tenant.organizationId, { ...ALL, mayGoOn, pingMs: 50 }, never)) heard.push(text);
    expect([heard[0], heard.includes(": ping\n\n"), asked]).toEqual([": ok\n\n", true, 3]);
  });

  it("ends when its reader has gone, and lets the next one in", async () => {
    const tenant = await newTenant();
    for (let time = 0; time < 5; time += 1) {
      const stop = new AbortController();
      const frames = followLog(tenant.organizationId, ALL, stop.signal)[Symbol.asyncIterator]();
      await frames.next();
      const waiting = frames.next();
      stop.abort();
      expect((await waiting).done).toBe(true);
    }
  });
});

describe("GET /api/v1/stream", () => {
  it("is for the person whose browser asks, until they sign out", async () => {
    const tenant = await newTenant();
    await grow(tenant, 2);
    const { token } = await openSession(tenant.ownerId, "email_link");
    const cookie = `${sessionCookie().name}=${token}`;
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(), 300);
    const heard = await callRoute(streamRoute.GET, {
      headers: { cookie, "last-event-id": "0" },
      signal: leaving.signal,
    });
    expect([heard.status, heard.text]).toEqual([200, expect.stringContaining("event: session.opened")]);
    await closeSession(token);
    expect((await callRoute(streamRoute.GET, { headers: { cookie } })).status).toBe(401);
    // A key is what counts when both are sent.
    expect((await callRoute(streamRoute.GET, { key: "mg_live_x", headers: { cookie } })).status).toBe(401);
  });

  it("is for keys that may read the log", async () => {
    const tenant = await newTenant();
    const { key } = await newTenantKey(tenant.organizationId, ["ingest"]);
    expect((await callRoute(streamRoute.GET, { key, method: "GET" })).status).toBe(403);
    expect((await callRoute(streamRoute.GET, { method: "GET" })).status).toBe(401);
  });

  it.each([
    ["types=action.decided,nothing", {}, "types[1]"],
    ["agent=x", {}, "agent"],
    ["", { "last-event-id": "x" }, "Last-Event-ID"],
    ["", { "last-event-id": "99999999999999999" }, "Last-Event-ID"],
  ])("refuses `%s` %j by name", async (query, headers, path) => {
    const { key } = await newTenant();
    const { status, envelope } = await callRoute(streamRoute.GET, { key, query, headers, method: "GET" });
    expect([status, envelope.error?.details?.[0]?.path]).toEqual([422, path]);
  });
});
