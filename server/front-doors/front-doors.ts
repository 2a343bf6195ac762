import cluster from "node:cluster";
import { setTimeout as sleep } from "node:timers/promises";
import type { Doors } from "@/server/door";
import type { Upstream } from "@/server/http/proxy";
import { wideEvent } from "@/server/log";
import { DoorChild } from "./door-child";
import { GatheredFigures } from "./gathered-figures";
import type { FromDoor } from "./messages";
import { restartDelayMs } from "./restart-delay";

interface Supervision {
  readonly count: number;
  /** What each process runs: a file, from the project's folder. Where it listens is in the environment. */
  readonly program: string;
  /** How long each goes on answering after it was told to close. */
  readonly graceMs: number;
}

/** One that served for so long did not fail because it began. */
const STEADY_MS = 10_000;
/** What a front door takes for its drain and its connections at most, beside the grace. */
const STOP_MS = 15_000;

/**
 * Opens one port for several front doors, each a process of its own. Connections are accepted here and handed out in turns, one at a
 * time, so few long-lived ones are spread evenly and a process that is busy gets none to wait in. A front door that ends is followed
 * by another; all of them end with this process, however it ends.
 * @throws Error when one of the first does not start, with everything stopped.
 */
export async function openFrontDoors(supervision: Supervision): Promise<Doors> {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  cluster.setupPrimary({ exec: supervision.program, args: [], serialization: "advanced" });
  const doors = new FrontDoors(supervision);
  try {
    const port = await doors.open();
    return { port, usePages: (upstream) => doors.usePages(upstream), close: () => doors.close() };
  } catch (error) {
    await doors.close();
    throw error;
  }
}

class FrontDoors {
  readonly #supervision: Supervision;
  readonly #children = new Set<DoorChild>();
  readonly #figures = new GatheredFigures();
  readonly #closing = new AbortController();
  #pages: Upstream | null = null;
  /** Known once the first listen: whoever comes after them, when perhaps none is left, listens there too. */
  #port: number | undefined;

  constructor(supervision: Supervision) {
    this.#supervision = supervision;
  }

  async open(): Promise<number> {
    const first = Array.from({ length: this.#supervision.count }, () => this.#start());
    const [port = 0] = await Promise.all(first.map((child) => child.serving));
    this.#port = port;
    for (const child of first) void this.#keep(child);
    return port;
  }

  usePages(upstream: Upstream | null): void {
    this.#pages = upstream;
    for (const child of this.#children) child.tell({ kind: "pages", upstream });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const patienceMs = this.#supervision.graceMs + STOP_MS;
    await Promise.all([...this.#children].map((child) => child.stop(patienceMs)));
  }

  #start(): DoorChild {
    const child = new DoorChild((message, from) => this.#hear(message, from), this.#port);
    this.#children.add(child);
    void child.ended.then(() => this.#children.delete(child));
    child.tell({ kind: "pages", upstream: this.#pages });
    return child;
  }

  /** Keeps one place filled until we close. */
  async #keep(first: DoorChild): Promise<void> {
    const { signal: closing } = this.#closing;
    let quickEnds = 0;
    for (let child = first; ; child = this.#start()) {
      const { code, signal, livedMs } = await child.ended;
      if (closing.aborted) return;
      quickEnds = livedMs < STEADY_MS ? quickEnds + 1 : 0;
      wideEvent("error", { event: "front_door.ended", code, signal, livedMs: Math.round(livedMs), quickEnds });
      await sleep(restartDelayMs(quickEnds), undefined, { signal: closing }).catch(() => {}); // closing ends the wait
      if (closing.aborted) return;
    }
  }

  #hear(message: FromDoor, from: DoorChild): void {
    if (message.kind === "news") {
      for (const child of this.#children) if (child !== from) child.passOn(message.news, message.bytes);
    } else if (message.kind === "measured") {
      this.#figures.take(message.question, message.figures);
    } else if (message.kind === "metrics?") {
      void this.#answerMetrics(message.question, from);
    }
  }

  async #answerMetrics(question: number, asker: DoorChild): Promise<void> {
    try {
      asker.tell({ kind: "metrics", question, ...(await this.#figures.gather([...this.#children])) });
    } catch (error) {
      wideEvent("error", { event: "metrics.failed", err: error });
    }
  }
}
