import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { wideEvent } from "@/server/log";
import type { Upstream } from "./proxy";

/** What the child is told before it loads anything (`server/next-child.mjs`); over the pipe, so no other process sees it. */
interface Opening {
  readonly dev: boolean;
  /** Where people reach us: Next-auth builds its links from it, never from a header. */
  readonly origin: string;
  /** The front door's port. */
  readonly port: number;
}
export interface PageServer {
  readonly close: () => Promise<void>;
}
/** Told where the page server is, whenever that changes; null while it is starting or restarting. */
export type UsePages = (upstream: Upstream | null) => void;

const CHILD = "server/next-child.mjs";
const Listening = z.object({ listening: z.number().int() });
const RESTART_MS = 200;
const RESTART_MAX_MS = 10_000;
const STOP_MS = 3_000;

/**
 * Next in a process of its own, so that rendering never delays a decision. Resolves when it listens; from then on it is
 * started again whenever it ends, at growing intervals.
 * @throws Error when the first start fails.
 */
export async function startPageServer(opening: Opening, use: UsePages): Promise<PageServer> {
  const pages = new Pages(opening, use);
  await pages.start();
  return { close: () => pages.close() };
}

class Pages {
  private child: ChildProcess | null = null;
  private isClosing = false;
  private failures = 0;

  constructor(
    private readonly opening: Opening,
    private readonly use: UsePages,
  ) {}

  async start(): Promise<void> {
    const secret = randomBytes(32).toString("base64url");
    // A process group of its own: Ctrl-C must not reach it before requests in flight are answered.
    const child = fork(CHILD, [], { detached: true, execArgv: [] });
    this.child = child;
    child.send({ ...this.opening, secret });
    const port = await listening(child);
    this.use({ port, secret, isStrict: !this.opening.dev });
    child.once("exit", (code, signal) => {
      this.use(null);
      wideEvent(this.isClosing ? "info" : "error", { event: "pages.ended", code, signal });
      this.startAgain();
    });
  }

  private startAgain(): void {
    if (this.isClosing) return;
    const waitMs = Math.min(RESTART_MS * 2 ** this.failures, RESTART_MAX_MS);
    setTimeout(() => void this.tryAgain(), waitMs).unref();
  }

  private async tryAgain(): Promise<void> {
    if (this.isClosing) return;
    try {
      await this.start();
      this.failures = 0;
    } catch (error) {
      this.failures += 1;
      wideEvent("error", { event: "pages.start_failed", err: error });
      this.startAgain();
    }
  }

  async close(): Promise<void> {
    this.isClosing = true;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    if (child.connected) child.send("close");
    const cut = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await gone;
    clearTimeout(cut);
  }
}

/** The port the child says it listens on. @throws Error when it ends before. */
function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown): void => {
      const said = Listening.safeParse(message);
      if (!said.success) return;
      child.off("message", onMessage);
      child.off("exit", onExit);
      resolve(said.data.listening);
    };
    const onExit = (code: number | null): void =>
      reject(new Error(`The page server ended with ${code} before it listened.`));
    child.on("message", onMessage);
    child.once("exit", onExit);
    child.once("error", reject);
  });
}
