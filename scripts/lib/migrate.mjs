import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { withConnection } from "./connect.mjs";
import { Failure } from "./failure.mjs";
import { PROJECT } from "./home.mjs";

/** The number Prisma Migrate locks with, so that its command line and this runner exclude each other. */
const MIGRATE_LOCK = 72_707_369;

/** Prisma's own table, column by column, so that `prisma migrate status` and `migrate dev` read what we wrote. */
const RECORDS = `create table if not exists public._prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

/**
 * Applies the migrations that are missing, in order of their names. A migration and its record are one transaction, so
 * a crash leaves both or neither. Several nodes may start at once: one applies, the others wait.
 * @param {string} ownerUrl
 * @param {{ directory?: string, onApplied?: (name: string) => void }} [options]
 * @returns {Promise<number>} How many were applied.
 * @throws {Failure} MIGRATION_FAILED (nothing of that migration is kept), MIGRATION_EDITED, MIGRATION_UNKNOWN.
 */
export function migrate(ownerUrl, { directory = path.join(PROJECT, "prisma/migrations"), onApplied = () => {} } = {}) {
  return withConnection(ownerUrl, {}, async (client) => {
    await client.query("select pg_advisory_lock($1)", [MIGRATE_LOCK]); // released with the session
    const present = await client.query("select to_regclass('public._prisma_migrations') is not null as yes");
    if (!present.rows[0].yes) await client.query(RECORDS);
    const migrations = readMigrations(directory);
    const done = await readRecords(client);
    requireSameHistory(migrations, done);
    const missing = migrations.filter(({ name }) => !done.has(name));
    for (const migration of missing) {
      await applyMigration(client, migration);
      onApplied(migration.name);
    }
    return missing.length;
  });
}

function readMigrations(directory) {
  return fs
    .readdirSync(directory)
    .sort()
    .map((name) => ({ name, file: path.join(directory, name, "migration.sql") }))
    .filter(({ file }) => fs.existsSync(file))
    .map(({ name, file }) => {
      const sql = fs.readFileSync(file, "utf8");
      return { name, file, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function readRecords(client) {
  const { rows } = await client.query(
    "select migration_name as name, checksum, finished_at is not null as finished from public._prisma_migrations where rolled_back_at is null",
  );
  return new Map(rows.map((row) => [row.name, row]));
}

function requireSameHistory(migrations, done) {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const record of done.values()) {
    const migration = known.get(record.name);
    if (!migration) {
      throw new Failure(
        "MIGRATION_UNKNOWN",
        `The database has the migration \`${record.name}\`, which this release does not know: it was used by a newer one. Start that release, or restore a backup from before it.`,
      );
    }
    if (!record.finished) {
      throw new Failure(
        "MIGRATION_FAILED",
        `The migration \`${record.name}\` was begun by another tool and never finished. Put the database right, then: npx prisma migrate resolve --rolled-back ${record.name}`,
      );
    }
    if (migration.checksum !== record.checksum) {
      throw new Failure(
        "MIGRATION_EDITED",
        `${migration.file} was changed after it was applied to this database. Restore it and put the change into a new migration.`,
      );
    }
  }
}

async function applyMigration(client, { name, file, sql, checksum }) {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      "insert into public._prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, clock_timestamp(), 1)",
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {}); // the connection may be what failed
    const line = error.position ? sql.slice(0, Number(error.position)).split("\n").length : null;
    throw new Failure(
      "MIGRATION_FAILED",
      `${file}${line ? `:${line}` : ""}: ${error.message}${error.detail ? ` (${error.detail})` : ""}. Nothing of this migration was kept; correct it and start again.`,
      { cause: error },
    );
  }
}
