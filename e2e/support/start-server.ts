import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { type Browser, chromium, type FullConfig, type Page } from "@playwright/test";
import { keyWith } from "./api";
import { closeOperator, operator } from "./operator";
import { signIn } from "./people";
import type { WorkerOrganization } from "./server";
import { surroundingsOf } from "./surroundings";

const START_TIMEOUT_MS = 240_000;

/**
 * Starts `npm start` in a home of its own, signs the owner in by the printed link, makes an organization for each worker, and stops
 * everything at the end.
 */
export default async function startServer(config: FullConfig): Promise<() => Promise<void>> {
  const home = process.env["MASTGUARD_HOME"] ?? temporaryHome();
  const port = process.env["PORT"] ?? String(await freePort());
  const env = {
    ...process.env,
    MASTGUARD_HOME: home,
    PORT: port,
    HOST: "127.0.0.1",
    MASTGUARD_OWNER_EMAIL: "owner@localhost",
    WEBHOOKS_ALLOW_LOOPBACK: "1", // journeys stand in for providers on this machine
  };
  for (const name of [
    "DATABASE_URL",
    "DATABASE_APP_URL",
    "PUBLIC_URL",
    "MASTGUARD_MASTER_KEY",
    "SMTP_URL",
    "NODE_ENV",
    "MODEL_JUDGE_URL",
    "MODEL_JUDGE_MODEL",
  ])
    Reflect.deleteProperty(env, name);
  const server = spawn("node", ["scripts/start.mjs"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const output = await untilReady(server);
  const url = output.match(/Ready on (http:\S+)/)?.[1] ?? "";
  const printedLink = output.match(/http:\S+sign-in\S*/)?.[0] ?? "";
  Object.assign(process.env, { E2E_URL: url, E2E_HOME: home, E2E_OUTPUT: output });
  const stop = async () => {
    closeOperator();
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await gone;
    if (process.env["MASTGUARD_HOME"] !== home) fs.rmSync(home, { recursive: true, force: true });
  };
  try {
    process.env["E2E_SURROUNDINGS"] = JSON.stringify(surroundingsOf(env));
    await prepare(config, printedLink);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** As root, PostgreSQL runs as another account, which must be able to pass through. */
function temporaryHome(): string {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "mastguard-e2e-"));
  fs.chmodSync(home, 0o711);
  return home;
}

function untilReady(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const timer = setTimeout(() => reject(new Error(`the server did not get ready:\n${output}`)), START_TIMEOUT_MS);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      // The link and the snippet follow the ready line within the same turn.
      if (/Ready on http:\S+/.test(output) && /sign-in/.test(output) && /mg_live_/.test(output)) {
        clearTimeout(timer);
        setTimeout(() => resolve(output), 300);
      }
    };
    server.stdout?.on("data", read);
    server.stderr?.on("data", read);
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
}

/** Keeps the session of the first start's owner, and those of the owners of each worker's organization. */
async function prepare(config: FullConfig, printedLink: string): Promise<void> {
  const browser = await chromium.launch(config.projects[0]?.use.launchOptions);
  try {
    await keepSession(browser, "first", async (page) => {
      await page.goto(printedLink);
      await page.getByRole("button", { name: /sign in/i }).click();
      await page.waitForURL("**/overview");
    });
    const organizations: WorkerOrganization[] = [];
    for (let worker = 0; worker < config.workers; worker += 1)
      organizations.push(await organizationFor(browser, worker));
    process.env["E2E_ORGANIZATIONS"] = JSON.stringify(organizations);
  } finally {
    await browser.close();
  }
}

async function organizationFor(browser: Browser, worker: number): Promise<WorkerOrganization> {
  const owner = `owner-${worker}@example.org`;
  const made = await operator("create-organization", "--name", `Journeys ${worker}`, "--owner-email", owner);
  const id = String(made["id"]);
  await keepSession(browser, String(worker), (page) => signIn(page, owner));
  return { id, key: await keyWith("ingest,read", id) };
}

/** Signs an owner in, and keeps the session where `playwright.config.ts` has journeys find it. */
async function keepSession(browser: Browser, whose: string, enter: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage();
  await enter(page);
  await page.context().storageState({ path: `test-results/owner-${whose}.json` });
  await page.close();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
