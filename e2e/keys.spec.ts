import { expect, test } from "@playwright/test";
import { ingest } from "./support/api";

test("a key is shown once, works at once, and fails from the moment it is revoked", async ({ page }) => {
  await page.goto("/developer");
  await page.getByRole("button", { name: "Create key" }).first().click();
  await page.getByLabel("Name").fill("journey");
  await page.getByRole("dialog").getByRole("button", { name: "Create key" }).click();
  const key = await page.getByRole("textbox", { name: "New API key" }).inputValue();
  expect(key).toMatch(/^mg_live_[A-Za-z0-9_-]{32}$/);
  expect((await ingest({}, key)).status).toBe(200);

  await page.reload();
  await expect(page.getByText(key)).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke journey" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByRole("alertdialog")).toBeHidden();
  expect((await ingest({}, key)).status).toBe(401);
});
