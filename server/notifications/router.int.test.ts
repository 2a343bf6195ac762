import { beforeAll, describe, expect, test } from "vitest";
import { sessionCookie } from "@/server/auth/cookies";
import { openSession } from "@/server/auth/session";
import { ValidationError } from "@/server/errors";
import type { UserId } from "@/server/ids";
import { testMember } from "@/server/organizations/testing";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { requestContext } from "@/server/trpc/context";
import { createCallerFactory } from "@/server/trpc/procedures";
import { notificationsRouter } from "./router";
import { CONFIGS, SECRET } from "./testing/requests";

const callerOf = createCallerFactory(notificationsRouter);
let tenant: Tenant;
let owner: ReturnType<typeof callerOf>;

/** The procedures as a signed-in person calls them. */
async function signedInAs(userId: UserId) {
  const { token } = await openSession(userId, "email_link");
  return callerOf(requestContext({ headers: new Headers({ cookie: `${sessionCookie().name}=${token}` }) }, null));
}

beforeAll(async () => {
  tenant = await newTenant();
  owner = await signedInAs(tenant.ownerId);
});

describe("notifications router", () => {
  test("creates, lists, changes and deletes as REST does; a signing secret is shown once, other secrets never", async () => {
    const made = await owner.create({ name: "people", type: "webhook", config: CONFIGS.webhook });
    expect(made).toMatchObject({ secretsSet: ["authHeader", "signingSecret"], isActive: true });
    expect(made.signingSecret).toMatch(/^whsec_/);
    const { channels, total } = await owner.list({});
    expect([channels.map(({ id }) => id), total]).toEqual([[made.id], 1]);
    const changed = await owner.update({ id: made.id, change: { name: "Night watch", isActive: false } });
    expect(changed).toMatchObject({ name: "Night watch", isActive: false });
    expect(await owner.deliveries({ id: made.id })).toEqual({ deliveries: [], nextCursor: null });
    expect(JSON.stringify([made, channels, changed])).not.toContain(SECRET);
    expect(JSON.stringify([channels, changed])).not.toContain(made.signingSecret);
    expect(await owner.delete({ id: made.id })).toEqual({ id: made.id, deleted: true });
    expect((await owner.list({})).total).toBe(0);
  });

  test("a kept secret is asked for at its field when its destination changes", async () => {
    const { id } = await owner.create({ name: "people", type: "jira", config: CONFIGS.jira });
    const change = { config: { baseUrl: "https://8.8.4.4" } };
    const refused = await owner.update({ id, change }).catch((error: unknown) => error);
    const cause = refused instanceof Error ? refused.cause : null;
    expect(cause instanceof ValidationError ? cause.details : null).toMatchObject([{ path: "config.apiToken" }]);
    const again = { config: { ...change.config, apiToken: CONFIGS.jira.apiToken } };
    expect(await owner.update({ id, change: again })).toMatchObject({ config: change.config });
  });

  test("what a test says is in the list of deliveries", async () => {
    const { id } = await owner.create({ name: "people", type: "email", config: { to: ["people@company.example"] } });
    const tested = await owner.test({ id });
    expect(tested).toMatchObject({ channelId: id, kind: "test", status: "delivered" });
    expect((await owner.deliveries({ id, limit: 1 })).deliveries).toEqual([tested]);
  });

  test("who may not see channels is shown none", async () => {
    const { ctx } = await testMember(tenant.organizationId, "reviewer");
    if (ctx.actor.type !== "user") throw new Error("not a person");
    const reviewer = await signedInAs(ctx.actor.id);
    await expect(reviewer.list({})).rejects.toThrow(/notifications:read/);
    await expect(reviewer.create({ name: "x", type: "email", config: {} })).rejects.toThrow(/notifications:write/);
    await expect(callerOf(requestContext({ headers: new Headers() }, null)).list({})).rejects.toThrow("Sign in");
  });
});
