const began = performance.now();

/**
 * Writes one line of progress with the seconds since the command began.
 * @param {string} text
 */
export function say(text) {
  target.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);
}

/** Sends progress to stderr, for commands whose stdout is their result. */
export function sayOnStderr() {
  target = process.stderr;
}

let target = process.stdout;
