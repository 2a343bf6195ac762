import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Failure } from "../../scripts/lib/failure.mjs";
import { circumstances } from "../circumstances";
import { keepResult, table } from "../results";
import { shown, writePage } from "./page";
import { readRecords } from "./records";
import { type Scores, scoreRecords } from "./score";
import { ALL_SOURCES, type Score } from "./tally";

const OWN_DATA = path.join(import.meta.dirname, "../data");
const USAGE = "npm run score -- [--data FOLDER] [--kind KIND] [--totals] [--json]";

/** Scores the detectors on labelled records. Exit code 1 when a record could not be scored. */
export function score(argv: readonly string[]): number {
  const { data, kind, json, totals } = readArguments(argv);
  const folder = path.resolve(data ?? OWN_DATA);
  const measured = circumstances();
  const scores = scoreRecords(readRecords(folder), kind ?? null);
  // The developer split is what rules and thresholds were made on; only its result is kept in the repository.
  const isOwn = folder === path.resolve(OWN_DATA);
  const result = {
    name: "detectors",
    ...measured,
    data: { isDeveloperSplit: isOwn, files: digests(folder) },
    ...scores,
  };
  if (isOwn && kind === undefined) {
    keepResult("detectors", result);
    writePage(result);
  }
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `\n${textOf(scores, totals === true)}\n`);
  return scores.failed.length > 0 ? 1 : 0;
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        data: { type: "string" },
        kind: { type: "string" },
        json: { type: "boolean" },
        totals: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new Failure("USAGE", `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, {
      cause: error,
    });
  }
}

/** Which bytes were scored, so that two results can be told to speak of the same data. */
function digests(folder: string): Readonly<Record<string, string>> {
  const names = fs.readdirSync(folder).filter((name) => /\.jsonl(\.gz)?$/.test(name));
  return Object.fromEntries(
    names.sort().map((name) => [
      name,
      createHash("sha256")
        .update(fs.readFileSync(path.join(folder, name)))
        .digest("hex"),
    ]),
  );
}

function textOf({ scores, unknownKinds, failed }: Scores, onlyTotals: boolean): string {
  const listed = onlyTotals ? scores.filter(({ source }) => source === ALL_SOURCES) : scores;
  const lines = [table(["metric", "source", "recall", "false positives", "precision", "F1", "µs"], listed.map(rowOf))];
  if (unknownKinds.length > 0) lines.push(`Not scored, kind unknown: ${unknownKinds.join(", ")}`);
  if (failed.length > 0) lines.push(`FAILED: ${failed.slice(0, 20).join(", ")} (${failed.length} in all)`);
  return lines.join("\n\n");
}

function rowOf({ metric, source, recall, falsePositiveRate, precision, f1, timeUs }: Score): (string | number)[] {
  return [metric, source, shown(recall), shown(falsePositiveRate), shown(precision), f1?.toFixed(2) ?? "", timeUs.p50];
}
