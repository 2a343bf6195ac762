import { emptySession, type SessionState } from "@mastguard/engine";
import { expect, it } from "vitest";
import { newId, type OrganizationId, uuidOf } from "@/server/ids";
import { newTenant } from "@/server/testing/tenant";
import { sessionSlot } from "./session-memory";
import { hearSessions, sessionCommitted, shareSessions } from "./session-news";
import { sessionText } from "./session-text";

const KEY = "session";
const stateAt = (steps: number): SessionState => ({ ...emptySession(), steps });

function hear(organizationId: OrganizationId, version: number, text = sessionText(stateAt(version))): void {
  hearSessions([[uuidOf("org", organizationId), KEY, version, text]]);
}

it("a session that another process decided goes on from what was heard, without being read", () => {
  const organizationId = newId("org");
  hear(organizationId, 3);
  hear(organizationId, 2);
  expect(sessionSlot(organizationId, KEY)).toEqual({ version: 3, state: stateAt(3) });
});

it("a slot that is behind gives way to news, one that is as new or ahead does not", async () => {
  const organizationId = newId("org");
  hear(organizationId, 3);
  const slot = await sessionSlot(organizationId, KEY);
  slot.version = 5; // two decisions are on their way
  hear(organizationId, 5);
  expect(sessionSlot(organizationId, KEY)).toBe(slot);
  hear(organizationId, 6);
  expect(sessionSlot(organizationId, KEY)).toEqual({ version: 6, state: stateAt(6) });
});

it("news that cannot be read are not believed: the session is read from the database", async () => {
  const { organizationId } = await newTenant();
  hear(organizationId, 7, "{}");
  expect(await sessionSlot(organizationId, KEY)).toEqual({ version: 0, state: emptySession() });
});

it("news of another shape, of another organization or another session change nothing", async () => {
  const organizationId = newId("org");
  hear(organizationId, 1);
  for (const news of [null, "x", [[uuidOf("org", organizationId), KEY, "2", "{}"]], [["org", KEY, 2, "{}"]]])
    hearSessions(news);
  hear(newId("org"), 2);
  hearSessions([[uuidOf("org", organizationId), "another", 2, sessionText(stateAt(2))]]);
  expect((await sessionSlot(organizationId, KEY)).version).toBe(1);
});

it("what one batch committed is told in one message, each session as it stands last, long ones not at all", async () => {
  const sent: unknown[] = [];
  shareSessions((news) => sent.push(news));
  const organization = uuidOf("org", newId("org"));
  sessionCommitted(organization, { key: "a", base: 1, state: "second" });
  sessionCommitted(organization, { key: "a", base: 0, state: "first" });
  sessionCommitted(organization, { key: "b", base: 4, state: "fifth" });
  sessionCommitted(organization, { key: "c", base: 4, state: "x".repeat(16_385) });
  await new Promise((resolve) => setImmediate(resolve));
  expect(sent).toEqual([
    [
      [organization, "a", 2, "second"],
      [organization, "b", 5, "fifth"],
    ],
  ]);
});
