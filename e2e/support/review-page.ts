import { expect, type Page } from "@playwright/test";

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

export const dock = (page: Page) => page.getByRole("region", { name: "Your answer" });
export const outcome = (page: Page) => page.getByRole("region", { name: "What became of it" });
export const answer = (page: Page, word: string) => dock(page).getByRole("radio", { name: word });

/** Opens a task, and waits until the page answers to keys. */
export async function open(page: Page, task: string): Promise<void> {
  await page.goto(`/reviews/${task}`);
  await listening(page);
}

/** The clock on the task runs only in a page that is alive. */
export async function listening(page: Page): Promise<void> {
  await expect(page.getByText(/^waiting .+ of /)).toBeVisible();
}

/** Moves through the list until the row of the task has the focus: down, or up where it lies above. */
export async function reach(page: Page, task: string): Promise<void> {
  await expect(async () => {
    const isAbove = await page.evaluate((wanted) => {
      const rows = [...document.querySelectorAll("[data-task]")];
      return (
        rows.findIndex((row) => row.matches(`[data-task="${wanted}"]`)) < rows.findIndex((row) => row.matches(":focus"))
      );
    }, task);
    await page.keyboard.press(isAbove ? "k" : "j");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-task"))).toBe(task);
  }).toPass({ intervals: [50], timeout: 20_000 });
}
