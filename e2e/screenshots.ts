import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { demoOrganization, url } from "./support/server";

const SIZE = { width: 1440, height: 900 };

test("the pictures of the README", async ({ page, context }) => {
  await page.setViewportSize(SIZE);
  const env = { ...process.env, MASTGUARD_HOME: process.env["E2E_HOME"], MASTGUARD_URL: url() };
  execFileSync("node", ["scripts/demo.mjs", "--fast"], { env, stdio: "ignore" });
  const cookie = (await context.cookies()).find(({ name }) => name.startsWith("mastguard-session"));
  const name = cookie?.name.replace("session", "organization") ?? "mastguard-organization";
  await context.addCookies([{ name, value: demoOrganization(), url: url() }]);

  await page.goto("/overview");
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  await expect(page.getByText("766").first()).toBeVisible();
  await picture("overview");

  await page.goto("/policies");
  await page.getByRole("row").filter({ hasText: "Refunds of 500 and more" }).getByRole("link").first().click();
  await picture("policies");

  await page.goto("/audit?decision=BLOCK");
  await page.getByRole("row").nth(3).click();
  await picture("audit");

  await page.goto("/reviews");
  await picture("reviews");

  await page.goto("/audit?decision=HITL");
  await page.getByRole("row").nth(3).click();
  const trace = await page.locator('a[href^="/traces/trc_"]').first().getAttribute("href");
  await page.goto(trace ?? "");
  await expect(page.getByText("Verified in this browser")).toBeVisible();
  await picture("trace");

  async function picture(file: string): Promise<void> {
    await page.waitForTimeout(1_500); // charts settle
    await page.screenshot({ path: `docs/images/${file}.png` });
  }
});
