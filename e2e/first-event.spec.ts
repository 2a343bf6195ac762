import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { admin, firstOrganization, snippet } from "./support/server";

test.use({ storageState: "test-results/owner-first.json" }); // the snippet writes to the organization that the first start made

test("the printed snippet sends a first event that is live on the overview, in the log and what is taken out of it, and provable", async ({
  page,
}) => {
  await page.goto("/overview");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  const answer = JSON.parse(execFileSync("sh", ["-c", snippet()], { encoding: "utf8" }));
  expect(answer).toMatchObject({ success: true, error: null });
  const { traceId, decision, audit } = answer.data;
  expect(["ALLOW", "ALERT", "HITL", "BLOCK"]).toContain(decision);

  // Without a reload: the page listens.
  await expect(page.locator(`a[href="/traces/${traceId}"]`).first()).toBeVisible();

  await page.goto("/audit");
  await expect(
    page
      .getByRole("row")
      .filter({ hasText: String(audit.index) })
      .first(),
  ).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Export .+ with proof/ }).click();
  await page.getByRole("menuitem", { name: /^JSON Lines/ }).click();
  expect(readFileSync(await (await download).path(), "utf8")).toContain(traceId);

  await page.goto(`/traces/${traceId}`);
  await expect(page.getByText("Verified in this browser")).toBeVisible();

  expect(admin("verify-audit", "--organization", firstOrganization())).toMatchObject({
    valid: true,
    firstBadIndex: null,
    problems: [],
  });
});
