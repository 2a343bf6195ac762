import { asFailure } from "./failure.mjs";
import { say } from "./progress.mjs";
import { stopRunning } from "./run.mjs";

const STOP_TIMEOUT_MS = 30_000;
const SAME_KEYSTROKE_MS = 1_000; // npm passes on the very Ctrl-C that the terminal sent to the whole group

/**
 * Ends this command in one place, whatever ends it: what was opened last is closed first, then the process exits.
 * Signals, the end of the npm that started us, and errors nobody caught all lead here.
 * @param {{ signalCode?: number }} [options] The exit code after a signal: 0 where being stopped is the normal end.
 */
export function createLifetime({ signalCode = 0 } = {}) {
  const closers = [];
  let stopping = null;
  let stoppedAt = 0;

  /** @param {number} code */
  function stop(code) {
    stopping ??= (async () => {
      stoppedAt = performance.now();
      setTimeout(() => process.exit(code || 1), STOP_TIMEOUT_MS).unref();
      await stopRunning();
      for (const close of closers.toReversed()) await Promise.resolve(close()).catch((error) => console.error(error));
      process.exit(code);
    })();
    return stopping;
  }

  /** Shows a failure and ends with exit code 1; silent when we are ending anyway and this is only its echo. */
  async function fail(error) {
    if (!stopping) console.error(`\n${asFailure(error).message}\n`);
    await stop(1);
  }

  function onSignal() {
    if (!stopping) {
      say("stopping …");
      void stop(signalCode);
    } else if (performance.now() - stoppedAt > SAME_KEYSTROKE_MS) {
      void stopRunning("SIGKILL");
      console.error("Stopped at once. A database that still runs is adopted by the next start.");
      process.exit(130);
    }
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSignal);
  for (const event of ["uncaughtException", "unhandledRejection"]) process.on(event, (error) => void fail(error));
  // `kill <npm>` ends npm and its shell but not us: our parent changes.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && onSignal(), 500).unref();

  return {
    stop,
    fail,
    /** Closes it before everything that was added earlier. */
    onStop: (close) => closers.push(close),
    isStopping: () => stopping !== null,
  };
}
