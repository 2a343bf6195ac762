import { once } from "node:events";
import http from "node:http";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { call, holdPayments, ingest, keyWith } from "./support/api";
import { person } from "./support/people";

// Several people, each in a browser of their own.
test.beforeEach(() => test.slow());

/** A server of somebody's that takes messages until it is told to refuse them. */
async function receiver() {
  const seen: { readonly type: string; readonly authorization: string | undefined }[] = [];
  let status = 200;
  const server = http.createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (part) => {
      body += String(part);
    });
    request.on("end", () => {
      seen.push({ type: String(JSON.parse(body).type), authorization: request.headers.authorization });
      response.writeHead(status).end();
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return {
    seen,
    url: (path: string) => `http://127.0.0.1:${address.port}${path}`,
    refuse: () => {
      status = 503;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const pane = (page: Page) => page.getByRole("complementary").last();
const deliveries = (page: Page) => pane(page).getByRole("region", { name: "Deliveries" }).getByRole("listitem");

/** Presses a key until it shows something: a page that was drawn listens a moment later. */
async function pressFor(page: Page, key: string, shown: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(shown).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test("a channel is made, tried, tells of a review and says what was answered; its secrets are seen once or never", async ({
  page,
}) => {
  const provider = await receiver();
  const name = `SIEM ${Date.now()}`;
  await page.goto("/settings/notifications");
  await expect(page.getByRole("heading", { name: "Notification channels" })).toBeVisible();
  const form = page.getByRole("form", { name: "Channel" });
  await pressFor(page, "c", form);
  await form.getByLabel("Name").fill(name);
  await form.getByText("Signed JSON to a server").click();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(form.getByText("URL is needed.")).toBeVisible();
  await expect(form.getByLabel("URL", { exact: true })).toBeFocused();
  await form.getByLabel("URL", { exact: true }).fill("http://10.0.0.1/in");
  await form.getByLabel("Authorization header").fill("Bearer secret-of-a-journey");
  await page.getByRole("button", { name: "Create channel" }).click();
  await expect(form.getByText(/^Must be .+https/)).toBeVisible(); // the server's, at its field
  await expect(form.getByLabel("Authorization header")).toHaveValue("Bearer secret-of-a-journey");
  await form.getByLabel("URL", { exact: true }).fill(provider.url("/in"));
  await page.getByRole("button", { name: "Create channel" }).click();

  await expect(pane(page).getByRole("textbox", { name: "Signing secret" })).toHaveValue(/^whsec_/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Done, I stored it" }).click();
  await page.getByRole("button", { name: "Send test message" }).click();
  await expect(pane(page).getByText("Test delivered. Answered 200")).toBeVisible();
  await expect(deliveries(page)).toContainText(["Test message"]);
  expect(provider.seen).toEqual([{ type: "notification.test", authorization: "Bearer secret-of-a-journey" }]);

  const journey = `settings-${Date.now()}`;
  await holdPayments(journey, 1);
  const { data } = await ingest({ actionType: "PAYMENT_APPROVE", payload: { journey, amount: 1, to: "Nordwind" } });
  const told = deliveries(page).filter({ has: page.locator(`a[href="/reviews/${data.hitlTaskId}"]`) });
  await expect(told).toContainText("Delivered");
  await expect(told).toContainText("Review needed");

  provider.refuse();
  await page.getByRole("button", { name: "Send test message" }).click();
  await expect(pane(page).getByText("Test not delivered. Answered 503")).toBeVisible();

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(form.getByText("Set, not shown again")).toHaveCount(2);
  await form.getByLabel("URL", { exact: true }).fill(provider.url("/elsewhere"));
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(form.getByText("Must be entered again, because “URL” says where it is sent.")).toBeVisible();
  await form.getByLabel("Authorization header").fill("Bearer another");
  await form.getByLabel("Quiet hours").click();
  await expectAccessible(page);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(pane(page).getByText("/elsewhere")).toBeVisible();
  await expect(pane(page).getByText(/^22:00–07:00 /)).toBeVisible();

  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByRole("switch").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Switch off" }).click();
  await expect(row.getByText("Off", { exact: true }).filter({ visible: true })).toBeVisible();
  await page.getByRole("button", { name: "Delete channel" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete channel" }).click();
  await expect(row).toHaveCount(0);
  provider.close();
});

test("a group is made of members, changed and deleted; an absence shows at both people's desks until it is ended", async ({
  page,
  browser,
}) => {
  const [ann, ben] = [await person(browser, "away"), await person(browser, "deputy")];
  const name = `Treasury ${Date.now()}`;
  await page.goto("/settings/reviewers");
  await expect(page.getByRole("heading", { name: "Reviewers" })).toBeVisible();
  const dialog = page.getByRole("dialog");
  await pressFor(page, "c", dialog);
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await dialog.getByLabel("Name").fill(""); // where the key was pressed again while the dialog opened
  await dialog.getByRole("button", { name: "Create group" }).click();
  await expect(dialog.getByText("Give it a name")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("checkbox", { name: ann.email }).check();
  await dialog.getByRole("button", { name: "Create group" }).click();
  const group = page.getByRole("region", { name: "Groups" }).getByRole("row").filter({ hasText: name });
  await expect(group).toContainText(ann.email);
  await group.getByRole("button", { name, exact: true }).click();
  await dialog.getByRole("checkbox", { name: ben.email }).check();
  await dialog.getByRole("button", { name: "Save group" }).click();
  await expect(group).toContainText(ben.email);
  await group.getByRole("button", { name: `Delete ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete group" }).click();
  await expect(group).toHaveCount(0);

  await ann.page.goto("/settings/reviewers?away=me");
  const absence = ann.page.getByRole("dialog");
  await absence.getByLabel("Stands in").fill(ben.email.slice(0, -3));
  await absence.getByLabel("Until").fill("2099-01-01T08:00");
  await absence.getByRole("button", { name: "Save absence" }).click();
  await expect(absence.getByText(/^Must be at most 90 days after .From.\.$/)).toBeVisible();
  await expect(absence.getByLabel("Stands in")).toHaveValue(ben.email); // nothing typed is lost, and what can mean only one is they
  await expectAccessible(ann.page);
  await absence.getByLabel("Until").fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16));
  await absence.getByRole("button", { name: "Save absence" }).click();
  await expect(ann.page.getByRole("row").filter({ hasText: ben.email })).toContainText("Away");

  await ben.page.goto("/reviews");
  await expect(ben.page.getByRole("link", { name: `You stand in for ${ann.email}` })).toBeVisible();
  await ann.page.goto("/reviews");
  await ann.page.getByRole("link", { name: /^You are away until/ }).click();
  await ann.page.getByRole("button", { name: "End your absence" }).click();
  await ann.page.getByRole("alertdialog").getByRole("button", { name: "End absence" }).click();
  await expect(ann.page.getByText("You are not away, and stand in for nobody")).toBeVisible();
  await ben.page.goto("/settings");
  await expect(ben.page).toHaveURL(/\/settings\/reviewers$/); // channels are not theirs to see
  await expect(ben.page.getByRole("region", { name: "Groups" })).toHaveCount(0);
});

test("one-person links are switched on after a question, and off at once", async ({ page }) => {
  const setup = await keyWith("admin");
  const saved = async () => (await call("GET", "/hitl/links", setup)).data;
  await page.goto("/settings/reviewers");
  const links = page.getByRole("switch", { name: "Let reviewers answer by a link in their own mail" });
  await links.click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("answer a review in their name");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(links).not.toBeChecked();
  await links.click();
  await question.getByRole("button", { name: "Switch on" }).click();
  await expect(links).toBeChecked();
  expect(await saved()).toEqual({ isEnabled: true });
  await links.click();
  await expect(links).not.toBeChecked();
  expect(await saved()).toEqual({ isEnabled: false });
});

test("on a phone an absence is changed, a group says who is in it, and members are found", async ({
  page,
  browser,
}) => {
  const [ann, ben] = [await person(browser, "phone-away"), await person(browser, "phone-deputy")];
  await page.setViewportSize({ width: 390, height: 844 });
  const dialog = page.getByRole("dialog");
  await page.goto(`/settings/reviewers?away=${ann.id}`);
  await dialog.getByLabel("Stands in").fill(ben.email);
  await dialog.getByRole("button", { name: "Save absence" }).click();
  const absence = page.getByRole("region", { name: "Absences" }).getByRole("row").filter({ hasText: ann.email });
  await expect(absence).toContainText(`${ben.email} stands in`);
  await absence.getByRole("button", { name: `Change the absence of ${ann.email}` }).click();
  await expect(dialog.getByLabel("Stands in")).toHaveValue(ben.email);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await absence.getByRole("button", { name: "End" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "End absence" }).click();
  await expect(absence).toHaveCount(0);

  const name = `Phone ${Date.now()}`;
  const newGroup = page.getByRole("button", { name: /^New group/ });
  await newGroup.click();
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("checkbox", { name: ann.email }).check();
  await dialog.getByRole("button", { name: "Create group" }).click();
  await expect(newGroup).toBeFocused();
  const group = page.getByRole("region", { name: "Groups" }).getByRole("row").filter({ hasText: name });
  await expect(group.getByText(ann.email).filter({ visible: true })).toBeVisible();

  await page.goto("/settings/members");
  await page.getByRole("searchbox", { name: "Search members" }).fill(`reviewer ${ann.email}`);
  const found = page.getByRole("region", { name: "Members" }).getByRole("row").filter({ hasText: ann.email });
  await expect(found).toContainText(name);
  await expect(page.getByRole("region", { name: "Members" }).getByText(ben.email)).toHaveCount(0);
});
