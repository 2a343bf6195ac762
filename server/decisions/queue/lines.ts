import { setImmediate as nextTurn } from "node:timers/promises";
import { Alarm } from "@/server/alarm";
import type { OrganizationId, TraceId } from "@/server/ids";
import { InHand } from "./in-hand";
import { Line } from "./line";
import type { QueuedEvent } from "./queued-event";

/** What this node has read of the queue: each session's events one behind the other, sessions side by side. */
export class Lines {
  readonly #lines = new Map<string, Line>();
  /** Lines with something to do, none of them at it. */
  readonly #ready: string[] = [];
  readonly #steps = new Set<Promise<void>>();
  readonly #inHand = new InHand();
  readonly #done = new Alarm();
  #isRunning = false;
  #isStopped = false;

  has(traceId: TraceId): boolean {
    return this.#inHand.has(traceId);
  }

  take(event: QueuedEvent): void {
    this.#inHand.add(event);
    const { organizationId, shard, prepared } = event;
    const { sessionKey } = prepared;
    const name = `${organizationId}/${sessionKey === null ? `shard ${shard}` : `session ${sessionKey}`}`;
    const line = this.#lines.get(name) ?? new Line(organizationId, sessionKey);
    line.push(event);
    if (this.#lines.has(name)) return;
    this.#lines.set(name, line);
    this.#schedule(name);
  }

  hasRoom(organizationId: OrganizationId): boolean {
    return this.#inHand.hasRoom(organizationId);
  }

  /** Resolves when a line has gone a step, or after `ms`. */
  async progress(ms: number): Promise<void> {
    await this.#done.wait(ms);
  }

  /** Begins nothing more, and waits for what is on its way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#steps);
  }

  #schedule(name: string): void {
    this.#ready.push(name);
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#run();
  }

  /** One step in a turn of the event loop: between two, callers are answered. */
  async #run(): Promise<void> {
    for (let name = this.#ready.shift(); name !== undefined && !this.#isStopped; name = this.#ready.shift()) {
      const step = this.#step(name).finally(() => this.#steps.delete(step));
      this.#steps.add(step);
      await nextTurn();
    }
    this.#isRunning = false;
  }

  async #step(name: string): Promise<void> {
    const line = this.#lines.get(name);
    if (line === undefined) return;
    for (const event of await line.step()) this.#inHand.delete(event);
    if (line.isEmpty) this.#lines.delete(name);
    else this.#schedule(name);
    this.#done.ring();
  }
}
