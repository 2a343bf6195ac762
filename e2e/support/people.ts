import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { operator } from "./operator";
import { key, organizationId, url } from "./server";

/** Somebody of the first organization, or another, signed in in a browser of their own. */
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

/** A key of the organization with these scopes. */
export async function keyWith(scopes: string, organization = organizationId()): Promise<string> {
  const made = await operator("create-api-key", "--organization", organization, "--name", scopes, "--scopes", scopes);
  return String(made["key"]);
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

/** A rule that holds payments of one journey for so many people. Its id. */
export async function holdPayments(journey: string, requiredApprovals: number, review: object = {}): Promise<string> {
  const { data } = await call("POST", "/governance/policies", await keyWith("policies"), {
    name: `Payments of ${journey}`,
    actionTypes: ["PAYMENT_APPROVE"],
    condition: `has(payload.journey) && payload.journey == "${journey}"`,
    decision: "HITL",
    review: { requiredApprovals, slaMinutes: 20, ...review }, // due before what else waits
  });
  return String(data.id);
}

/** A call of the API; its status and the whole envelope. */
export async function call(method: "GET" | "POST" | "PUT", path: string, apiKey = key(), body?: unknown) {
  await setImmediate(); // behind a command that held everything up: a connection that ended meanwhile is not taken again
  const response = await fetch(`${url()}/api/v1${path}`, {
    method,
    headers: { "x-api-key": apiKey, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, ...(await response.json()) };
}
