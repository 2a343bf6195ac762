import cluster, { type Worker } from "node:cluster";
import { LossyChannel } from "./lossy-channel";
import { FromDoor, type ToDoor } from "./messages";

interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
  readonly livedMs: number;
}

/** One front door's process, from its start to its end. */
export class DoorChild {
  /** Its port, once it listens. Rejects with what it says when it could not begin. */
  readonly serving: Promise<number>;
  readonly ended: Promise<Ending>;
  readonly #worker: Worker;
  readonly #news = new LossyChannel<ToDoor>((message, sent) => this.#send(message, sent));

  /** @param port where it listens; what the environment says when not given, which may leave the choice to the system. */
  constructor(hear: (message: FromDoor, from: DoorChild) => void, port?: number) {
    const began = performance.now();
    this.#worker = cluster.fork(port === undefined ? {} : { PORT: port });
    this.#worker.on("error", () => {}); // what was sent to one that ended; its exit follows
    this.ended = new Promise((resolve) => {
      this.#worker.once("exit", (code, signal) => resolve({ code, signal, livedMs: performance.now() - began }));
    });
    this.serving = new Promise((resolve, reject) => {
      void this.ended.then(({ code, signal }) =>
        reject(new Error(`A front door ended with ${signal ?? code} before it listened.`)),
      );
      this.#worker.on("message", (message: unknown) => {
        const said = FromDoor.safeParse(message);
        if (!said.success) return;
        if (said.data.kind === "serves") resolve(said.data.port);
        else if (said.data.kind === "failed") reject(new Error(said.data.message));
        else hear(said.data, this);
      });
    });
    this.serving.catch(() => {}); // only the first start is waited for; a later failure is known by its end
  }

  tell(message: ToDoor): void {
    this.#send(message, () => {});
  }

  /** Passes on what another front door said. May be lost. */
  passOn(news: unknown, bytes: number): void {
    this.#news.offer({ kind: "news", news }, bytes);
  }

  /** Lets it answer what is in flight and end; kills it after `patienceMs`. */
  async stop(patienceMs: number): Promise<void> {
    this.tell({ kind: "close" });
    const cut = setTimeout(() => this.#worker.process.kill("SIGKILL"), patienceMs);
    await this.ended;
    clearTimeout(cut);
  }

  #send(message: ToDoor, sent: () => void): void {
    if (this.#worker.isConnected()) this.#worker.send(message, sent);
    else sent();
  }
}
