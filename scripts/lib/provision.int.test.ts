import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import { withConnection, withDatabase, withRole } from "./connect.mjs";
import { migrate } from "./migrate.mjs";
import { provision } from "./provision.mjs";

const { adminUrl, masterKey } = inject("cluster");
const suffix = `${process.pid}_${Date.now().toString(36)}`;
const made: { databases: string[]; roles: string[] } = { databases: [], roles: [] };
const directory = fs.mkdtempSync(path.join(os.tmpdir(), "mastguard-migrations-"));

afterAll(async () => {
  fs.rmSync(directory, { recursive: true, force: true });
  for (const name of made.databases) await asSuperuser(`drop database if exists ${name} with (force)`);
  for (const name of made.roles) await asSuperuser(`drop owned by ${name}; drop role ${name}`);
});

/** A database with an owner of its own, as a hosting service hands it out. */
async function foreignDatabase(kind: string, rights: string): Promise<string> {
  const name = `foreign_${kind}_${suffix}`;
  await asSuperuser(`create role ${name} login ${rights} password 'secret'`);
  await asSuperuser(`create database ${name} owner ${name}`);
  made.databases.push(name);
  made.roles.push(name);
  return withDatabase(withRole(adminUrl, name, "secret"), name);
}

async function asSuperuser(sql: string, url = adminUrl): Promise<void> {
  await withConnection(url, {}, (client) => client.query(sql));
}

async function refusal(url: string, sql: string): Promise<string> {
  return withConnection(url, {}, async (client) => {
    const error: unknown = await client.query(sql).then(
      () => null,
      (reason: unknown) => reason,
    );
    return error instanceof Error ? error.message : "allowed";
  });
}

function migration(name: string, sql: string): void {
  fs.mkdirSync(path.join(directory, name), { recursive: true });
  fs.writeFileSync(path.join(directory, name, "migration.sql"), sql);
}

describe("provisioning a private database", () => {
  const database = `private_${suffix}`;
  made.databases.push(database);
  const run = () => provision({ adminUrl, masterKey, database, ownerPassword: "test-owner" });

  it("gives the same answer to several nodes that start at once", async () => {
    const answers = await Promise.all([run(), run(), run()]);
    expect(new Set(answers.map(({ appUrl }) => appUrl)).size).toBe(1);
  });

  it("leaves the application's role without any right to create", async () => {
    const { appUrl } = await run();
    expect(await refusal(appUrl, "create temporary table t (a int)")).toMatch(/permission denied/);
    expect(await refusal(appUrl, "create table public.t (a int)")).toMatch(/permission denied/);
    expect(await refusal(appUrl, "create table mastguard.t (a int)")).toMatch(/permission denied/);
    expect(await refusal(appUrl, "create schema s")).toMatch(/permission denied/);
    expect(await refusal(appUrl, "set role mastguard_ledger")).toMatch(/permission denied/);
    expect(await refusal(appUrl, "set role mastguard_owner")).toMatch(/permission denied/);
  });
});

describe("provisioning a foreign database", () => {
  it("works with an owner that may create roles", async () => {
    const url = await foreignDatabase("able", "createrole");
    await asSuperuser(`grant mastguard_ledger to ${new URL(url).username} with admin true, inherit false, set false`); // as if it had made it
    const { ownerUrl, appUrl } = await provision({ adminUrl: url, masterKey });
    expect(ownerUrl).toBe(url);
    expect(await refusal(appUrl, "select 1")).toBe("allowed");
  });

  it("names the SQL for an administrator, without a password, and is content once it was run", async () => {
    const url = await foreignDatabase("weak", "");
    const error: unknown = await provision({ adminUrl: url, masterKey }).catch((reason: unknown) => reason);
    const { code, message } = error instanceof Error && "code" in error ? error : { code: null, message: "" };
    expect(code).toBe("ROLES_MISSING");
    const sql = message.split("\n").filter((line) => line.endsWith(";"));
    expect(sql.join("\n")).toContain("grant mastguard_ledger");
    await asSuperuser(sql.join("\n"), withDatabase(adminUrl, new URL(url).pathname.slice(1)));
    await expect(provision({ adminUrl: url, masterKey })).resolves.toMatchObject({ ownerUrl: url });
  });

  it("does not take the application's login over from an installation with another key", async () => {
    const url = await foreignDatabase("other", "createrole");
    const otherKey = Buffer.alloc(32, 9).toString("base64url");
    await expect(provision({ adminUrl: url, masterKey: otherKey })).rejects.toMatchObject({ code: "ROLE_TAKEN" });
  });
});

describe("migrating", () => {
  it("keeps nothing of a migration that fails, names its line, and goes on once it is corrected", async () => {
    const { ownerUrl } = await provision({
      adminUrl,
      masterKey,
      database: `private_${suffix}`,
      ownerPassword: "test-owner",
    });
    migration("1_first", "create table mastguard.first (a int);");
    migration("2_second", "create table mastguard.second (a int);\nselect missing();");
    await expect(migrate(ownerUrl, { directory })).rejects.toMatchObject({
      code: "MIGRATION_FAILED",
      message: expect.stringContaining("migration.sql:2"),
    });
    expect(await refusal(ownerUrl, "table mastguard.first")).toBe("allowed");
    expect(await refusal(ownerUrl, "table mastguard.second")).toMatch(/does not exist/);
    migration("2_second", "create table mastguard.second (a int);");
    expect(await Promise.all([migrate(ownerUrl, { directory }), migrate(ownerUrl, { directory })])).toEqual(
      expect.arrayContaining([1, 0]),
    );
  });

  it("refuses a migration that was edited after it was applied, and a database from a newer release", async () => {
    const { ownerUrl } = await provision({
      adminUrl,
      masterKey,
      database: `private_${suffix}`,
      ownerPassword: "test-owner",
    });
    migration("2_second", "create table mastguard.second (a bigint);");
    await expect(migrate(ownerUrl, { directory })).rejects.toMatchObject({ code: "MIGRATION_EDITED" });
    fs.rmSync(path.join(directory, "2_second"), { recursive: true });
    await expect(migrate(ownerUrl, { directory })).rejects.toMatchObject({ code: "MIGRATION_UNKNOWN" });
  });
});
