import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { LoadFailure, type LoadPlan, LoadResult } from "./plan";

/** The process that makes the load. */
export class LoadGenerator {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(fileURLToPath(new URL("worker.ts", import.meta.url)), [], { execArgv: ["--import", "tsx"] });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Runs one plan. The key goes by message: arguments of a process can be read by everybody on the machine. */
  async run(plan: LoadPlan): Promise<LoadResult> {
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#child.once("message", resolve);
      this.#child.once("exit", (code) => reject(new Error(`the load generator ended with ${code}`)));
    });
    this.#child.send(plan);
    const message = await answer;
    this.#child.removeAllListeners("exit");
    const failed = LoadFailure.safeParse(message);
    if (failed.success) throw new Error(`the load generator failed: ${failed.data.failure}`);
    return LoadResult.parse(message);
  }

  close(): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}
