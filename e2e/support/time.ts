import { execFileSync } from "node:child_process";
import path from "node:path";
import pg from "pg";
import { isId, uuidOf } from "../../server/ids";
import { organizationId } from "./server";

// Reviews go by the database's clock, which a test cannot turn. It moves the moment instead that the clock is held against.

/** The present level of a task ends now. */
export async function endLevel(task: string): Promise<void> {
  await move(
    "update mastguard.review_task set sla_due_at = now() where id = $1",
    isId("tsk", task) ? uuidOf("tsk", task) : "",
  );
}

/** Whoever is away is back from now on. */
export async function endAbsence(person: string): Promise<void> {
  const id = isId("usr", person) ? uuidOf("usr", person) : "";
  await move("update mastguard.review_delegation set ends_at = now() where from_user_id = $1", id);
}

async function move(statement: string, id: string): Promise<void> {
  const organization = organizationId();
  if (!isId("org", organization)) throw new Error("the first start made no organization");
  const client = new pg.Client({ connectionString: appUrl() });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('mastguard.organization', $1, true)", [uuidOf("org", organization)]);
    const { rowCount } = await client.query(statement, [id]);
    if (rowCount !== 1) throw new Error(`${rowCount} rows were moved`);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

let known: string | undefined;

/** The database of this run, as the server itself reaches it. */
function appUrl(): string {
  known ??= execFileSync(process.execPath, [path.resolve(import.meta.dirname, "../../scripts/env.mjs")], {
    env: { ...process.env, MASTGUARD_HOME: process.env["E2E_HOME"] },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).match(/^export DATABASE_APP_URL='([^']+)'$/m)?.[1];
  if (known === undefined) throw new Error("scripts/env.mjs names no database");
  return known;
}
