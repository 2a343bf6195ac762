import { describe, expect, it } from "vitest";
import { inOrganization } from "@/server/db/in-organization";
import { uuidOf } from "@/server/ids";
import { openTask } from "@/server/notifications/testing/scene";
import { asSuperuser } from "@/server/testing/database";
import { newTenant } from "@/server/testing/tenant";
import { newPerson } from "../testing/people";
import { updateLinkSettings } from "./link-settings";
import { findLink } from "./link-store";
import { claimedLink, linkToken } from "./link-token";
import { answer, newMailedLinks, open } from "./testing/mailed";

const { scene, one, two, reviewEntries, expectUntouched } = newMailedLinks();

/** The link of a token with columns of its row changed behind it, and what its token would be if we had made it so. */
async function rowIs(token: string, columns: string): Promise<string> {
  const claimed = claimedLink(token);
  if (claimed === null) throw new Error("a token");
  await asSuperuser((db) => db.query(`update mastguard.review_link set ${columns} where id = $1`, [claimed.id]));
  const { organizationId } = claimed;
  const link = await inOrganization({ organizationId, actor: { type: "system", id: "test" } }, (unit) =>
    findLink(unit, claimed.id),
  );
  if (link === null) throw new Error("a link");
  return linkToken(link);
}

describe("a link is worth nothing", () => {
  it("behind its time", async () => {
    const { task, token } = await one();
    const past = await rowIs(token, "expires_at = now() - interval '1 second'");
    expect(await open(past)).toEqual({ state: "expired" });
    expect(await answer(past)).toEqual({ kind: "over", view: { state: "expired" } });
    await expectUntouched(task);
  });

  it("from the moment links are switched off, and stays so when they are switched on again", async () => {
    const { tenant } = scene();
    const { task, ann, ben } = await two(1);
    expect(await open(ann.token)).toMatchObject({ state: "open" });
    await updateLinkSettings(tenant.owner, { isEnabled: false });
    expect(await answer(ann.token)).toEqual({ kind: "over", view: { state: "off" } });
    expect(await open(ben.token)).toEqual({ state: "off" });
    await updateLinkSettings(tenant.owner, { isEnabled: true });
    expect(await answer(ann.token)).toEqual({ kind: "over", view: { state: "off" } });
    await expectUntouched(task);
  });

  it("when its message was deleted with its channel", async () => {
    const { token } = await one();
    await asSuperuser((db) => db.query("delete from mastguard.notification_channel"));
    expect(await open(token)).toEqual({ state: "unknown" });
  });

  it("when anything of the token, or of what it binds, is another", async () => {
    const { task, token } = await one();
    const foreign = uuidOf("org", (await newTenant()).organizationId).replaceAll("-", "");
    const bytes = Buffer.from(token, "base64url");
    const flipped = Array.from({ length: 64 }, (_, at) => {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy.toString("base64url");
    });
    const moved = Buffer.concat([Buffer.from(foreign, "hex"), bytes.subarray(16)]).toString("base64url");
    const respelt = `${token.slice(0, -1)}${String.fromCharCode(token.charCodeAt(85) + 1)}`;
    const others = [moved, respelt, "", "x", `${token}A`, token.slice(1), "é".repeat(86), "A".repeat(86)];
    for (const altered of [...flipped, ...others]) {
      expect(await open(altered)).toEqual({ state: "unknown" });
      expect(await answer(altered)).toEqual({ kind: "over", view: { state: "unknown" } });
    }
    await expectUntouched(task);
  });

  it.each([
    ["a later time", "expires_at = expires_at + interval '1 day'"],
    ["a fresher date", "created_at = created_at + interval '1 minute'"],
    ["another digest", "action_digest = 'sha256:0'"],
  ])("when somebody gave its row %s", async (_, columns) => {
    const { task, token } = await one();
    await rowIs(token, columns);
    expect(await answer(token)).toEqual({ kind: "over", view: { state: "unknown" } });
    await expectUntouched(task);
  });

  it("for another task or another person, though the row says so", async () => {
    const { task, ann, ben } = await two(1);
    const other = await openTask(scene());
    await rowIs(ann.token, `task_id = '${uuidOf("tsk", other)}'`);
    expect(await answer(ann.token)).toEqual({ kind: "over", view: { state: "unknown" } });
    const boss = await newPerson(scene().tenant, "owner");
    await rowIs(ben.token, `user_id = '${uuidOf("usr", boss.userId)}'`);
    expect(await answer(ben.token)).toEqual({ kind: "over", view: { state: "unknown" } });
    await expectUntouched(task);
  });

  it("when its use was taken back behind the log: the review has the answer", async () => {
    const { token } = await one(3);
    await answer(token);
    await rowIs(token, "used_at = null");
    expect(await answer(token)).toMatchObject({ kind: "refused", reason: expect.stringContaining("already") });
    expect(await reviewEntries()).toHaveLength(1);
  });
});
