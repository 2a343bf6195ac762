import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { BorneOut } from "./borne-out";
import type { Share } from "./interval";
import type { Score } from "./tally";

const PAGE = new URL("../../docs/detectors.md", import.meta.url);
const LEFT_OUT = new URL("../results/leave-one-out.json", import.meta.url);
const SCORES = ["<!-- scores: written by `npm run score` -->", "<!-- end of scores -->"] as const;
const RULES = ["<!-- rules left out: written by `npm run score` -->", "<!-- end of rules left out -->"] as const;
const UNSEEN = ["<!-- leave one out: written by `npm run score` -->", "<!-- end of leave one out -->"] as const;

/** What the page shows of a result. */
export interface PageResult {
  readonly date: string;
  readonly commit: string | null;
  readonly scores: readonly Score[];
  readonly rulesLeftOut: readonly BorneOut[];
}

/** One source of the classifier's leave-one-out estimate, as `bench/train/injection.ts --leave-one-out` writes it. */
const LeftOut = z.object({
  thresholds: z.record(z.string(), z.object({ suspect: z.number(), certain: z.number() })),
  rows: z.array(
    z.object({
      kind: z.string(),
      source: z.string(),
      label: z.union([z.literal(0), z.literal(1)]),
      count: z.number(),
      suspect: z.number(),
      certain: z.number(),
      alone: z.number(),
    }),
  ),
});
export type LeftOutResult = z.output<typeof LeftOut>;

/** What the last leave-one-out run kept. */
export function leftOutResult(): LeftOutResult {
  return LeftOut.parse(JSON.parse(fs.readFileSync(fileURLToPath(LEFT_OUT), "utf8")));
}

/** Puts the scores into `docs/detectors.md`, between its marks. @throws Error when the marks are gone. */
export function writePage(result: PageResult): void {
  const file = fileURLToPath(PAGE);
  fs.writeFileSync(file, pageWith(fs.readFileSync(file, "utf8"), result, leftOutResult()));
}

/** The page with the results between its marks. */
export function pageWith(page: string, result: PageResult, leftOut: LeftOutResult): string {
  const withScores = between(page, SCORES, scoresText(result));
  const withRules = between(withScores, RULES, tableOf(BORNE_OUT_HEADINGS, result.rulesLeftOut.map(borneOutRow)));
  return between(withRules, UNSEEN, leftOutText(leftOut));
}

function between(page: string, [begin, end]: readonly [string, string], text: string): string {
  const [before, rest] = split(page, begin);
  const [, after] = split(rest, end);
  return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}

function split(text: string, mark: string): readonly [before: string, after: string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`docs/detectors.md has lost its mark ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

function leftOutText({ thresholds, rows }: LeftOutResult): string {
  const lines = rows.map(({ kind, label, source, count, suspect, certain, alone }) => [
    kind,
    label === 1 ? "attack" : "ordinary",
    source,
    count,
    percent(suspect),
    percent(certain),
    kind === "message" ? percent(alone) : "",
  ]);
  const at = Object.entries(thresholds).map(([kind, { suspect, certain }]) => `${kind} ${suspect} and ${certain}`);
  return `Thresholds (suspect and certain): ${at.join("; ")}.\n\n${tableOf(["read as", "label", "source", "records", "suspect", "certain", "blocked alone"], lines)}`;
}

export const BORNE_OUT_HEADINGS = [
  "metric",
  "source",
  "recall",
  "rules borne out elsewhere",
  "rules of this origin alone",
];

/** A row of what is left of a source's recall; where there is one origin, that there can be no estimate. */
export function borneOutRow({ metric, source, recall, borneOut, onlyHere }: BorneOut): readonly (string | number)[] {
  return borneOut === null
    ? [metric, source, shown(recall), "one source only: no estimate", ""]
    : [metric, source, shown(recall), shown(borneOut), onlyHere.length];
}

function scoresText({ date, commit, scores }: PageResult): string {
  const rows = tableOf(SCORE_HEADINGS, scores.map(scoreRow));
  return `Measured ${date.slice(0, 10)}${commit === null ? "" : ` on ${commit}`}; shares with their 95 % interval (Wilson), µs the median of one record.\n\n${rows}`;
}

export const SCORE_HEADINGS = ["metric", "source", "recall", "false positives", "precision", "F1", "µs"];

/** A score as the cells under `SCORE_HEADINGS`. */
export function scoreRow(score: Score): readonly (string | number)[] {
  const { metric, source, recall, falsePositiveRate, precision, f1, timeUs } = score;
  return [metric, source, shown(recall), shown(falsePositiveRate), shown(precision), f1?.toFixed(2) ?? "", timeUs.p50];
}

function tableOf(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
  return [line(headings), `|${headings.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}

/** `85.3 % (81.0–88.8) of 312`; empty when there was nothing to count. */
function shown({ value, low, high, of }: Share): string {
  if (value === null || low === null || high === null) return "";
  return `${percent(value)} (${hundredths(low)}–${hundredths(high)}) of ${of}`;
}

function percent(share: number): string {
  return `${hundredths(share)} %`;
}

function hundredths(share: number): string {
  return (share * 100).toFixed(1);
}
