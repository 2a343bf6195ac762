import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Share } from "./interval";
import type { Score } from "./tally";

const PAGE = new URL("../../docs/detectors.md", import.meta.url);
const LEFT_OUT = new URL("../results/leave-one-out.json", import.meta.url);
const SCORES = ["<!-- scores: written by `npm run score` -->", "<!-- end of scores -->"] as const;
const UNSEEN = ["<!-- leave one out: written by `npm run score` -->", "<!-- end of leave one out -->"] as const;

/** What the page shows of a result. */
export interface PageResult {
  readonly date: string;
  readonly commit: string | null;
  readonly scores: readonly Score[];
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
  return between(between(page, SCORES, scoresText(result)), UNSEEN, leftOutText(leftOut));
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
  const head = "| read as | label | source | records | suspect | certain |\n|---|---|---|---|---|---|";
  const lines = rows.map(
    ({ kind, label, source, count, suspect, certain }) =>
      `| ${kind} | ${label === 1 ? "attack" : "ordinary"} | ${source} | ${count} | ${(suspect * 100).toFixed(1)} % | ${(certain * 100).toFixed(1)} % |`,
  );
  const at = Object.entries(thresholds).map(([kind, { suspect, certain }]) => `${kind} ${suspect} and ${certain}`);
  return `Thresholds (suspect and certain): ${at.join("; ")}.\n\n${head}\n${lines.join("\n")}`;
}

function scoresText({ date, commit, scores }: PageResult): string {
  const head = "| metric | source | recall | false positives | precision | F1 | µs |\n|---|---|---|---|---|---|---|";
  const rows = scores.map(
    ({ metric, source, recall, falsePositiveRate, precision, f1, timeUs }) =>
      `| ${metric} | ${source} | ${shown(recall)} | ${shown(falsePositiveRate)} | ${shown(precision)} | ${f1?.toFixed(2) ?? ""} | ${timeUs.p50} |`,
  );
  return `Measured ${date.slice(0, 10)}${commit === null ? "" : ` on ${commit}`}; shares with their 95 % interval (Wilson), µs the median of one record.\n\n${head}\n${rows.join("\n")}`;
}

/** `85.3 % (81.0–88.8) of 312`; empty when there was nothing to count. */
export function shown({ value, low, high, of }: Share): string {
  if (value === null || low === null || high === null) return "";
  const percent = (share: number) => (share * 100).toFixed(1);
  return `${percent(value)} % (${percent(low)}–${percent(high)}) of ${of}`;
}
