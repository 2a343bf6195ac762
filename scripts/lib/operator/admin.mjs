import path from "node:path";
import { pathToFileURL } from "node:url";
import { buildServer } from "../build.mjs";
import { asFailure } from "../failure.mjs";
import { PROJECT, requireHome } from "../home.mjs";
import { install } from "../install.mjs";
import { sayOnStderr } from "../progress.mjs";
import { stopRunning } from "../run.mjs";
import { openSession } from "../session.mjs";
import { loadEnvFile } from "../settings.mjs";
import { requireCommand, USAGE, wantsUsage } from "./commands.mjs";
import { requireLocal } from "./local.mjs";

/**
 * Runs one operator command (server/operator) on the database of this home and prints its result: exactly one JSON
 * object on stdout, `{"error":{"code","message"}}` and exit code 1 on failure. Progress goes to stderr.
 * A command line that cannot be meant, or a home that is not there, is refused before anything is made.
 * @param {readonly string[]} argv
 */
export async function admin(argv) {
  sayOnStderr();
  divertStdout();
  let result;
  try {
    const isConfirmed = argv.includes("--yes");
    const words = argv.filter((word) => word !== "--yes");
    if (wantsUsage(words)) console.error(USAGE);
    requireCommand(words);
    loadEnvFile();
    requireHome();
    await install();
    if (process.env.DATABASE_URL && !isConfirmed) await requireLocal(process.env.DATABASE_URL);
    result = await runCommand(words);
  } catch (error) {
    await stopRunning();
    const { code, message } = asFailure(error);
    result = { exitCode: 1, output: { error: { code, message } } };
  }
  writeStdout(`${JSON.stringify(result.output)}\n`, () => process.exit(result.exitCode));
}

async function runCommand(argv) {
  await buildServer();
  const session = await openSession("admin");
  try {
    process.env.NODE_ENV ??= "production";
    delete process.env.DATABASE_URL; // the command works as the application's role
    const { run } = await import(pathToFileURL(path.join(PROJECT, "dist/admin.mjs")).href);
    return await run(argv, {
      databaseAppUrl: session.database.appUrl,
      masterKey: session.masterKey,
      home: session.home.directory,
    });
  } finally {
    await session.close();
  }
}

const writeStdout = process.stdout.write.bind(process.stdout);

/** Whatever a library prints must not spoil the one object. */
function divertStdout() {
  process.stdout.write = process.stderr.write.bind(process.stderr);
}
