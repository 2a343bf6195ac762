import type { Reason, StageName, StageTrace } from "../decision";
import { STAGE_NAMES } from "../decision";

/** What a stage hands back beside its own results. */
export interface StageReport {
  readonly outcome: StageTrace["outcome"];
  readonly detail: string;
  readonly ids?: readonly string[];
  readonly risk?: number;
}

/** The report of a stage that can end the run. */
export interface GateReport extends StageReport {
  readonly reasons: readonly Reason[];
}

/** A gate that has nothing against the action. */
export function pass(detail: string): GateReport {
  return { outcome: "pass", detail, reasons: [] };
}

/** A gate that ends the run. */
export function block(reason: Reason): GateReport {
  return { outcome: "BLOCK", detail: reason.message, ids: reason.ids, reasons: [reason] };
}

/** Milliseconds from any origin, rising. */
export type Clock = () => number;

/** Runs stages and remembers what each did and how long it took. */
export class StageTracer {
  readonly #clock: Clock;
  /** By the place of the stage. */
  readonly #steps: (StageTrace | undefined)[] = [undefined, undefined, undefined, undefined, undefined, undefined];
  #failed: StageName | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The stage that threw. */
  get failedStage(): StageName | null {
    return this.#failed;
  }

  /** @throws whatever the stage throws, after noting which one it was. */
  run<Report extends StageReport>(name: StageName, stage: () => Report): Report {
    const startedAt = this.#clock();
    try {
      const report = stage();
      this.#note(name, report, startedAt);
      return report;
    } catch (cause) {
      this.#failed = name;
      this.#note(name, { outcome: "error", detail: "the stage failed" }, startedAt);
      throw cause;
    }
  }

  /** One step per stage, in order; stages that did not run are skipped. */
  steps(): readonly StageTrace[] {
    return STAGE_NAMES.map(
      (name, place) =>
        this.#steps[place] ?? { name, outcome: "skipped", detail: "not reached", risk: 0, ids: [], durationUs: 0 },
    );
  }

  #note(name: StageName, { outcome, detail, ids = [], risk = 0 }: StageReport, startedAt: number): void {
    const durationUs = Math.max(0, Math.round((this.#clock() - startedAt) * 1_000));
    this.#steps[STAGE_NAMES.indexOf(name)] = { name, outcome, detail, risk, ids, durationUs };
  }
}
