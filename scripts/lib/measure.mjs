import { install } from "./install.mjs";
import { createLifetime } from "./lifetime.mjs";
import { sayOnStderr } from "./progress.mjs";

/**
 * Runs a measurement whose result goes to stdout: what else there is to say goes to stderr.
 * @param {(lifetime: ReturnType<typeof createLifetime>) => Promise<void>} start Called once TypeScript can be imported.
 */
export async function measure(start) {
  sayOnStderr();
  const lifetime = createLifetime({ signalCode: 130 });
  try {
    await install();
    (await import("tsx/esm/api")).register();
    await start(lifetime);
  } catch (error) {
    await lifetime.fail(error);
  }
}
