import { fork } from "node:child_process";
import path from "node:path";
import { context } from "esbuild";
import { bundleOptions } from "../build.mjs";
import { PROJECT } from "../home.mjs";
import { say } from "../progress.mjs";
import { localAddress } from "../settings.mjs";

const CHILD = path.join(PROJECT, "scripts/lib/start/dev-child.mjs");
const STOP_TIMEOUT_MS = 10_000;

/**
 * Serves from a child process and replaces it whenever the server's sources change; pages reload by themselves (Next).
 * A bundle that fails leaves the last good one serving.
 * @returns {Promise<{ port: number, close: () => Promise<void>, welcome: object | null }>} Of the first child.
 */
export async function serveAndReload() {
  let child = null;
  let work = Promise.resolve();
  let isClosed = false;
  let announceFirst;
  const first = new Promise((resolve) => {
    announceFirst = resolve;
  });

  async function replace() {
    if (isClosed) return;
    await child?.stop();
    const next = startChild();
    child = next;
    const ready = await next.ready;
    if (ready) {
      announceFirst({ port: ready.port, welcome: ready.welcome });
      say(`serving on ${localAddress(process.env.HOST, ready.port)}`);
    } else if (!isClosed) {
      say("the server ended; it is started again when a source changes");
    }
  }

  const watcher = await context({
    ...bundleOptions,
    logLevel: "warning",
    plugins: [
      {
        name: "restart",
        setup(build) {
          build.onEnd(({ errors }) => {
            if (errors.length === 0) work = work.then(replace);
          });
        },
      },
    ],
  });
  await watcher.watch();
  const { port, welcome } = await first;
  return {
    port,
    welcome,
    async close() {
      isClosed = true;
      await watcher.dispose();
      await child?.stop();
    },
  };
}

/** The child is in a group of its own: Ctrl-C must not reach it before it has drained. */
function startChild() {
  const child = fork(CHILD, [], { detached: true, execArgv: ["--enable-source-maps"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const ready = Promise.race([new Promise((resolve) => child.once("message", resolve)), ended.then(() => null)]);
  return {
    ready,
    async stop() {
      if (child.connected) child.send("close");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
