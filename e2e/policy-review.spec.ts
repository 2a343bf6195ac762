import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { call, ingest, keyWith } from "./support/api";
import { person } from "./support/people";

test.beforeEach(() => test.slow());

/** A group of people who share reviews. */
async function group(key: string, name: string, userIds: readonly string[]): Promise<string> {
  const { status, data } = await call("POST", "/hitl/groups", key, { name, userIds });
  expect(status).toBe(201);
  return String(data.id);
}

/** Begins a policy for payments of one journey. */
async function newPolicy(page: Page, name: string, journey: string): Promise<void> {
  await page.goto("/policies?policy=new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("checkbox", { name: /payment/i }).check();
  await source(page, "Condition").fill(`has(payload.journey) && payload.journey == "${journey}"`);
}

/** The source view of a condition. */
function source(page: Page, heading: string): { fill: (text: string) => Promise<void> } {
  const condition = page.getByRole("region", { name: heading, exact: true });
  return {
    fill: async (text) => {
      await condition.getByRole("radio", { name: "Source" }).click();
      await condition.getByRole("textbox", { name: "Condition in CEL" }).fill(text);
    },
  };
}

async function choose(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press("Enter");
}

async function expectAccessibleAt(page: Page, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
  }
}

test("review terms written in the editor hold for the very next event: how many, who, how fast, and who is next", async ({
  page,
  browser,
}) => {
  const journey = `terms-${Date.now()}`;
  const finance = `Finance ${journey}`;
  const key = await keyWith("admin");
  const { id: ann, email } = await person(browser, "ann");
  const groupId = await group(key, finance, [ann]);
  await newPolicy(page, `Payments of ${journey}`, journey);
  const review = page.getByRole("region", { name: /^Review/ });
  await choose(review.getByRole("combobox", { name: "Who decides" }), finance);
  await expect(review.getByRole("list", { name: "Who decides" })).toContainText(finance);
  await review.getByRole("textbox", { name: "Answer within" }).fill("4");
  await expect(review).toContainText(`1 person of ${finance} within 4 hours.`);

  // From here without a mouse, until the policy is there.
  const bandButton = review.getByRole("button", { name: "Band", exact: true });
  await bandButton.focus();
  await page.keyboard.press("Enter");
  const band = review.getByRole("group", { name: "Band 1" });
  await expect(band.getByRole("combobox", { name: "Field of condition 1" })).toBeFocused();
  await page.keyboard.type("payload.amount");
  await band.getByRole("combobox", { name: "Operator of condition 1" }).selectOption("is over");
  await band.getByRole("textbox", { name: "Value of condition 1" }).fill("10000");
  await expect(band.getByText("Valid")).toBeVisible();
  await band.getByRole("combobox", { name: "Approvals needed" }).selectOption("2 people");
  await choose(band.getByRole("combobox", { name: "Who decides" }), "owners");
  await band.getByRole("textbox", { name: "Answer within" }).fill("30");
  await band.getByRole("combobox", { name: "Answer within: unit" }).selectOption("minutes");
  await review.getByRole("button", { name: "Level", exact: true }).press("Enter");
  await expect(review.getByRole("combobox", { name: "Level 1" })).toBeFocused();
  // Taken by the keys that save, since it means one person only.
  await review.getByRole("combobox", { name: "Level 1" }).fill(email);
  await expect(review).toContainText("Where amount is over 10,000: 2 owners within 30 minutes.");
  await expect(review).toContainText(`Everything else: 1 person of ${finance} within 4 hours.`);
  await expect(review).toContainText("2 approvals"); // there is one owner
  await expectAccessibleAt(page, [1440, 390]);
  await review.getByRole("combobox", { name: "Level 1" }).focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText("Policy created")).toBeVisible();
  await expect(review.getByRole("list", { name: "Level 1" })).toContainText(email);

  const paused = async (amount: number) => {
    const { data } = await ingest({ actionType: "PAYMENT_APPROVE", payload: { journey, amount } });
    expect(data.decision).toBe("HITL");
    const task = (await call("GET", `/hitl/tasks/${data.hitlTaskId}`)).data;
    const minutes = Math.round((Date.parse(task.slaDueAt) - Date.parse(task.createdAt)) / 60_000);
    return { required: task.requiredApprovals, approvers: task.approvers, minutes };
  };
  expect(await paused(10_000)).toEqual({ required: 1, approvers: [`group:${groupId}`], minutes: 240 });
  expect(await paused(10_001)).toEqual({ required: 2, approvers: ["role:owner"], minutes: 30 });

  await page.goto("/policies");
  const row = page.getByRole("row").filter({ hasText: journey });
  await expect(row).toContainText("within 4 hours, 1 band");
  await row.getByRole("link").first().click();
  await expect(review.getByRole("textbox", { name: "Answer within" }).first()).toHaveValue("4");
  await expect(page.getByText("Nothing is changed here")).toBeVisible();
});

test("what cannot be saved is said at its place, and nothing that was typed is lost", async ({ page, browser }) => {
  const journey = `refused-${Date.now()}`;
  const name = `Payments of ${journey}`;
  const key = await keyWith("admin");
  const { id } = await person(browser, "gil");
  const groupId = await group(key, journey, [id]);
  await newPolicy(page, name, journey);
  const review = page.getByRole("region", { name: /^Review/ });
  const who = review.getByRole("combobox", { name: "Who decides" });
  const create = page.getByRole("button", { name: /^Create policy/ });
  await choose(who, journey);
  await review.getByRole("textbox", { name: "Answer within" }).fill("31");
  await review.getByRole("combobox", { name: "Answer within: unit" }).selectOption("days");
  await who.fill("nobody of that name");
  await create.click();
  await expect(review).toContainText("From 1 minute to 30 days");
  await expect(review).toContainText("“nobody of that name” is nobody here");
  await who.fill("");
  await review.getByRole("textbox", { name: "Answer within" }).fill("3");

  // The group goes while its policy is being written.
  const gone = await fetch(`${process.env["E2E_URL"]}/api/v1/hitl/groups/${groupId}`, {
    method: "DELETE",
    headers: { "x-api-key": key },
  });
  expect(gone.status).toBe(200);
  await create.click();
  await expect(review).toContainText("Must be a group of this organization.");
  await expect(page.getByLabel("Name")).toHaveValue(name);
  await expect(review.getByRole("textbox", { name: "Answer within" })).toHaveValue("3");
  await review.getByRole("button", { name: /^Remove .* from who decides/ }).click();
  await expect(review).not.toContainText("Must be a group");
  await create.click();
  await expect(page.getByText("Policy created")).toBeVisible();
});
