import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { derivedPassword } from "../../scripts/lib/scram.mjs";

const { adminUrl, template, masterKey } = inject("cluster");
const name = `mastguard_test_${process.pid}_${Date.now().toString(36)}_${Math.floor(Math.random() * 1e6)}`;

function urlOf(user?: string, password?: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  if (user !== undefined && password !== undefined)
    Object.assign(url, { username: user, password: encodeURIComponent(password) });
  return url.href;
}

// The environment is set before any module under test reads it: setup files run first.
Object.assign(process.env, {
  DATABASE_APP_URL: urlOf("mastguard_app", derivedPassword(masterKey, "mastguard_app")),
  MASTGUARD_MASTER_KEY: masterKey,
  LOG_LEVEL: "silent",
});

beforeAll(async () => {
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`create database ${name} template ${template} owner mastguard_owner`);
    await admin.query(`revoke all on database ${name} from public`);
    await admin.query(`grant connect on database ${name} to mastguard_app`);
  });
});

afterAll(async () => {
  const { closeDatabase } = await import("../db/client");
  await closeDatabase();
  await asAdmin(adminUrl, async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`)));
});

/** Runs `work` on this file's database as superuser: for tampering, and for looking behind row-level security. */
export async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return await asAdmin(urlOf(), work);
}

async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
