import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { client, paymentOf, run, taskOf } from "./support/agent";
import { call, holdPayments, keyWith } from "./support/api";
import { mailedLink } from "./support/mail";
import { operator } from "./support/operator";
import { freshPage, keyOf, member, person } from "./support/people";
import { answer, dock, listening, open, outcome, PHONE, reach } from "./support/review-page";
import { organizationId } from "./support/server";

// Several people, each in a browser of their own.
test.beforeEach(() => test.slow());

const WHY = "Invoice matches the order and the account on file.";

/** Opens a mailed link, and signs in by another mail on the way. */
async function follow(page: Page, link: string, email: string): Promise<void> {
  await page.goto(link);
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel(/e-mail/i).fill(email);
  await page
    .getByRole("button", { name: /continue|send|sign in/i })
    .first()
    .tap();
  await expect(page).toHaveURL(/\/sign-in\/check/);
  await page.goto(await mailedLink(page, email, "/sign-in/confirm"));
  await page.getByRole("button", { name: /sign in/i }).tap();
  await expect(page).toHaveURL(link);
}

test("a mail leads to the task: one releases it on a phone, one by keyboard alone, a third hears of it, and the waiting agent executes it once", async ({
  browser,
}) => {
  const journey = `two-${Date.now()}`;
  const policy = await holdPayments(journey, 2);
  const [ann, ben, eve] = [await member("ann"), await person(browser, "ben"), await person(browser, "eve")];
  const setup = await keyWith("admin");
  const channel = { name: journey, type: "email", config: { to: [ann.email] }, policyIds: [policy] };
  expect(await call("POST", "/notifications/channels", setup, channel)).toMatchObject({ status: 201 });

  const agent = await client();
  const event = paymentOf(journey);
  const running = run(agent, event);
  const { id: task, traceId: trace } = await taskOf(agent, journey);

  await open(eve.page, task);
  await answer(eve.page, "Reject").click();
  await eve.page.getByRole("textbox", { name: "Why it must not happen" }).fill("I am not sure about this one.");

  const phone = await freshPage(browser, PHONE);
  const link = await mailedLink(phone, ann.email, "/reviews/");
  expect(link).toContain(task);
  await follow(phone, link, ann.email);
  await expect(phone.getByRole("heading", { name: "Pay €48,200.00 to Nordwind" })).toBeVisible();
  await answer(phone, "Approve").tap();
  await expectAccessible(phone);
  await phone.getByRole("textbox", { name: "Why it may happen" }).fill(WHY);
  await phone.getByRole("button", { name: "Approve payment" }).tap();
  await expect(phone.getByText("Your approval counts.")).toBeVisible();
  expect(running.executed).toEqual([]);

  // Everything from here by the keyboard: to the row, into the task, the answer.
  await ben.page.goto("/reviews?status=waiting");
  const row = ben.page.locator(`a[data-task="${task}"]`);
  await expect(row).toContainText("1 of 2");
  await listening(ben.page);
  await reach(ben.page, task);
  await ben.page.keyboard.press("Enter");
  await expect(ben.page).toHaveURL(new RegExp(task));
  await expect(ben.page.getByText(ann.email).first()).toBeVisible();
  await expect(dock(ben.page)).toBeVisible();
  await ben.page.keyboard.press("a");
  await ben.page.keyboard.type("Confirmed by telephone with the supplier.");
  await ben.page.keyboard.press("ControlOrMeta+Enter");

  expect(await running.ended).toBe("paid");
  expect(running.executed).toEqual([event.payload]);
  expect(running.reports).toEqual([{ findings: [], digestMatches: true, executedWithoutAllow: false }]);
  await expect(outcome(eve.page)).toContainText(`Approved by ${ben.email}`);
  await expect(dock(eve.page)).toHaveCount(0);
  await expect(outcome(eve.page)).toContainText("was not sent: “I am not sure about this one.”");
  await eve.page.goto(`/traces/${trace}`);
  await expect(eve.page.getByText("Exactly the action that was decided.")).toBeVisible();
  expect(await operator("verify-audit", "--organization", organizationId())).toMatchObject({
    valid: true,
    problems: [],
  });
});

test("something else than was approved is not executed by the client, not redeemed by the server, and recorded either way", async ({
  browser,
}) => {
  const journey = `other-${Date.now()}`;
  await holdPayments(journey, 1);
  const { page, email } = await person(browser, "ivy");
  const reviewer = await client(await keyOf({ email }));
  const agent = await client();

  // An agent whose order changes while somebody looks at it.
  const event = paymentOf(`${journey}-a`);
  Object.assign(event.payload, { journey });
  const running = run(agent, event);
  const first = await taskOf(agent, event.agentId);
  await open(page, first.id);
  event.payload.amount = 482_000;
  await page.keyboard.press("a");
  await page.keyboard.type(WHY);
  await page.keyboard.press("ControlOrMeta+Enter");
  expect(await running.ended).toMatchObject({ name: "ActionChangedError", traceId: first.traceId });
  expect(running.executed).toEqual([]);
  await page.goto(`/traces/${first.traceId}`);
  await expect(page.getByText("Another action is named")).toBeVisible();
  await expect(page.getByText("The agent says it was not executed")).toBeVisible();

  // An agent that executes all the same.
  const careless = { ...paymentOf(`${journey}-b`), payload: { ...event.payload, amount: 48_200 } };
  const { traceId, hitlTaskId } = await agent.governance.ingest(careless);
  await reviewer.hitl.approve(hitlTaskId ?? "", { rationale: WHY });
  const { approvalToken: token } = await agent.governance.waitForDecision(traceId);
  const digest = `sha256:${"0".repeat(64)}`;
  const redeemed = agent.governance.redeemApproval(traceId, { token: token ?? "", digest });
  await expect(redeemed).rejects.toMatchObject({ name: "ConflictError" });
  const report = await agent.governance.reportOutcome(traceId, { status: "succeeded", executedDigest: digest });
  expect(report.findings.map(({ type }) => type)).toEqual(["executed_without_redemption", "digest_mismatch"]);
  await page.goto(`/traces/${traceId}`);
  await expect(page.getByText("Something else was executed")).toBeVisible();
  await expect(page.getByText("Executed without redeeming the approval")).toBeVisible();
});
