import { parseArgs } from "node:util";
import { z } from "zod";
import { usageFailure } from "../../scripts/lib/usage-failure.mjs";

const Options = z.object({
  /** Events per second, at most. */
  pace: z.coerce.number<string>().min(0.1).max(1_000).default(8),
  /** How many events to send; all of the recordings by default. */
  limit: z.coerce.number<string>().int().min(1).default(Number.MAX_SAFE_INTEGER),
  /** Without a pause between them. */
  fast: z.boolean().default(false),
});
export type Options = z.output<typeof Options>;

const USAGE = "npm run demo -- [--pace 8] [--limit 100] [--fast]";

/** Reads the command line. @throws Failure that shows how it is used. */
export function readOptions(argv: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { pace: { type: "string" }, limit: { type: "string" }, fast: { type: "boolean" } },
    });
    return Options.parse(values);
  } catch (error) {
    throw usageFailure(error, USAGE);
  }
}
