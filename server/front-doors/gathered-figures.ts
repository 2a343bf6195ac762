import { type Figures, figures, type MetricsText, metricsText } from "@/server/http/metrics";
import type { DoorChild } from "./door-child";

/** A process that does not answer within this is left out: whoever scrapes does not wait for ever either. */
const PATIENCE_MS = 2_000;

interface Gathering {
  missing: number;
  readonly parts: Figures[];
  readonly complete: () => void;
}

/** Adds up the figures of all front doors and of this process. */
export class GatheredFigures {
  readonly #gatherings = new Map<number, Gathering>();
  #lastQuestion = 0;

  async gather(children: readonly DoorChild[]): Promise<MetricsText> {
    const question = ++this.#lastQuestion;
    const parts: Figures[] = [];
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MS);
      const complete = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#gatherings.set(question, { missing: children.length, parts, complete });
      for (const child of children) child.tell({ kind: "measure", question });
    });
    this.#gatherings.delete(question);
    return await metricsText([await figures(), ...parts]);
  }

  /** What one front door answered. */
  take(question: number, part: Figures): void {
    const gathering = this.#gatherings.get(question);
    if (!gathering) return;
    gathering.parts.push(part);
    gathering.missing -= 1;
    if (gathering.missing === 0) gathering.complete();
  }
}
