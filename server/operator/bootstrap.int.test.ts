import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { authenticateKey } from "@/server/auth/authenticate";
import { operatorContext } from "@/server/auth/operator";
import { sessionOf } from "@/server/auth/session";
import { signInByLink } from "@/server/auth/sign-in";
import { listApiKeys, revokeApiKey } from "@/server/keys";
import { bootstrap } from "./bootstrap";
import { type Quickstart, readQuickstart } from "./quickstart";

const ORIGIN = "http://127.0.0.1:4321";
let home: string;

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "mastguard-bootstrap-"));
  process.env.MASTGUARD_HOME = home;
});
afterAll(async () => await rm(home, { recursive: true }));

async function remembered(): Promise<Quickstart> {
  const known = await readQuickstart(home);
  if (!known) throw new Error("nothing is remembered");
  return known;
}

/** Settings of a server that others can reach. */
function serving(owner: string) {
  return { MASTGUARD_OWNER_EMAIL: owner, MASTGUARD_HOME: home, HOST: "0.0.0.0", PUBLIC_URL: undefined };
}

const keyIn = (snippet = "") => /mg_live_\S+/.exec(snippet)?.[0];

test("outside local mode an empty installation gets a link and no key, and nothing is made", async () => {
  const welcome = await bootstrap("https://mastguard.example", serving("boss@company.example"));
  expect(welcome).toMatchObject({ snippet: "", organizationId: null });
  expect(welcome?.signInUrl).toMatch(/^https:\/\/mastguard\.example\/sign-in\/confirm\?token=/);
  expect(await readQuickstart(home)).toBeNull();
});

test("the first start makes owner, organization and key, and prints a link that signs the owner in", async () => {
  const welcome = await bootstrap(ORIGIN);
  expect(welcome?.signInUrl).toMatch(/^http:\/\/127\.0\.0\.1:4321\/sign-in\/confirm\?token=/);
  const token = new URL(welcome?.signInUrl ?? "").searchParams.get("token") ?? "";
  const opened = await signInByLink(token);
  expect((await sessionOf(opened?.token))?.person.email).toBe("owner@localhost");
  const key = await authenticateKey(keyIn(welcome?.snippet));
  expect(key.organizationId).toBe(welcome?.organizationId);
  expect([...key.permissions]).toContain("actions:ingest");
  expect((await stat(path.join(home, "quickstart.json"))).mode & 0o777).toBe(0o600);
});

test("outside local mode an installation that has an organization gets nothing", async () => {
  expect(await bootstrap("https://mastguard.example", serving("boss@company.example"))).toBeNull();
});

test("a later start prints the same snippet and another link, makes nothing, and does not count as a use of the key", async () => {
  const known = await remembered();
  const ctx = operatorContext(known.organizationId);
  const before = await listApiKeys(ctx, { page: 1, limit: 50 });
  const [one, two] = [await bootstrap(ORIGIN), await bootstrap(ORIGIN)];
  expect(two?.snippet).toBe(one?.snippet);
  expect(keyIn(one?.snippet)).toBe(known.key);
  expect(two?.signInUrl).not.toBe(one?.signInUrl);
  expect(await listApiKeys(ctx, { page: 1, limit: 50 })).toEqual(before);
});

test("a revoked quickstart key is replaced", async () => {
  const known = await remembered();
  const ctx = operatorContext(known.organizationId);
  const [standing] = (await listApiKeys(ctx, { page: 1, limit: 50 })).keys;
  await revokeApiKey(ctx, standing?.id ?? "");
  const key = keyIn((await bootstrap(ORIGIN))?.snippet);
  expect(key).not.toBe(known.key);
  await authenticateKey(key);
});

test("the snippet is two lines that a POSIX shell turns into the first event", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const snippet = (await bootstrap(`http://127.0.0.1:${address.port}`))?.snippet ?? "";
  expect(snippet.split("\n")).toHaveLength(2);
  execFile("sh", ["-c", snippet]);
  const request: IncomingMessage = await new Promise((resolve) =>
    server.once("request", (asked, answer) => {
      asked.once("end", () => answer.end());
      resolve(asked);
    }),
  );
  let body = "";
  for await (const chunk of request) body += String(chunk);
  server.close();
  expect(request.url).toBe("/api/v1/governance/ingest");
  expect((await authenticateKey(request.headers["x-api-key"]?.toString())).permissions.has("actions:ingest")).toBe(
    true,
  );
  expect(JSON.parse(body)).toMatchObject({ agentId: "my-first-agent", actionType: "EMAIL_SEND" });
});
