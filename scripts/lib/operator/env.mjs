import { generate } from "../build.mjs";
import { asFailure, Failure } from "../failure.mjs";
import { install } from "../install.mjs";
import { say, sayOnStderr } from "../progress.mjs";
import { openSession } from "../session.mjs";
import { loadEnvFile, readSettings } from "../settings.mjs";
import { serverEnv } from "../start/server-env.mjs";

/**
 * Prints the server's environment as shell exports, for tools that run beside or instead of `npm start`:
 * `eval "$(node scripts/env.mjs)" && npx next dev`. The private database keeps running until `--stop`, or until a
 * start that adopted it ends. `--owner` adds the owner's `DATABASE_URL`, for `npx prisma migrate dev`.
 * @param {readonly string[]} argv
 */
export async function printEnv(argv) {
  sayOnStderr();
  try {
    loadEnvFile();
    await install();
    await generate();
    const { home, masterKey, database, isExclusive } = await openSession("env");
    if (argv.includes("--stop")) {
      if (!isExclusive)
        throw new Failure("HOME_IN_USE", "A server runs on this database; stop the server instead (Ctrl-C).");
      await database.stop();
      say("database stopped");
    } else {
      const env = serverEnv({ settings: readSettings(), home, masterKey, appUrl: database.appUrl, isDev: true });
      const { NODE_ENV: _, ...exported } = env; // each tool sets its own
      if (argv.includes("--owner")) exported.DATABASE_URL = database.ownerUrl;
      for (const [name, value] of Object.entries(exported))
        console.log(`export ${name}='${value.replaceAll("'", `'\\''`)}'`);
    }
    process.exit(0); // not `close`: what asked for the environment is about to use the database
  } catch (error) {
    console.error(`\n${asFailure(error).message}\n`);
    process.exit(1);
  }
}
