import { expect, type Request, test } from "@playwright/test";
import { paused, paymentOf } from "./support/agent";
import { call, holdPayments, keyWith } from "./support/api";
import { mailedLink } from "./support/mail";
import { person } from "./support/people";
import { answer, dock, open, outcome } from "./support/review-page";
import { signedInEarlier } from "./support/time";

test.beforeEach(() => test.slow());

/** How the page asks where its reader stands to the limit. */
const ATTENTION = /\/api\/trpc\/[^?]*reviews\.attention\b/;
const WHY = "Looked at it together with the team on duty.";

test("a critical action is approved behind a fresh sign-in only, and what was written before is there afterwards", async ({
  browser,
}) => {
  const { page, email } = await person(browser, "kim");
  const { task, trace } = await paused({ agentId: "ops-bot", payload: { command: "rm -rf / --no-preserve-root" } });
  await signedInEarlier(email, "16 minutes");
  await open(page, task);
  await answer(page, "Approve").click();
  await page.getByRole("textbox", { name: "Why it may happen" }).fill(WHY);
  await expect(page.getByRole("button", { name: "Approve call" })).toHaveCount(0);
  await answer(page, "Reject").click();
  await expect(page.getByRole("button", { name: "Reject call" })).toBeVisible(); // stopping it needs no proof
  await answer(page, "Approve").click();
  await dock(page).getByRole("link", { name: "Sign in again to approve" }).click();
  await expect(page.getByLabel("Work e-mail")).toHaveValue(email);
  await page.getByRole("button", { name: "Send me a sign-in mail" }).click();
  await expect(page).toHaveURL(/\/sign-in\/check/);
  await page.goto(await mailedLink(page, email, "/sign-in/confirm"));
  await page.getByRole("button", { name: /sign in/i }).click();
  await expect(page).toHaveURL(new RegExp(`/reviews/${task}`));
  await expect(page.getByRole("textbox", { name: "Why it may happen" })).toHaveValue(WHY);
  await page.getByRole("button", { name: "Approve call" }).click();
  await expect.poll(async () => (await call("GET", `/governance/decisions/${trace}`)).data.status).toBe("approved");
});

test("whoever decides too much is warned before the next answer; a refused approval keeps its words", async ({
  browser,
}) => {
  const journey = `rest-${Date.now()}`;
  const admins = await keyWith("admin");
  const limit = async (reviewsPerHour: number, isHard: boolean) => {
    expect((await call("PUT", "/hitl/attention", admins, { reviewsPerHour, isHard })).status).toBe(200);
  };
  await holdPayments(journey, 1);
  const { page } = await person(browser, "lee");
  const [first, second] = [await paused(paymentOf(journey)), await paused(paymentOf(journey))];
  await limit(1, false);
  try {
    await open(page, first.task);
    await expect(dock(page)).not.toContainText("in the last hour");
    await answer(page, "Approve").click();
    await page.getByRole("textbox", { name: "Why it may happen" }).fill(WHY);
    await page.getByRole("button", { name: "Approve payment" }).click();
    await expect(page.getByText("Approved.")).toBeVisible();
    await open(page, second.task);
    await expect(dock(page)).toContainText("You have decided 1 review in the last hour");
    await answer(page, "Approve").click();
    await page.getByRole("textbox", { name: "Why it may happen" }).fill(WHY);
    await page.route(ATTENTION, (route) => route.abort());
    await limit(1, true); // which this page does not know yet
    await page.getByRole("button", { name: "Approve payment" }).click();
    await page.unroute(ATTENTION);
    await expect(dock(page).getByRole("alert")).toContainText("You can still reject");
    await expect(dock(page)).toContainText(/Your approvals are refused until \d\d:\d\d UTC/);
    await expect(page.getByRole("textbox", { name: "Why it may happen" })).toHaveValue(WHY);
    await expect(page.getByRole("button", { name: "Approve payment" })).toBeDisabled();
    await answer(page, "Reject").click();
    await page.getByRole("button", { name: "Use what you wrote for approving" }).click();
    await page.getByRole("button", { name: "Reject payment" }).click();
    await expect
      .poll(async () => (await call("GET", `/governance/decisions/${second.trace}`)).data.status)
      .toBe("rejected");
  } finally {
    await limit(60, false);
  }
});

test("an edit whose answer was lost is made once, however often the page sends it", async ({ browser }) => {
  const journey = `lost-${Date.now()}`;
  await holdPayments(journey, 1);
  const { page } = await person(browser, "max");
  const { task, trace } = await paused(paymentOf(journey));
  await open(page, task);
  await answer(page, "Edit").click();
  await page
    .getByRole("textbox", { name: "Payload as JSON" })
    .fill(JSON.stringify({ ...paymentOf(journey).payload, amount: 100 }));
  await page.getByRole("textbox", { name: "Why it has to be another" }).fill("Only the first instalment is due.");
  const sent: Request[] = [];
  await page.route(
    "**/api/trpc/reviews.edit**",
    async (route) => {
      sent.push(route.request());
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.getByRole("button", { name: "Replace payment" }).click();
  await expect.poll(() => sent.length).toBe(1);
  await expect(outcome(page)).toContainText("Edited by you");
  const { replacedBy } = (await call("GET", `/governance/decisions/${trace}`)).data;
  const [request] = sent;
  if (request === undefined) throw new Error("nothing was sent");
  const headers = await request.allHeaders();
  const again = await page.request.post(request.url(), { headers, data: request.postData() ?? "" });
  expect(again.status()).toBe(200);
  expect(await again.text()).toContain(replacedBy.traceId);
  const { data } = await call("GET", `/hitl/audit?traceId=${trace}&type=review.edited`);
  expect(data).toHaveLength(1);
});

test("what is assigned to me is mine, and words I may not see are said to be there", async ({ browser }) => {
  const journey = `mine-${Date.now()}`;
  await holdPayments(journey, 1);
  const [nora, otto] = [await person(browser, "nora"), await person(browser, "otto", { role: "auditor" })];
  const [{ task }, other] = [await paused(paymentOf(journey)), await paused(paymentOf(journey))];
  await open(nora.page, task);
  await nora.page.getByRole("textbox", { name: "Comment" }).fill("Who ordered this?");
  await nora.page.getByRole("button", { name: "Add comment" }).click();
  await expect(nora.page.getByText("Commented by you")).toBeVisible();
  await nora.page.getByRole("button", { name: "Assign" }).click();
  await nora.page.getByRole("menuitem", { name: nora.email }).click();
  await expect(nora.page.getByText("Assigned: you")).toBeVisible();
  await expect(nora.page.locator(`a[data-task="${other.task}"]`)).toBeVisible();
  await nora.page.getByRole("link", { name: "Mine", exact: true }).click();
  await expect(nora.page).toHaveURL(/mine=true/);
  await expect(nora.page.locator(`a[data-task="${task}"]`)).toBeVisible();
  await expect(nora.page.locator(`a[data-task="${other.task}"]`)).toHaveCount(0);
  await open(otto.page, task);
  await expect(otto.page.getByText("Your role does not show what was written.")).toBeVisible();
  await expect(otto.page.getByText("Who ordered this?")).toHaveCount(0);
});
