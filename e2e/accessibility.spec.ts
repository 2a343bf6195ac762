import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { ingest } from "./support/api";

const PAGES = [
  "/overview",
  "/agents",
  "/agents/axe-agent",
  "/reviews",
  "/reviews/quality",
  "/audit",
  "/policies",
  "/policies?policy=new",
  "/guardrails",
  "/developer",
  "/settings/notifications",
  "/settings/notifications?channel=new",
  "/settings/members",
  "/settings/reviewers",
  "/traces/:trace",
  "/outbox",
];
const SIGNED_OUT = ["/sign-in", "/sign-in/confirm?token=x", "/review-link", "/nowhere"];

test.describe.configure({ mode: "parallel" }); // pages that are only read

let trace = "";
test.beforeAll(async () => {
  trace = (await ingest({ agentId: "axe-agent", payload: { n: 1 }, context: { sessionId: "axe" } })).data.traceId;
});

for (const path of PAGES) {
  test(`${path} has no accessibility violation in either theme, at a desk and on a phone, and never scrolls sideways`, async ({
    page,
  }) => {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path.replace(":trace", trace));
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await page.waitForLoadState("networkidle").catch(() => {}); // event streams keep it busy
      await expectAccessible(page);
    }
  });
}

test.describe("signed out", () => {
  test.use({ storageState: { cookies: [], origins: [] } });
  for (const path of SIGNED_OUT) {
    test(`${path} has no accessibility violation in either theme`, async ({ page }) => {
      await page.goto(path);
      await expect(page).toHaveTitle(/./);
      await expectAccessible(page);
    });
  }
});
