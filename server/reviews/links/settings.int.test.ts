import { describe, expect, it } from "vitest";
import * as linksRoute from "@/app/api/v1/hitl/links/route";
import { uuidOf } from "@/server/ids";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, newTenantKey } from "@/server/testing/tenant";

describe("/api/v1/hitl/links", () => {
  it("is off until an admin switches it on, which the log says once", async () => {
    const tenant = await newTenant();
    const { key } = await newTenantKey(tenant.organizationId, ["admin"]);
    expect((await callRoute(linksRoute.GET, { key })).envelope.data).toEqual({ isEnabled: false });
    for (const isEnabled of [true, true, false]) {
      const { status } = await callRoute(linksRoute.PUT, { key, method: "PUT", json: { isEnabled } });
      expect(status).toBe(200);
      expect((await callRoute(linksRoute.GET, { key })).envelope.data).toEqual({ isEnabled });
    }
    const bodies = await asSuperuser(async (db) => {
      const { rows } = await db.query<{ body: string }>(
        "select body from mastguard.entry where organization_id = $1 and type = 'organization.updated' order by index",
        [uuidOf("org", tenant.organizationId)],
      );
      return rows.map(({ body }) => JSON.parse(body).data);
    });
    expect(bodies).toEqual([{ hasReviewLinks: true }, { hasReviewLinks: false }]);
  });

  it("is set by who may change settings only, and names the field that is wrong", async () => {
    const tenant = await newTenant();
    const json = { isEnabled: true };
    expect(await callRoute(linksRoute.PUT, { key: tenant.key, method: "PUT", json })).toMatchObject({ status: 403 });
    expect(await callRoute(linksRoute.GET, {})).toMatchObject({ status: 401 });
    const { key } = await newTenantKey(tenant.organizationId, ["admin"]);
    const { status, text } = await callRoute(linksRoute.PUT, { key, method: "PUT", json: { isEnabled: "yes" } });
    expect(status).toBe(422);
    expect(text).toContain("isEnabled");
  });
});
