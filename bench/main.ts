import type { createLifetime } from "../scripts/lib/lifetime.mjs";
import { benchEngine } from "./engine";
import { benchHistory } from "./history";
import { benchIngest } from "./ingest";
import { benchLatency } from "./latency";
import { readOptions } from "./options";
import { benchQueue } from "./queue";
import { keepResult } from "./results";
import { benchReviews } from "./reviews";

type Lifetime = ReturnType<typeof createLifetime>;

const MEASURES = {
  ingest: benchIngest,
  latency: benchLatency,
  queue: benchQueue,
  history: benchHistory,
  reviews: benchReviews,
  engine: benchEngine,
} as const;

/**
 * Runs the measurement the command line names, keeps its result under `results/` and prints it: as one JSON object with
 * `--json`, else for people. The exit code is 1 when what was measured did not do its work.
 */
export async function bench(argv: readonly string[], lifetime: Lifetime): Promise<void> {
  const { name, options } = readOptions(argv);
  const { result, text, isSound } = await MEASURES[name](options, lifetime);
  if (lifetime.isStopping()) return;
  keepResult(name, result);
  process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : `\n${text}\n`);
  await lifetime.stop(isSound ? 0 : 1);
}
