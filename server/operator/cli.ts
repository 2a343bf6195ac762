import { closeDatabase } from "@/server/db/client";
import { ValidationError } from "@/server/errors";
import { COMMANDS } from "./commands";
import { failureOf, type OperatorResult } from "./operator-result";

/** Where the data is; whoever starts the command has found it out (`MASTGUARD_HOME`, `DATABASE_URL`). */
export interface OperatorSurroundings {
  /** Address of the database for the application's role. */
  readonly databaseAppUrl: string;
  readonly masterKey: string;
  /** The data folder. */
  readonly home: string;
}

/**
 * Runs one operator command in a process of its own.
 * @param argv the command and its options: `["create-api-key", "--organization", "org_…"]`.
 * @returns always; a failure is `{error: {code, message}}` with exit code 1.
 */
export async function run(
  argv: readonly string[],
  { databaseAppUrl, masterKey, home }: OperatorSurroundings,
): Promise<OperatorResult> {
  const surroundings = { DATABASE_APP_URL: databaseAppUrl, MASTGUARD_MASTER_KEY: masterKey, MASTGUARD_HOME: home };
  Object.assign(process.env, surroundings);
  try {
    return await runCommand(argv);
  } finally {
    await closeDatabase();
  }
}

/** The same in a process that already has its environment and its connections. */
export async function runCommand([name = "", ...options]: readonly string[]): Promise<OperatorResult> {
  try {
    const command = COMMANDS.get(name);
    if (command) return await command(options);
    const known = [...COMMANDS.keys()].map((text) => `\`${text}\``).join(", ");
    throw new ValidationError([{ path: "command", message: `must be one of ${known}, not \`${name}\`` }]);
  } catch (error) {
    return failureOf(error);
  }
}
