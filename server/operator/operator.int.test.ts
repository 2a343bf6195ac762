import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { authenticateKey } from "@/server/auth/authenticate";
import { sessionOf } from "@/server/auth/session";
import { signInByLink } from "@/server/auth/sign-in";
import { runCommand } from "./cli";
import { writeQuickstart } from "./quickstart";

let home: string;
let organization: string;

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "mastguard-operator-"));
  process.env.MASTGUARD_HOME = home;
  organization = (await ok("create-organization", "--name", "Acme", "--owner-email", "Owner@Acme.example")).id;
});
afterAll(async () => await rm(home, { recursive: true }));

const Output = z.record(z.string(), z.any());
async function ok(...argv: string[]) {
  const { exitCode, output } = await runCommand(argv);
  expect(output).not.toHaveProperty("error");
  expect(exitCode).toBe(0);
  return Output.parse(output);
}

test("create-organization answers id, name, ownerId, ownerEmail", async () => {
  const output = await ok("create-organization", "--name", "Beta Inc", "--owner-email", "Boss@Beta.example");
  expect(Object.keys(output).sort()).toEqual(["id", "name", "ownerEmail", "ownerId"]);
  expect(output).toMatchObject({ name: "Beta Inc", ownerEmail: "boss@beta.example" });
  expect(output.id).toMatch(/^org_[0-9a-hjkmnp-tv-z]{26}$/);
});

test("create-user answers id, email, role, organizationId; twice is a conflict", async () => {
  const argv = ["create-user", "--organization", organization, "--email", "r@acme.example", "--role", "reviewer"];
  const output = await ok(...argv);
  expect(Object.keys(output).sort()).toEqual(["email", "id", "organizationId", "role"]);
  expect(output).toMatchObject({ email: "r@acme.example", role: "reviewer", organizationId: organization });
  expect(await runCommand(argv)).toMatchObject({ exitCode: 1, output: { error: { code: "CONFLICT" } } });
});

test("create-api-key answers a working key with the default scopes", async () => {
  const output = await ok("create-api-key", "--organization", organization, "--name", "ci");
  expect(Object.keys(output).sort()).toEqual(["id", "key", "prefix", "scopes", "userId"]);
  expect(output).toMatchObject({ scopes: ["ingest", "read"], userId: null });
  expect(output.key.startsWith(output.prefix)).toBe(true);
  await authenticateKey(output.key);
});

test("create-api-key binds a key with hitl:review to a member", async () => {
  const base = [
    "create-api-key",
    "--organization",
    organization,
    "--name",
    "reviewer",
    "--scopes",
    "read, hitl:review",
  ];
  const output = await ok(...base, "--user", "owner@acme.example");
  expect(output.scopes).toEqual(["read", "hitl:review"]);
  expect(output.userId).toMatch(/^usr_/);
  expect((await authenticateKey(output.key)).permissions.has("reviews:decide")).toBe(true);
  expect(await runCommand([...base, "--user", "stranger@acme.example"])).toMatchObject({
    exitCode: 1,
    output: { error: { code: "NOT_FOUND" } },
  });
});

test("revoke-api-key answers id and revokedAt, and the key is refused from then on", async () => {
  const { id, key } = await ok("create-api-key", "--organization", organization, "--name", "brief");
  const output = await ok("revoke-api-key", "--organization", organization, "--id", id);
  expect(output).toEqual({ id, revokedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });
  await expect(authenticateKey(key)).rejects.toThrow();
});

test("sign-in-link answers a link to where this home was last served, good once for 15 minutes", async () => {
  await writeQuickstart(home, {
    organizationId: "org_00000000000000000000000000",
    key: "none",
    origin: "http://127.0.0.1:4555",
  });
  const output = await ok("sign-in-link", "--email", "owner@acme.example");
  expect(Object.keys(output).sort()).toEqual(["expiresAt", "url"]);
  const url = new URL(output.url);
  expect(url.origin).toBe("http://127.0.0.1:4555");
  const minutes = (Date.parse(output.expiresAt) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(14);
  expect(minutes).toBeLessThanOrEqual(15);
  const token = url.searchParams.get("token") ?? "";
  expect((await sessionOf((await signInByLink(token))?.token))?.person.email).toBe("owner@acme.example");
  expect(await signInByLink(token)).toBeNull();
});

test("verify-audit answers the report of a fresh log", async () => {
  const output = await ok("verify-audit", "--organization", organization);
  expect(Object.keys(output).sort()).toEqual(["checkpoint", "firstBadIndex", "problems", "rootHash", "size", "valid"]);
  expect(output).toMatchObject({ valid: true, firstBadIndex: null, problems: [] });
  expect(output.size).toBeGreaterThan(0);
});

test.each([
  ["stop", "resume", [], { kind: "stop", subject: null }],
  ["quarantine", "release", ["--agent", "billing bot"], { kind: "quarantine", subject: "billing bot" }],
  ["block-tool", "unblock-tool", ["--tool", "Send_Wire"], { kind: "blocked_tool", subject: "send_wire" }],
] as const)("%s and %s answer what is contained now, and change it once", async (on, off, more, target) => {
  const argv = ["--organization", organization, ...more];
  const held = { ...target, active: true, reason: "incident", since: expect.stringMatching(/Z$/), by: "cli" };
  const first = await ok(on, ...argv, "--reason", "incident");
  expect(first).toEqual(held);
  expect(await ok(on, ...argv)).toEqual(first);
  const free = { ...target, active: false, reason: null, since: null, by: null };
  for (let times = 0; times < 2; times++) expect(await ok(off, ...argv)).toEqual(free);
});

const NOBODY = "org_00000000000000000000000000";
test.each([
  ["no command", [], "command"],
  ["an unknown command", ["drop-everything"], "command"],
  ["an unknown option", ["sign-in-link", "--email", "a@b", "--force", "x"], "--force"],
  ["a missing option", ["create-organization", "--name", "x"], "--owner-email"],
  ["an option without a value", ["sign-in-link", "--email"], "--email"],
  ["an option given twice", ["sign-in-link", "--email", "a@b", "--email", "c@d"], "--email"],
  ["a word too many", ["sign-in-link", "--email", "a@b", "now"], "now"],
  ["an address that is none", ["sign-in-link", "--email", "nobody"], "--email"],
  ["an unknown role", ["create-user", "--organization", NOBODY, "--email", "a@b", "--role", "king"], "--role"],
  [
    "an unknown scope",
    ["create-api-key", "--organization", NOBODY, "--name", "x", "--scopes", "read,root"],
    "--scopes",
  ],
  ["a reason in words", ["stop", "--organization", NOBODY, "--reason", "Jane left"], "--reason"],
  ["an id that is none", ["verify-audit", "--organization", "acme"], "--organization"],
])("%s is refused by name", async (_what, argv, named) => {
  const { exitCode, output } = await runCommand(argv);
  expect(exitCode).toBe(1);
  expect(output).toMatchObject({ error: { code: "VALIDATION_FAILED", message: expect.stringContaining(named) } });
});

test.each(["create-user", "create-api-key", "verify-audit", "revoke-api-key", "stop", "resume"])(
  "%s finds no unknown organization",
  async (name) => {
    const more = {
      "create-user": ["--email", "a@b.example", "--role", "admin"],
      "create-api-key": ["--name", "x"],
      "revoke-api-key": ["--id", "key_00000000000000000000000000"],
      "verify-audit": [],
      stop: [],
      resume: [],
    }[name];
    expect(await runCommand([name, "--organization", NOBODY, ...(more ?? [])])).toMatchObject({
      exitCode: 1,
      output: { error: { code: "NOT_FOUND" } },
    });
  },
);
