import { expect, test } from "@playwright/test";
import { ingest } from "./support/api";
import { PHONE } from "./support/review-page";

test("a rule written in the editor decides the very next event, and stops deciding when it is switched off", async ({
  page,
}) => {
  const journey = `rule-${Date.now()}`; // a rule of an earlier run must not decide this one
  const name = `No ${journey} above 20,000`;
  const event = { actionType: "PAYMENT_APPROVE", payload: { journey, amount: 25_000 } };
  expect((await ingest(event)).data.decision).not.toBe("BLOCK");

  await page.goto("/policies?policy=new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("checkbox", { name: /payment/i }).check();
  await page
    .getByRole("tab", { name: "Source" })
    .or(page.getByRole("radio", { name: "Source" }))
    .or(page.getByRole("button", { name: "Source" }))
    .first()
    .click();
  const source = page.getByRole("textbox", { name: "Condition in CEL" });
  await source.fill("payload.amount >");
  await expect(page.getByText(/line 1|column/i).first()).toBeVisible(); // checked while it is typed
  await source.fill(`has(payload.journey) && payload.journey == "${journey}" && payload.amount > 20000`);
  await page.getByRole("radio", { name: /BLOCK/ }).check();
  await page.getByRole("button", { name: /^Create policy/ }).click();
  await expect(page.getByRole("row").filter({ hasText: name })).toBeVisible();

  expect((await ingest(event)).data.decision).toBe("BLOCK");
  await page.goto("/policies"); // without the pane, which narrows the table
  await page.getByRole("switch", { name: `${name} is on` }).click();
  await expect(page.getByRole("switch", { name: `${name} is on` })).not.toBeChecked();
  await expect.poll(async () => (await ingest(event)).data.decision).not.toBe("BLOCK");
});

test("saving by keys takes in the agent that is being typed; on a phone a row says its terms and switches the rule", async ({
  page,
  browser,
}) => {
  const journey = `typed-${Date.now()}`;
  const name = `Only of ${journey}`;
  await page.goto("/policies?policy=new");
  const form = page.getByRole("form", { name: "Policy" });
  await form.getByLabel("Name").fill(name);
  await form.getByRole("checkbox", { name: /payment/i }).check();
  await form.getByRole("radio", { name: /BLOCK/ }).check();
  await form.getByRole("combobox", { name: "Agents" }).fill(journey);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText("Policy created, live from the next event.")).toBeVisible();
  const event = { actionType: "PAYMENT_APPROVE", agentId: journey };
  expect((await ingest(event)).data.decision).toBe("BLOCK");
  expect((await ingest({ ...event, agentId: `${journey}-other` })).data.decision).not.toBe("BLOCK");

  const phone = await browser.newContext(PHONE);
  const held = await phone.newPage();
  await held.goto("/policies");
  const row = held.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("Payments");
  await expect(row).toContainText("BLOCK");
  await row.getByRole("switch", { name: `${name} is on` }).tap();
  await expect(row).toContainText("OFF");
  await expect.poll(async () => (await ingest(event)).data.decision).not.toBe("BLOCK");
  await phone.close();
});
