import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { paused, paymentOf } from "./support/agent";
import { call, holdPayments } from "./support/api";
import { operator } from "./support/operator";
import { type Person, person } from "./support/people";
import { answer, dock, open, outcome, reach } from "./support/review-page";
import { organizationId } from "./support/server";

// Several people, each in a browser of their own.
test.beforeEach(() => test.slow());

const WHY = "Invoice matches the order and the account on file.";

test("what was written survives an answer that fails, a double click and a reload, and decides once", async ({
  browser,
}) => {
  const journey = `draft-${Date.now()}`;
  await holdPayments(journey, 1);
  const { page } = await person(browser, "dora");
  const { task } = await paused(paymentOf(journey));
  await open(page, task);
  await answer(page, "Reject").click();
  const why = page.getByRole("textbox", { name: "Why it must not happen" });
  await why.fill("too short");
  await expect(dock(page)).toContainText("1 more");
  await expect(page.getByRole("button", { name: "Reject payment" })).toBeDisabled();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(dock(page)).toContainText("1 more"); // nothing was sent
  await why.fill("  The account was changed by an e-mail. 👩‍👩‍👧 ");
  await expect(dock(page)).toContainText("43 of 10–2,000");

  await page.route("**/api/trpc/reviews.answer**", (route) => route.abort());
  await page.getByRole("button", { name: "Reject payment" }).click();
  await expect(dock(page).getByRole("alert")).toContainText("Your words are kept");
  await page.reload();
  await expect(why).toHaveValue(/changed by an e-mail/);

  // The answer arrives and its receipt does not: the retry is the same answer.
  await page.unroute("**/api/trpc/reviews.answer**");
  await page.route(
    "**/api/trpc/reviews.answer**",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.getByRole("button", { name: "Reject payment" }).dblclick();
  await expect(outcome(page)).toContainText("Rejected by you");
  await expect(page.getByText(/was not sent/)).toHaveCount(0);
  await page.reload();
  await expect(outcome(page)).toContainText("Rejected by you");
});

test("whoever holds the agent's key is told why they may not approve, and may still reject", async ({ browser }) => {
  const journey = `own-${Date.now()}`;
  await holdPayments(journey, 1);
  const holder = await person(browser, "holder", { role: "admin" });
  const { task } = await paused(paymentOf(journey), await agentKeyOf(holder));
  await open(holder.page, task);
  await holder.page.keyboard.press("a");
  await expect(dock(holder.page)).toContainText("somebody else has to approve");
  await holder.page.getByRole("textbox", { name: "Why it may happen" }).fill(WHY);
  await expect(holder.page.getByRole("button", { name: "Approve payment" })).toBeDisabled();
  await answer(holder.page, "Reject").click();
  await expect(holder.page.getByRole("textbox", { name: "Why it must not happen" })).toHaveValue("");
  await expect(holder.page.getByRole("button", { name: "Reject payment" })).toBeDisabled();
  await holder.page.getByRole("button", { name: "Use what you wrote for approving" }).click();
  await expect(holder.page.getByRole("textbox", { name: "Why it must not happen" })).toHaveValue(WHY);
  await expect(holder.page.getByRole("button", { name: "Reject payment" })).toBeEnabled();
});

async function agentKeyOf({ email }: Person): Promise<string> {
  const made = await operator(
    "create-api-key",
    "--organization",
    organizationId(),
    "--name",
    "own agent",
    "--user",
    email,
  );
  return String(made["key"]);
}

test("an edit shows what it changes, starts a new decision, and leads to it", async ({ browser }) => {
  const journey = `edit-${Date.now()}`;
  await holdPayments(journey, 1);
  const { page } = await person(browser, "fay");
  const { task, trace } = await paused(paymentOf(journey));
  await open(page, task);
  await page.keyboard.press("e");
  const payload = page.getByRole("textbox", { name: "Payload as JSON" });
  await expect(payload).toBeFocused();
  await payload.fill("{");
  await expect(dock(page)).toContainText("The payload must be JSON");
  await payload.fill('{"amount": 12345678901234567890}');
  await expect(dock(page)).toContainText("amount must be a number within");
  await payload.fill(JSON.stringify({ ...paymentOf(journey).payload, amount: 100 }));
  await expect(page.getByRole("region", { name: "What the edit changes" })).toContainText("48200");
  await page.getByRole("textbox", { name: "Why it has to be another" }).fill("Only the first instalment is due.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Replace payment" }).click();
  await expect(outcome(page)).toContainText("Edited by you");
  await page.getByRole("link", { name: "its own review" }).click();
  await expect(page.getByRole("heading", { name: "Pay €100.00 to Nordwind" })).toBeVisible();
  await expect(page.getByText(/^Edited by you from task #\d+/)).toBeVisible();
  await expect(page.getByRole("region", { name: "What was changed" })).toContainText("48200");
  await expect(page.getByText(/somebody else has to approve/).first()).toBeVisible();
  expect((await call("GET", `/governance/decisions/${trace}`)).data.status).toBe("rejected");
});

test("the keys answer the task whose row has the focus, and what cannot be seen of it is written out", async ({
  browser,
}) => {
  const journey = `keys-${Date.now()}`;
  await holdPayments(journey, 1);
  const { page } = await person(browser, "ivy");
  const payment = paymentOf(journey);
  const other = await paused(payment);
  const turned = await paused({ ...payment, payload: { ...payment.payload, to: "Nordwind \u202EHbmG kitsigoL" } });
  await open(page, other.task);
  await expect(page.getByRole("button", { name: /^Approve payment/ })).toHaveCount(0);
  await reach(page, turned.task);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.keyboard.press("a");
  await expect(page).toHaveURL(new RegExp(turned.task));
  const why = page.getByRole("textbox", { name: "Why it may happen" });
  await expect(why).toBeFocused();
  await page.keyboard.type("Compared with the order.");
  await expect(why).toHaveValue("Compared with the order.");
  await expect(page.getByRole("definition").filter({ hasText: "Nordwind U+202EHbmG kitsigoL" })).toBeVisible();
  for (const { trace } of [other, turned])
    expect((await call("GET", `/governance/decisions/${trace}`)).data.status).toBe("pending_review");
});

test("tasks that look alike are rejected with one reason, each with its own result; a comment decides nothing", async ({
  browser,
}) => {
  const journey = `bulk-${Date.now()}`;
  await holdPayments(journey, 1);
  const { page, email } = await person(browser, "gus");
  const tasks = [await paused(paymentOf(journey)), await paused(paymentOf(journey))];
  await open(page, tasks[0]?.task ?? "");
  await page.getByRole("textbox", { name: "Comment" }).fill("Who ordered this?");
  await page.getByRole("button", { name: "Add comment" }).click();
  await expect(page.getByText("Commented by you")).toBeVisible();
  await expect(dock(page)).toBeVisible();
  await page.getByRole("button", { name: "Assign" }).click();
  await page.getByRole("menuitem", { name: email }).click();
  await expect(page.getByText("Assigned: you")).toBeVisible();

  await page.getByRole("link", { name: "Group alike" }).click();
  const alike = page.locator(`li:has(a[data-task="${tasks[0]?.task}"]) + li`);
  await expect(alike.getByRole("link")).toHaveCount(0);
  await alike.getByRole("button", { name: "1 more like it" }).click();
  await expect(alike.locator(`a[data-task="${tasks[1]?.task}"]`)).toBeVisible();
  await alike.getByRole("button", { name: "Select 2" }).click();
  await page.getByRole("button", { name: /^Reject 2/ }).click();
  await page.getByRole("textbox", { name: "Why they must not happen" }).fill("Nobody ordered any of these.");
  await page.getByRole("dialog").getByRole("button", { name: "Reject 2 tasks" }).click();
  await expect(page.getByRole("dialog").getByText(": rejected")).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await page.goto(`/reviews/${tasks[0]?.task}`); // grouping had opened the list's first
  await expect(outcome(page)).toContainText("Rejected by you");
  for (const { trace } of tasks)
    expect((await call("GET", `/governance/decisions/${trace}`)).data.status).toBe("rejected");
});
