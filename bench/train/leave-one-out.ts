import type { TextKind } from "../../packages/engine/src/detectors/injection/classifier/kind";
import {
  CERTAIN_THRESHOLD,
  SUFFICIENT_THRESHOLD,
  SUSPECT_THRESHOLD,
} from "../../packages/engine/src/detectors/injection/classifier/thresholds";
import { type LearningParameters, learn, type Sample, score } from "./learn";

/** The benign sources thresholds are set on: ordinary traffic of each kind. Each counts the same, whatever its size. */
const ORDINARY: Readonly<Record<TextKind, readonly string[]>> = {
  message: [
    "Arena-Hard v0.1 prompts",
    "BFCL v4 user requests",
    "CyberSecEval FRR (multilingual)",
    "Davidson hate/offensive tweets",
    "NL2Bash requests",
    "NotInject (one trigger word)",
    "OpenAI moderation eval",
    "deepset/prompt-injections (train)",
    "presidio-research synth_dataset_v2",
    "tau-bench few-shot sessions",
    "Who&When",
  ],
  data: [
    "BFCL v4 live_multiple calls",
    "BFCL v4 live_simple calls",
    "BFCL v4 parallel calls",
    "BIPIA code (train)",
    "BIPIA email (train)",
    "BIPIA table (train)",
    "InjecAgent simulated tool output",
    "tau-bench airline runs",
    "tau-bench few-shot sessions",
    "NL2Bash",
    "sql-eval questions_gen_postgres",
    "OpenAI moderation eval",
    "Davidson hate/offensive tweets",
  ],
};

/** One source, scored by models that saw nothing of its origin; shares are from 0 to 1. */
export interface LeftOutRow {
  readonly kind: TextKind;
  readonly source: string;
  readonly label: 0 | 1;
  readonly count: number;
  readonly suspect: number;
  readonly certain: number;
  /** Blocked without a rule; only messages are. */
  readonly alone: number;
  /** At the scores that 5 % and 1 % of ordinary texts reach. */
  readonly atFivePercent: number;
  readonly atOnePercent: number;
}

interface Scored {
  readonly label: 0 | 1;
  readonly source: string;
  readonly logit: number;
}

/** What came of learning once for every origin without it. */
export interface LeftOut {
  readonly rows: readonly LeftOutRow[];
  /** The scores that 5 %, 1 % and 0.5 % of ordinary texts reach. */
  readonly scores: readonly [number, number, number];
}

/** Every source's shares; each text scored by a model without its origin. Our own examples are learnt from, never scored. */
export function leaveOneOut(kind: TextKind, samples: readonly Sample[], parameters: LearningParameters): LeftOut {
  const groups = [...new Set(samples.map(({ example }) => example.group))].filter(
    (group) => !group.startsWith("written "),
  );
  const scored: Scored[] = groups.flatMap((group) => {
    const model = learn(
      samples.filter(({ example }) => example.group !== group),
      parameters,
    );
    return samples
      .filter(({ example }) => example.group === group)
      .map(({ example: { label, source }, windows }) => ({ label, source, logit: score(model, windows) }));
  });
  const five = thresholdAt(0.05, kind, scored);
  const one = thresholdAt(0.01, kind, scored);
  const half = thresholdAt(0.005, kind, scored);
  const bySource = new Map<string, Scored[]>();
  for (const item of scored) {
    const key = `${item.label} ${item.source.replace(/ sqli-.*/, " sqli")}`;
    const found = bySource.get(key);
    if (found === undefined) bySource.set(key, [item]);
    else found.push(item);
  }
  const rows = [...bySource]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, items]): LeftOutRow => {
      const shareFrom = (limit: number): number =>
        Number((items.filter(({ logit }) => logit >= limit).length / items.length).toFixed(4));
      return {
        kind,
        source: key.slice(2),
        label: key.startsWith("1") ? 1 : 0,
        count: items.length,
        suspect: shareFrom(logitOf(SUSPECT_THRESHOLD[kind])),
        certain: shareFrom(logitOf(CERTAIN_THRESHOLD[kind])),
        alone: kind === "message" ? shareFrom(logitOf(SUFFICIENT_THRESHOLD)) : 0,
        atFivePercent: shareFrom(five),
        atOnePercent: shareFrom(one),
      };
    });
  return { rows, scores: [scoreOf(five), scoreOf(one), scoreOf(half)] };
}

/** The result as a table for people, in percent. */
export function tableOf({ rows, scores }: LeftOut): string {
  const heading = `5 % ${scores[0].toFixed(4)}  1 % ${scores[1].toFixed(4)}  0.5 % ${scores[2].toFixed(4)}`;
  const lines = rows.map(({ kind, source, label, count, suspect, certain, alone, atFivePercent, atOnePercent }) => {
    const shares = [suspect, certain, alone, atFivePercent, atOnePercent].map((share) =>
      (100 * share).toFixed(1).padStart(6),
    );
    return `${kind.padEnd(8)}${label} ${source.padEnd(52)} ${String(count).padStart(5)} ${shares.join(" ")}`;
  });
  return `${heading}   columns: suspect, certain, alone, at 5 %, at 1 %\n${lines.join("\n")}\n`;
}

/** Whether a row is one of the ordinary sources thresholds are set on. */
export function isOrdinary({ kind, source, label }: LeftOutRow): boolean {
  return label === 0 && ORDINARY[kind].includes(source);
}

function logitOf(score: number): number {
  return Math.log(score / (1 - score));
}

function scoreOf(logit: number): number {
  return Number((1 / (1 + Math.exp(-logit))).toFixed(4));
}

function thresholdAt(rate: number, kind: TextKind, scored: readonly Scored[]): number {
  const sizes = new Map<string, number>();
  const ordinary = scored.filter(({ label, source }) => label === 0 && ORDINARY[kind].includes(source));
  for (const { source } of ordinary) sizes.set(source, (sizes.get(source) ?? 0) + 1);
  let share = 0;
  for (const { source, logit } of ordinary.sort((a, b) => b.logit - a.logit)) {
    share += 1 / sizes.size / (sizes.get(source) ?? 1);
    if (share > rate) return logit + 1e-9;
  }
  return Number.NEGATIVE_INFINITY;
}
