import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { call, ingest, keyWith } from "./support/api";
import { operator } from "./support/operator";
import { person } from "./support/people";
import { answer, dock, listening, outcome } from "./support/review-page";

const AGENT = "ledger-bot";
/** What the real actions are called. */
const PLAIN = "Call an API";
const WHY = "This is not what was asked for.";

/** An organization of this journey's own, which asks a person about everything: tests would stand in the way of other journeys. */
async function ownOrganization(): Promise<{ organization: string; key: string }> {
  const owner = `tests-${Date.now()}@example.org`;
  const made = await operator("create-organization", "--name", "Tested", "--owner-email", owner);
  const organization = String(made["id"]);
  const key = await keyWith("ingest,policies", organization);
  const actionTypes = [
    "EMAIL_SEND",
    "PAYMENT_APPROVE",
    "RECORD_UPDATE",
    "DOCUMENT_MODIFY",
    "DATA_ACCESS",
    "API_CALL",
    "OTHER",
  ];
  await call("POST", "/governance/policies", key, { name: "Everything is asked", actionTypes, decision: "HITL" });
  return { organization, key };
}

const rows = (page: Page) => page.getByRole("region", { name: "Queue" }).locator("a[data-row]");

test("an admin switches test tasks on; among real ones a reviewer rejects one, and hears then that it was none", async ({
  browser,
}) => {
  test.setTimeout(240_000); // tests are opened within a minute of being due
  const { organization, key } = await ownOrganization();
  const boss = await person(browser, "boss", { organization, role: "admin" });
  await boss.page.goto("/reviews/quality");
  await boss.page.getByRole("checkbox", { name: "Open test tasks" }).check();
  await boss.page.getByRole("textbox", { name: "Real tasks for each test" }).fill("5");
  await boss.page.getByRole("button", { name: "Save tests" }).click();
  await expect(boss.page.getByText("About one test task is opened for every 5 real ones.")).toBeVisible();
  for (let count = 0; count < 9; count += 1) await ingest({ agentId: AGENT }, key);

  const { page } = await person(browser, "eve", { organization });
  await page.goto("/reviews");
  const odd = rows(page).filter({ hasNotText: PLAIN }).first();
  await expect(async () => {
    await page.reload();
    await expect(odd).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 120_000, intervals: [3_000] });
  await expect(page.getByRole("link", { name: /^Review queue.*10 waiting/ })).toBeVisible();
  await expect(page.getByText(/test task/i)).toHaveCount(0);

  const task = String(await odd.getAttribute("data-task"));
  await odd.click();
  // Beside the list its first task was open until now.
  await expect(page).toHaveURL(new RegExp(task));
  // Nothing it leads to tells it from the real ones.
  await page.getByRole("link", { name: "Whole story" }).click();
  await expect(page.getByRole("heading", { name: "Paused for a person" })).toBeVisible();
  await expect(page.getByText(/test task/i)).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("link", { name: AGENT }).click();
  await expect(page.getByRole("heading", { level: 1, name: AGENT })).toBeVisible();
  await page.goto("/overview");
  await expect(page.getByRole("link", { name: /Review queue.*10/ }).first()).toBeVisible();
  await page.goto(`/reviews/${task}`);
  await listening(page);
  await answer(page, "Reject").click();
  await dock(page).getByRole("textbox", { name: "Why it must not happen" }).fill(WHY);
  await dock(page)
    .getByRole("button", { name: /^Reject / })
    .click();
  await expect(outcome(page)).toContainText("This was a test task: nothing was executed. You caught it");
  await expect(outcome(page)).toContainText("What was to be seen:");
  await expect(page.getByText("Test caught").first()).toBeVisible();

  await boss.page.goto("/reviews/quality?days=7");
  await expect(boss.page.getByRole("row", { name: /eve-/ })).toContainText(/100\s%\s?of 1/);
});
