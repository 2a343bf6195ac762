import { expect, test } from "@playwright/test";
import { ingest, keyWith } from "./support/api";
import { operator } from "./support/operator";
import { key } from "./support/server";

test("another organization's trace, agent and policy answer as if they were not there", async ({ page }) => {
  const owner = `other-${Date.now()}@example.org`;
  const other = await operator("create-organization", "--name", "Other", "--owner-email", owner);
  const { data } = await ingest({ agentId: "foreign-agent" }, await keyWith("ingest,read", String(other["id"])));
  for (const path of ["/agents/foreign-agent", `/traces/${data.traceId}`]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
    await expect(page.getByText(String(other["id"]))).toHaveCount(0);
  }
  const response = await page.request.get(`/api/v1/audit/${data.traceId}`, { headers: { "x-api-key": key() } });
  expect(response.status()).toBe(404);
});
