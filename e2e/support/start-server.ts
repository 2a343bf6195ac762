import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { chromium, type FullConfig } from "@playwright/test";

const START_TIMEOUT_MS = 240_000;

/** Starts `npm start` in a home of its own, signs the owner in by the printed link, and stops everything at the end. */
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
  const signIn = output.match(/http:\S+sign-in\S*/)?.[0] ?? "";
  const key = output.match(/mg_live_[A-Za-z0-9_-]{32}/)?.[0] ?? "";
  Object.assign(process.env, { E2E_URL: url, E2E_KEY: key, E2E_HOME: home, E2E_OUTPUT: output });
  const stop = async () => {
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await gone;
    if (process.env["MASTGUARD_HOME"] !== home) fs.rmSync(home, { recursive: true, force: true });
  };
  await saveOwner(config, url, signIn).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
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

/** Follows the printed link as the owner would, and keeps the session for the journeys. */
async function saveOwner(config: FullConfig, url: string, signIn: string): Promise<void> {
  const browser = await chromium.launch(config.projects[0]?.use.launchOptions);
  const page = await browser.newPage();
  await page.goto(signIn);
  await page.getByRole("button", { name: /sign in/i }).click();
  await page.waitForURL(`${url}/overview`);
  await page.context().storageState({ path: "test-results/owner.json" });
  await browser.close();
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
