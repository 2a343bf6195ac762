import { expect, test } from "@playwright/test";
import { mailedLink } from "./support/mail";
import { admin, organizationId } from "./support/server";

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

  const link = await mailedLink(page, address, "/sign-in/confirm");
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

test("an operator's commands make a member and a link that signs them in, once", async ({ page }) => {
  const email = `operated-${Date.now()}@example.org`;
  admin("create-user", "--organization", organizationId(), "--email", email, "--role", "auditor");
  const link = String(admin("sign-in-link", "--email", email)["url"]);
  await page.goto(link);
  await page.getByRole("button", { name: /sign in/i }).click();
  await expect(page).toHaveURL(/\/overview/);
  await expect(page.getByText(email).first()).toBeVisible();
  await page.context().clearCookies();
  await page.goto("about:blank");
  await page.goto(link);
  await page.getByRole("button", { name: /sign in/i }).click();
  await expect(page).not.toHaveURL(/\/overview/);
});
