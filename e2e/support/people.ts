import { randomUUID } from "node:crypto";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { operator } from "./operator";
import { organizationId, url } from "./server";

/** Somebody of this worker's organization, or another, signed in in a browser of their own. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly page: Page;
}

/** Makes a member, who signs in when they want to. */
export async function member(
  name: string,
  role = "reviewer",
  organization = organizationId(),
): Promise<Pick<Person, "id" | "email">> {
  const email = `${name}-${randomUUID()}@example.org`;
  const { id } = await operator("create-user", "--organization", organization, "--email", email, "--role", role);
  return { id: String(id), email };
}

/** A key that acts for a person, with the scopes a reviewer's key has. */
export async function keyOf({ email }: Pick<Person, "email">): Promise<string> {
  const whose = ["--organization", organizationId(), "--user", email];
  const { key: own } = await operator("create-api-key", ...whose, "--name", "own", "--scopes", "hitl:review");
  return String(own);
}

/** A browser that nobody is signed in with. */
export async function freshPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const opened = await browser.newContext({ ...options, baseURL: url(), storageState: { cookies: [], origins: [] } });
  return await opened.newPage();
}

/** Makes a member and signs them in by an operator's link. */
export async function person(
  browser: Browser,
  name: string,
  options: BrowserContextOptions & { role?: string; organization?: string } = {},
): Promise<Person> {
  const { role = "reviewer", organization = organizationId(), ...context } = options;
  const { id, email } = await member(name, role, organization);
  const page = await freshPage(browser, context);
  await signIn(page, email);
  return { id, email, page };
}

/** Signs somebody in by an operator's link. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(String((await operator("sign-in-link", "--email", email))["url"]));
  await page.getByRole("button", { name: /sign in/i }).click();
  await page.waitForURL("**/overview");
}
