import { type ChildProcess, fork } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { Failure } from "../../scripts/lib/failure.mjs";
import { PROJECT } from "../../scripts/lib/home.mjs";
import { chooseFreePort } from "../../scripts/lib/ports.mjs";
import { testEnv } from "../../scripts/lib/test/scratch.mjs";

interface Start {
  /** Its MASTGUARD_HOME, which exists. */
  readonly home: string;
  /** Where its log goes; a pipe to us would cost the measurement. */
  readonly logFile: string;
  readonly onProgress: (line: string) => void;
  /** FRONT_DOORS; what it chooses itself unless given. */
  readonly frontDoors: number | undefined;
}

const RECORDER = fileURLToPath(new URL("../profile/recorder.mjs", import.meta.url));
const STOP_TIMEOUT_MS = 30_000;
const Recorded = z.strictObject({ profile: z.string() });

/** A whole MastGuard of its own: what `npm start` runs, on a free port, nobody's configuration. */
export class PrivateServer {
  private constructor(
    readonly port: number,
    readonly pid: number,
    readonly env: NodeJS.ProcessEnv,
    private readonly child: ChildProcess,
  ) {}

  /** Resolves when it serves. Rejects, with nothing left running, when it does not come to that. */
  static async start({ home, logFile, onProgress, frontDoors }: Start): Promise<PrivateServer> {
    const port = await chooseFreePort();
    // As under npm, it then stops by itself should we be killed.
    const env = testEnv({
      MASTGUARD_HOME: home,
      PORT: String(port),
      FRONT_DOORS: String(frontDoors ?? ""),
      npm_lifecycle_event: "bench",
    });
    const log = fs.openSync(logFile, "a", 0o600);
    // In a group of its own: Ctrl-C reaches it only through us, after the load has ended.
    const child = fork(path.join(PROJECT, "scripts/start.mjs"), [], {
      cwd: PROJECT,
      env,
      execArgv: ["--import", RECORDER],
      stdio: ["ignore", "pipe", log, "ipc"],
      detached: true,
    });
    fs.closeSync(log);
    const server = new PrivateServer(port, child.pid ?? 0, env, child);
    try {
      await server.#ready(onProgress);
      return server;
    } catch (error) {
      await server.stop();
      const tail = fs.readFileSync(logFile, "utf8").trim().split("\n").slice(-20).join("\n");
      throw new Failure("SERVER_NOT_STARTED", `The server to be measured did not start:\n${tail}`, { cause: error });
    }
  }

  #ready(onProgress: (line: string) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      let rest = "";
      this.child.stdout?.setEncoding("utf8").on("data", (text: string) => {
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) {
          if (line.startsWith("Ready on ")) resolve();
          else if (/^ *\d+\.\d s {2}/.test(line)) onProgress(line.replace(/^ *\d+\.\d s {2}/, ""));
        }
      });
      this.child.once("exit", (code) => reject(new Error(`it ended with ${code}`)));
      this.child.once("error", reject);
    });
  }

  /** Begins to record a CPU profile of the front door's process. */
  startProfile(): void {
    this.child.send("profile");
  }

  /** Ends it and writes it to `file` (`.cpuprofile`, which browsers' developer tools open). */
  async stopProfile(file: string): Promise<void> {
    const written = new Promise<unknown>((resolve, reject) => {
      this.child.once("message", resolve).once("exit", () => reject(new Error("the server ended before its profile")));
    });
    this.child.send({ writeProfile: file });
    Recorded.parse(await written);
  }

  /** Stops everything it started, its database included. */
  async stop(): Promise<void> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  }
}
