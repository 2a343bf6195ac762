import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { admin, key, organizationId, url } from "./server";

/** Somebody of the first organization, signed in in a browser of their own. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly page: Page;
}

/** Makes a member and signs them in by an operator's link. */
export async function person(
  browser: Browser,
  name: string,
  options: BrowserContextOptions & { role?: string } = {},
): Promise<Person> {
  const { role = "reviewer", ...context } = options;
  const email = `${name}-${Date.now()}@example.org`;
  const { id } = admin("create-user", "--organization", organizationId(), "--email", email, "--role", role);
  const opened = await browser.newContext({ ...context, baseURL: url(), storageState: { cookies: [], origins: [] } });
  const page = await opened.newPage();
  await page.goto(String(admin("sign-in-link", "--email", email)["url"]));
  await page.getByRole("button", { name: /sign in/i }).click();
  await page.waitForURL(`${url()}/overview`);
  return { id: String(id), email, page };
}

/** A rule that holds payments of one journey for so many people. */
export async function holdPayments(journey: string, requiredApprovals: number): Promise<void> {
  const setup = admin("create-api-key", "--organization", organizationId(), "--name", journey, "--scopes", "policies");
  await call("POST", "/governance/policies", String(setup["key"]), {
    name: `Payments of ${journey}`,
    actionTypes: ["PAYMENT_APPROVE"],
    condition: `has(payload.journey) && payload.journey == "${journey}"`,
    decision: "HITL",
    review: { requiredApprovals, slaMinutes: 20 }, // due before what else waits
  });
}

/** A call of the API; its status and the whole envelope. */
export async function call(method: "GET" | "POST", path: string, apiKey = key(), body?: unknown) {
  const response = await fetch(`${url()}/api/v1${path}`, {
    method,
    headers: { "x-api-key": apiKey, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, ...(await response.json()) };
}
