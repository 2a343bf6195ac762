import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { usageFailure } from "../../scripts/lib/usage-failure.mjs";
import { circumstances } from "../circumstances";
import { keepResult, table } from "../results";
import { BORNE_OUT_HEADINGS, borneOutRow, SCORE_HEADINGS, scoreRow, writePage } from "./page";
import { readRecords } from "./records";
import { type Scores, scoreRecords } from "./score";
import { ALL_SOURCES } from "./tally";

const OWN_DATA = path.join(import.meta.dirname, "../data");
const USAGE = "npm run score -- [--data FOLDER] [--kind KIND] [--totals] [--json]";

/** Scores the detectors on labelled records. Exit code 1 when a record could not be scored. */
export function score(argv: readonly string[]): number {
  const { data, kind, json, totals } = readArguments(argv);
  const folder = path.resolve(data ?? OWN_DATA);
  const measured = circumstances();
  // The developer split is what rules and thresholds were made on; only its result is kept in the repository.
  const isOwn = folder === path.resolve(OWN_DATA);
  const isWhole = isOwn && kind === undefined;
  const { rulesLeftOut, ...scores } = scoreRecords(readRecords(folder), kind ?? null);
  const result = {
    name: "detectors",
    ...measured,
    data: { isDeveloperSplit: isOwn, files: digests(folder) },
    ...scores,
    // Only the whole of what rules were made on can say which of them were made for one source.
    rulesLeftOut: isWhole ? rulesLeftOut : [],
  };
  if (isWhole) {
    keepResult("detectors", result);
    writePage(result);
  }
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `\n${textOf(result, totals === true)}\n`);
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
    throw usageFailure(error, USAGE);
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

function textOf({ scores, rulesLeftOut, unknownKinds, failed }: Scores, onlyTotals: boolean): string {
  const listed = onlyTotals ? scores.filter(({ source }) => source === ALL_SOURCES) : scores;
  const lines = [table(SCORE_HEADINGS, listed.map(scoreRow))];
  if (rulesLeftOut.length > 0 && !onlyTotals) lines.push(table(BORNE_OUT_HEADINGS, rulesLeftOut.map(borneOutRow)));
  if (unknownKinds.length > 0) lines.push(`Not scored, kind unknown: ${unknownKinds.join(", ")}`);
  if (failed.length > 0) lines.push(`FAILED: ${failed.slice(0, 20).join(", ")} (${failed.length} in all)`);
  return lines.join("\n\n");
}
