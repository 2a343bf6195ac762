import { expect, test } from "@playwright/test";

test.use({ storageState: { cookies: [], origins: [] } });

test("a mailed link signs a newcomer in by a click, never by being opened, and only once", async ({
  page,
  request,
}) => {
  const address = `newcomer-${Date.now()}@example.org`;
  await page.goto("/overview");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel(/e-mail/i).fill(address);
  await page
    .getByRole("button", { name: /continue|send|sign in/i })
    .first()
    .click();
  await expect(page).toHaveURL(/\/sign-in\/check/);

  await page.goto("/outbox");
  const link = await page.locator(`a[href*="/sign-in/confirm"]`).first().getAttribute("href");
  if (link === null) throw new Error("the outbox shows no link");
  for (let scan = 0; scan < 3; scan++) expect((await request.get(link)).ok()).toBe(true); // what a mail scanner does

  await page.goto(link);
  await page.getByRole("button", { name: /sign in/i }).click();
  await expect(page).toHaveURL(/\/overview/);
  await expect(page.getByText(address).first()).toBeVisible();

  await page.context().clearCookies();
  await page.goto("about:blank"); // the open page may be about to leave by itself, now that it is signed out
  await page.goto(link);
  await page.getByRole("button", { name: /sign in/i }).click();
  await expect(page).not.toHaveURL(/\/overview/);
});
