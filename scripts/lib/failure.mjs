/**
 * A foreseen failure: `message` says what is wrong and what to do about it, so it is shown without a stack.
 * `code` is a stable word for programs (`PORT_IN_USE`, `DATABASE_UNREACHABLE`, …).
 */
export class Failure extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {{ cause?: unknown }} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = "Failure";
    this.code = code;
  }
}

/**
 * Turns anything thrown into the Failure a person can act on. Errors nobody foresaw keep their stack, because then
 * the stack is the only help there is.
 * @param {unknown} error
 * @returns {Failure}
 */
export function asFailure(error) {
  if (error instanceof Failure) return error;
  if (error?.name === "EnvironmentError") return new Failure("SETTING_INVALID", error.message, { cause: error }); // server/env.ts, from a bundle
  const code = error?.code;
  if (code === "ENOSPC") return new Failure("DISK_FULL", DISK_FULL, { cause: error });
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    const where = error.path ? ` \`${error.path}\`` : "";
    return new Failure(
      "NO_PERMISSION",
      `This account may not write${where} (${code}). Give it that right, or choose another folder: MASTGUARD_HOME=/some/folder npm start`,
      { cause: error },
    );
  }
  return new Failure("UNEXPECTED", error instanceof Error ? (error.stack ?? error.message) : String(error), {
    cause: error,
  });
}

/** What to say when a write failed for want of space. */
export const DISK_FULL =
  "The disk is full. Free some space (an installation needs about 2 GB with its packages and build) and start again; nothing half-done is kept.";
