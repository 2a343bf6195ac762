import { once } from "./adapter.mjs";

/**
 * The engine's `cli` commands: `can-connect-to-database`, `create-database`, `drop-database`. Failures are one JSON
 * line on stderr with Prisma's error code, and exit code 1.
 * @param {string} command
 * @param {string} url
 */
export async function runCommand(command, url) {
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  const server = Object.assign(new URL(url), { pathname: "/postgres" }).href;
  const name = `"${database.replaceAll('"', '""')}"`;
  try {
    if (command === "can-connect-to-database") await once(url);
    else if (command === "create-database") await createDatabase(server, name);
    else if (command === "drop-database") await once(server, `drop database if exists ${name}`);
    else throw new Error(`unknown command ${command}`);
  } catch (error) {
    if (error.code === "3D000") fail("P1003", `Database \`${database}\` does not exist`, { database_name: database });
    else if (error.code === "28P01") fail("P1000", error.message);
    else fail("P1001", `Can't reach database server: ${error.message}`);
  }
}

async function createDatabase(server, name) {
  try {
    await once(server, `create database ${name}`);
  } catch (error) {
    if (error.code !== "42P04") throw error; // it exists already
  }
}

function fail(code, message, meta = {}) {
  const fields = { is_panic: false, error_code: code, message, meta };
  const line = { timestamp: new Date().toISOString(), level: "ERROR", fields, target: "schema_engine" };
  process.stderr.write(`${JSON.stringify(line)}\n`);
  process.exitCode = 1;
}
