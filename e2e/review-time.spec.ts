import { expect, test } from "@playwright/test";
import { adminClient, client, paymentOf, run, taskOf } from "./support/agent";
import { holdPayments } from "./support/api";
import { keyOf, person } from "./support/people";
import { answer, dock, open, outcome } from "./support/review-page";
import { endAbsence, endLevel } from "./support/time";

test.beforeEach(() => test.slow());

const WHY = "Invoice matches the order and the account on file.";
/** An open page looks again by itself within this long when the log does not tell it to. */
const LOOKS_AGAIN = { timeout: 20_000 };

test("an open task goes from those who did not answer to the next, and ends as expired, each page saying so by itself", async ({
  browser,
}) => {
  const journey = `late-${Date.now()}`;
  const [ann, ben] = [await person(browser, "ann"), await person(browser, "ben")];
  const { groups } = (await adminClient()).hitl;
  const first = await groups.create({ name: `${journey} desk`, userIds: [ann.id] });
  const next = await groups.create({ name: `${journey} lead`, userIds: [ben.id] });
  await holdPayments(journey, 1, { approvers: [`group:${first.id}`], escalateTo: [`group:${next.id}`] });
  const agent = await client();
  const running = run(agent, paymentOf(journey));
  const { id: task } = await taskOf(agent, journey);

  await open(ann.page, task);
  await expect(dock(ann.page)).toBeVisible();
  await open(ben.page, task);
  await expect(outcome(ben.page)).toContainText("you are not among its approvers");

  await endLevel(task);
  await expect(outcome(ann.page)).toContainText("you are not among its approvers");
  await expect(dock(ann.page)).toHaveCount(0);
  await expect(ann.page.getByRole("listitem").filter({ hasText: /^Escalated/ })).toBeVisible();
  await expect(dock(ben.page)).toBeVisible();
  await answer(ben.page, "Approve").click();
  await ben.page.getByRole("textbox", { name: "Why it may happen" }).fill("I have to ask somebody");

  await endLevel(task);
  await expect(outcome(ben.page)).toContainText("Nobody answered until");
  await expect(outcome(ben.page)).toContainText("was not sent: “I have to ask somebody”");
  await expect(outcome(ann.page)).toContainText("which counted as a rejection");
  expect(await running.ended).toMatchObject({ name: "ActionRejectedError", isExpired: true });
  expect(running.executed).toEqual([]);
});

test("who stands in for somebody may answer while they are away, and not any more when they are back", async ({
  browser,
}) => {
  const journey = `away-${Date.now()}`;
  const [ann, ben] = [await person(browser, "ann"), await person(browser, "ben")];
  await holdPayments(journey, 1, { approvers: [`user:${ann.id}`] });
  const agent = await client();
  const running = run(agent, paymentOf(journey));
  const { id: task } = await taskOf(agent, journey);
  await open(ben.page, task);
  await expect(outcome(ben.page)).toContainText("you are not among its approvers");

  const away = await client(await keyOf(ann));
  const [startsAt, endsAt] = [new Date(Date.now() - 60_000), new Date(Date.now() + 3_600_000)];
  await away.hitl.delegations.set({ toUserId: ben.id, startsAt, endsAt });
  await expect(dock(ben.page)).toBeVisible(LOOKS_AGAIN);
  await answer(ben.page, "Approve").click();
  await ben.page.getByRole("textbox", { name: "Why it may happen" }).fill(WHY);
  await ben.page.getByRole("button", { name: "Approve payment" }).click();
  expect(await running.ended).toBe("paid");

  const later = run(agent, { ...paymentOf(journey), agentId: `${journey}-later` });
  const { id: second } = await taskOf(agent, `${journey}-later`);
  await open(ben.page, second);
  await expect(dock(ben.page)).toBeVisible();
  await endAbsence(ann.id);
  const deputy = await client(await keyOf(ben));
  await expect(deputy.hitl.approve(second, { rationale: WHY })).rejects.toMatchObject({ name: "AuthorizationError" });
  await expect(dock(ben.page)).toHaveCount(0, LOOKS_AGAIN);
  await expect(outcome(ben.page)).toContainText("you are not among its approvers");

  await away.hitl.reject(second, { rationale: "I am back, and this is not ours." });
  expect(await later.ended).toMatchObject({ name: "ActionRejectedError", reviewerId: ann.id });
});
