import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openHome } from "../../scripts/lib/home.mjs";
import { migrate } from "../../scripts/lib/migrate.mjs";
import { startPostgres } from "../../scripts/lib/postgres.mjs";
import { provision } from "../../scripts/lib/provision.mjs";

/** What a test file needs to make a database of its own. */
export interface TestCluster {
  readonly adminUrl: string;
  readonly template: string;
  readonly masterKey: string;
}

declare module "vitest" {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

/** A key for tests only: every run derives the same passwords from it, so runs can share one server. */
const masterKey = Buffer.alloc(32, 7).toString("base64url");

/**
 * One real PostgreSQL for the run (MASTGUARD_TEST_DATABASE_URL, else a private one in a temporary home) with a migrated
 * template database; every test file copies it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["MASTGUARD_TEST_DATABASE_URL"];
  const directory = given ? null : fs.mkdtempSync(path.join(os.tmpdir(), "mastguard-test-"));
  if (directory) fs.chmodSync(directory, 0o711); // as root, PostgreSQL runs as another account that must pass through
  const server = directory ? await startPostgres(openHome({ ...process.env, MASTGUARD_HOME: directory })) : null;
  const adminUrl = server?.url ?? given ?? "";
  const template = `mastguard_template_${process.pid}`;
  const { ownerUrl } = await provision({ adminUrl, masterKey, database: template, ownerPassword: "test-owner" });
  await migrate(ownerUrl);
  project.provide("cluster", { adminUrl, template, masterKey });
  return async () => {
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    await admin.query(`drop database if exists ${template} with (force)`);
    await admin.end();
    await server?.stop();
    if (directory) fs.rmSync(directory, { recursive: true, force: true });
  };
}
