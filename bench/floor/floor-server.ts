import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type FloorPlan, FloorReady } from "./plan";

/** A floor in a process of its own, as the front door has one. */
export class FloorServer {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  static async start(plan: FloorPlan): Promise<FloorServer> {
    const child = fork(fileURLToPath(new URL("worker.ts", import.meta.url)), [], { execArgv: ["--import", "tsx"] });
    const ready = new Promise<unknown>((resolve, reject) => {
      child.once("message", resolve).once("exit", (code) => reject(new Error(`the floor ended with ${code}`)));
    });
    child.send(plan);
    return new FloorServer(FloorReady.parse(await ready).port, child);
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    if (this.child.exitCode === null) {
      this.child.disconnect();
      await ended;
    }
  }
}
