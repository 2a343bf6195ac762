import net from "node:net";
import { type FramedResponse, ResponseFramer } from "./response-framer";

type Settle = (answer: FramedResponse | Error) => void;

const LOOPBACK = "127.0.0.1";
const ANSWER_TIMEOUT_MS = 30_000;

/** One keep-alive connection to this machine with at most one request on its way. */
export class Connection {
  readonly #socket: net.Socket;
  readonly #framer = new ResponseFramer();
  #settle: Settle | null = null;
  #broken: Error | null = null;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.setTimeout(ANSWER_TIMEOUT_MS, () => socket.destroy(new Error("no answer within 30 s")));
    socket.on("data", (chunk: Buffer) => this.#receive(chunk));
    socket.on("error", (error) => this.#fail(error));
    socket.on("close", () => this.#fail(new Error("the server closed the connection")));
  }

  /** Loopback only: this is no tool against other people's machines. */
  static async open(port: number): Promise<Connection> {
    const socket = net.connect({ host: LOOPBACK, port, noDelay: true });
    await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    return new Connection(socket);
  }

  /**
   * Sends a whole request; `settle` is called once, with the answer or what prevented it. A callback, because a promise
   * for every request would cost a generator that shares its machine with the server it measures.
   */
  send(request: Buffer, settle: Settle): void {
    if (this.#broken !== null) return settle(this.#broken);
    this.#settle = settle;
    this.#socket.write(request);
  }

  close(): void {
    this.#settle = null;
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    try {
      const [answer, unasked] = this.#framer.push(chunk);
      if (answer === undefined) return;
      if (unasked !== undefined || this.#settle === null) throw new Error("an answer nobody asked for");
      if (answer.isLast) this.#broken = new Error("the server closed the connection");
      this.#done(answer);
    } catch (error) {
      this.#socket.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #fail(error: Error): void {
    this.#broken ??= error;
    this.#done(this.#broken);
  }

  #done(answer: FramedResponse | Error): void {
    const settle = this.#settle;
    this.#settle = null;
    settle?.(answer);
  }
}
