import { Failure } from "./failure.mjs";

/**
 * What to say of a command line that could not be read: what is wrong, by option where a schema told, and how it is used.
 * @param {unknown} error What `parseArgs` or a zod schema threw.
 * @param {string} usage
 * @returns {Failure} USAGE
 */
export function usageFailure(error, usage) {
  return new Failure("USAGE", `${problemOf(error)}\n\n${usage}`, { cause: error });
}

function problemOf(error) {
  // Zod's own class cannot be asked for: nothing here may need node_modules.
  if (Array.isArray(error?.issues)) {
    return error.issues.map(({ path, message }) => `--${path[0]?.toString()}: ${message}`).join("\n");
  }
  return error instanceof Error ? error.message : String(error);
}
