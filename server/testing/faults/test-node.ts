import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { z } from "zod";
import { chooseFreePort } from "../../../scripts/lib/ports.mjs";

const Opened = z.object({ port: z.number() });
const Measured = z.object({ heapUsed: z.number(), rss: z.number() });

/** A node under test, and its supervisor: killed, it is started again on the same port when the test says so. */
export class TestNode {
  /** Lines of its log, newest last. */
  log: readonly string[] = [];
  #child: ChildProcess;

  private constructor(
    readonly port: number,
    private readonly appUrl: string,
  ) {
    this.#child = this.#fork();
  }

  static async start(appUrl: string): Promise<TestNode> {
    const node = new TestNode(await chooseFreePort(), appUrl);
    await node.#opened();
    return node;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Whether this node holds the integrator's lead, as far as its log tells. */
  get leads(): boolean {
    const told = this.log.findLast((line) => /"event":"integrator\.(leads|failed)"/.test(line));
    return told?.includes("integrator.leads") ?? false;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async kill(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await ended;
  }

  async startAgain(): Promise<void> {
    this.log = [];
    this.#child = this.#fork();
    await this.#opened();
  }

  /** Sets its wall clock off by so much. */
  setClock(offsetMs: number): void {
    this.#child.send({ stepMs: offsetMs });
  }

  /** Bytes of memory after a collection, and open files (0 where the system does not tell). */
  async measure(): Promise<{ heapUsed: number; rss: number; files: number }> {
    const answer = once(this.#child, "message");
    this.#child.send({ measure: true });
    const [said] = await answer;
    const folder = `/proc/${this.pid}/fd`;
    return { ...Measured.parse(said), files: fs.existsSync(folder) ? fs.readdirSync(folder).length : 0 };
  }

  async stop(): Promise<void> {
    if (!this.isRunning) return;
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await ended;
  }

  #fork(): ChildProcess {
    const child = fork("server/testing/faults/node.ts", [String(this.port)], {
      execArgv: ["--import", "tsx", "--expose-gc"],
      env: { ...process.env, DATABASE_APP_URL: this.appUrl, LOG_LEVEL: "info", NODE_ENV: "production" },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let rest = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      this.log = [...this.log, ...lines].slice(-500);
    });
    return child;
  }

  async #opened(): Promise<void> {
    const ended = once(this.#child, "exit").then(() => {
      throw new Error(`the node did not open:\n${this.log.slice(-20).join("\n")}`);
    });
    ended.catch(() => {}); // once it is open, it may end
    const [said] = await Promise.race([once(this.#child, "message"), ended]);
    Opened.parse(said);
  }
}
