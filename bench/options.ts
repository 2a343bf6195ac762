import { parseArgs } from "node:util";
import { z } from "zod";
import { usageFailure } from "../scripts/lib/usage-failure.mjs";

const wholeNumber = (min: number, max: number) =>
  z.coerce.number<string>(`must be a whole number from ${min} to ${max}`).int().min(min).max(max);
const numbers = (min: number, max: number) =>
  z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(wholeNumber(min, max)).min(1));

const Options = z.strictObject({
  /** Print the result as one JSON object and nothing else. */
  json: z.boolean().default(false),
  /** Measured seconds for each number of connections, after the warm-up. */
  seconds: wholeNumber(1, 600).default(10),
  connections: numbers(1, 1_024).default([1, 32]),
  policies: wholeNumber(0, 1_000).default(20),
  /** What the log holds in `history`; fewer would not have sessions enough to ask each once. */
  entries: wholeNumber(20_000, 50_000_000).default(1_000_000),
  /** Open ones in `reviews`. */
  tasks: wholeNumber(1_000, 1_000_000).default(10_000),
  /** Requests a second of `latency`. */
  rate: wholeNumber(1, 100_000).default(1_000),
  /** Processes that share the port; what `npm start` chooses unless given. */
  "front-doors": wholeNumber(1, 16).optional(),
  /** Record a CPU profile of the front door at the last number of connections. */
  profile: z.boolean().default(false),
});
export type Options = z.output<typeof Options>;

const MEASUREMENTS = ["ingest", "latency", "queue", "history", "reviews", "engine"] as const;
const USAGE = `npm run bench -- ingest [--json] [--seconds 10] [--connections 1,32] [--policies 20] [--front-doors N] [--profile]
npm run bench -- latency [--json] [--seconds 10] [--rate 1000] [--policies 20] [--front-doors N]
npm run bench -- queue [--json] [--seconds 10] [--policies 20] [--front-doors N]
npm run bench -- history [--json] [--seconds 10] [--entries 1000000] [--policies 20] [--front-doors N]
npm run bench -- reviews [--json] [--tasks 10000] [--front-doors N]
npm run bench -- engine [--json]`;

/** Reads the command line. @throws Failure that shows how it is used. */
export function readOptions(argv: readonly string[]): { name: (typeof MEASUREMENTS)[number]; options: Options } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        seconds: { type: "string" },
        connections: { type: "string" },
        policies: { type: "string" },
        rate: { type: "string" },
        tasks: { type: "string" },
        entries: { type: "string" },
        "front-doors": { type: "string" },
        profile: { type: "boolean" },
      },
    });
    const name = MEASUREMENTS.find((known) => known === positionals[0]);
    if (name === undefined || positionals.length !== 1)
      throw new Error(`Name one measurement: ${MEASUREMENTS.join(", ")}.`);
    return { name, options: Options.parse(values) };
  } catch (error) {
    throw usageFailure(error, USAGE);
  }
}
