import {
  CERTAIN_THRESHOLD,
  SUSPECT_THRESHOLD,
} from "../../packages/engine/src/detectors/injection/classifier/thresholds";
import { isOrdinary, type LeftOutRow } from "./leave-one-out";

/** What `bench/results/leave-one-out.json` holds; deterministic but for the date. */
export interface LeaveOneOutResult {
  readonly date: string;
  /** SHA-256 of what the weights were learnt from, as in `weights.ts`. */
  readonly parameters: string;
  readonly thresholds: Readonly<Record<"message" | "data", { readonly suspect: number; readonly certain: number }>>;
  readonly rows: readonly LeftOutRow[];
  readonly summary: {
    readonly direct: { readonly recallAtFive: number; readonly recall: number; readonly falsePositives: number };
    readonly indirect: { readonly recallAtFive: number; readonly recall: number; readonly falsePositives: number };
    readonly multilingual: { readonly recallAtFive: number; readonly recallAtOne: number };
    readonly method: string;
  };
}

/** Sources with fewer attacks say nothing about a share. */
const COUNT_MIN = 20;

const METHOD =
  "Each text was scored by a model that learnt nothing of its origin; a figure is the mean over the sources with 20 attacks or more (direct: messages, indirect: data), every source counting the same; falsePositives and the scores at 5 % and 1 % are means over the ordinary sources; recall is at the suspect threshold.";

/** The rows with what they come to. */
export function resultOf(rows: readonly LeftOutRow[], parameters: string, date: Date): LeaveOneOutResult {
  const summaryOf = (kind: LeftOutRow["kind"]): LeaveOneOutResult["summary"]["direct"] => {
    const attacks = rows.filter((row) => row.kind === kind && row.label === 1 && row.count >= COUNT_MIN);
    return {
      recallAtFive: mean(attacks.map(({ atFivePercent }) => atFivePercent)),
      recall: mean(attacks.map(({ suspect }) => suspect)),
      falsePositives: mean(rows.filter((row) => row.kind === kind && isOrdinary(row)).map(({ suspect }) => suspect)),
    };
  };
  const multilingual = rows.filter(
    ({ kind, label, source }) => kind === "message" && label === 1 && source.includes("multilingual"),
  );
  return {
    date: date.toISOString().slice(0, 10),
    parameters,
    thresholds: {
      message: { suspect: SUSPECT_THRESHOLD.message, certain: CERTAIN_THRESHOLD.message },
      data: { suspect: SUSPECT_THRESHOLD.data, certain: CERTAIN_THRESHOLD.data },
    },
    rows,
    summary: {
      direct: summaryOf("message"),
      indirect: summaryOf("data"),
      multilingual: {
        recallAtFive: mean(multilingual.map(({ atFivePercent }) => atFivePercent)),
        recallAtOne: mean(multilingual.map(({ atOnePercent }) => atOnePercent)),
      },
      method: METHOD,
    },
  };
}

function mean(values: readonly number[]): number {
  return Number((values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)).toFixed(4));
}
