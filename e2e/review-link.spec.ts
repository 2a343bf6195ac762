import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { paused, paymentOf } from "./support/agent";
import { call, holdPayments, keyWith } from "./support/api";
import { mailedLink } from "./support/mail";
import { operator } from "./support/operator";
import { member } from "./support/people";
import { PHONE } from "./support/review-page";
import { organizationId, url } from "./support/server";

const NOBODY = { storageState: { cookies: [], origins: [] } };
const WHY = "Invoice matches the order and the account on file.";
test.beforeEach(() => test.slow());

/** A reviewer whose mail has been seen to reach them. */
async function reviewerByMail(browser: Browser, name: string): Promise<string> {
  const { email } = await member(name);
  const context = await browser.newContext({ ...NOBODY, baseURL: url() });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel(/e-mail/i).fill(email);
  await page.getByRole("button", { name: /sign-in mail/i }).click();
  await expect(page).toHaveURL(/\/sign-in\/check/);
  await page.goto(await mailedLink(page, email, "/sign-in/confirm"));
  await page.getByRole("button", { name: /sign in/i }).click();
  await page.waitForURL(`${url()}/overview`);
  await context.close();
  return email;
}

/** The organization has links, and tells these people of its reviews by mail. Its admin's key. */
async function tellByMail(journey: string, to: readonly string[]): Promise<string> {
  const key = await keyWith("admin");
  expect(await call("PUT", "/hitl/links", key, { isEnabled: true })).toMatchObject({ status: 200 });
  const channel = { name: journey, type: "email", config: { to } };
  expect(await call("POST", "/notifications/channels", key, channel)).toMatchObject({ status: 201 });
  return key;
}

test("a mailed link lets one person approve on a phone without signing in: once, never by being opened, and the waiting agent goes on", async ({
  browser,
  request,
}) => {
  const journey = `link-${Date.now()}`;
  const email = await reviewerByMail(browser, "lena");
  await holdPayments(journey, 1);
  await tellByMail(journey, [email]);
  const { trace, digest, task } = await paused(paymentOf(journey));
  const waiting = call("GET", `/governance/decisions/${trace}?wait=60`);

  const phone = await browser.newContext({ ...NOBODY, ...PHONE, baseURL: url() });
  const page = await phone.newPage();
  const link = await mailedLink(page, email, "/review-link");

  // What mail scanners do: fetch it, and open it in a browser that runs scripts.
  const fetched = await request.get(link);
  expect(fetched.headers()).toMatchObject({
    "referrer-policy": "no-referrer",
    "cache-control": expect.stringContaining("no-store"),
    "content-security-policy": expect.stringContaining("'nonce-"),
  });
  expect(await fetched.text()).not.toContain("Nordwind");
  const scanner = await browser.newContext({ ...NOBODY, baseURL: url() });
  const scanned = await scanner.newPage();
  const asked: string[] = [];
  scanned.on("request", (sent) => asked.push(`${sent.method()} ${sent.url()}`));
  await scanned.goto(link);
  await expect(scanned.getByRole("button", { name: "Show the review" })).toBeEnabled();
  await expect(scanned).toHaveURL(`${url()}/review-link`); // the page is alive, and the secret out of its address
  expect(asked.filter((line) => line.startsWith("POST"))).toEqual([]);
  await scanner.close();

  await page.goto(link);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show the review" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Pay €48,200.00 to Nordwind" })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
  await page.getByRole("radio", { name: "Approve" }).tap();
  const why = page.getByRole("textbox", { name: "Why it may happen" });
  await why.fill("too short");
  await expect(page.getByText("1 more")).toBeVisible();
  await why.fill(WHY);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Approve payment" }).tap();
  await expect(page.getByRole("heading", { name: "Approved" })).toBeFocused();
  await expectAccessible(page);
  expect(await phone.cookies()).toEqual([]);

  const { data } = await waiting;
  expect(data).toMatchObject({ final: true, status: "approved" });
  const redeemed = await call("POST", `/governance/decisions/${trace}/redeem`, undefined, {
    token: data.approvalToken,
    digest,
  });
  expect(redeemed.status).toBe(200);

  await page.goto("about:blank");
  await page.goto(link);
  await page.getByRole("button", { name: "Show the review" }).tap();
  await expect(page.getByRole("heading", { name: "This link was used" })).toBeVisible();
  await expect(page.getByText(/You approved this review/)).toBeVisible();
  await page.goto("/reviews");
  await expect(page).toHaveURL(/\/sign-in/); // it opens nothing else

  const { data: told } = await call("GET", `/hitl/tasks/${task}`);
  expect(told.history.map(({ event, method }: { event: string; method?: string }) => [event, method ?? null])).toEqual([
    ["opened", null],
    ["viewed", "link"],
    ["approved", "link"],
    ["redeemed", null],
  ]);
  expect(await operator("verify-audit", "--organization", organizationId())).toMatchObject({
    valid: true,
    problems: [],
  });
});

test("by keyboard alone, over a lost connection, an answer is given once; the other person hears who gave it, and a link that is switched off says so", async ({
  browser,
}) => {
  const journey = `keys-${Date.now()}`;
  const [ann, ben] = [await reviewerByMail(browser, "ann"), await reviewerByMail(browser, "ben")];
  await holdPayments(journey, 1);
  const admins = await tellByMail(journey, [ann, ben]);
  const { trace } = await paused(paymentOf(journey));
  const context = await browser.newContext({ ...NOBODY, baseURL: url() });
  const page = await context.newPage();
  const [toAnn, toBen] = [await mailedLink(page, ann, "/review-link"), await mailedLink(page, ben, "/review-link")];

  await page.goto(`${toAnn.slice(0, -2)}AA`);
  await show(page);
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();

  await page.goto(toAnn); // in the same tab: only what stands behind the # is another
  await show(page);
  await expect(page.getByRole("heading", { name: "Pay €48,200.00 to Nordwind" })).toBeFocused();
  await page.keyboard.press("r");
  await page.keyboard.type("The account was changed by an e-mail.");
  await page.route(
    "**/review-link",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Your words are kept" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("heading", { name: "Rejected" })).toBeFocused();
  expect((await call("GET", `/governance/decisions/${trace}`)).data.status).toBe("rejected");

  await page.goto(toBen);
  await show(page);
  await expect(page.getByRole("heading", { name: "This review was rejected" })).toBeVisible();
  await expect(page.getByText(`${ann} rejected it`)).toBeVisible();

  expect(await call("PUT", "/hitl/links", admins, { isEnabled: false })).toMatchObject({ status: 200 });
  await page.goto("about:blank");
  await page.goto(toBen);
  await show(page);
  await expect(page.getByRole("heading", { name: "Links are switched off" })).toBeVisible();
});

async function show(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Show the review" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveCount(0);
}
