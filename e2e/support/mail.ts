import { expect, type Page } from "@playwright/test";

/** The link in the newest mail to somebody that leads where it should. The page is left at the outbox. */
export async function mailedLink(page: Page, to: string, path: string): Promise<string> {
  const link = page.getByRole("listitem").filter({ hasText: to }).locator(`a[href*="${path}"]`).first();
  await expect(async () => {
    await page.goto("/outbox");
    await expect(link).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return (await link.getAttribute("href")) ?? "";
}
