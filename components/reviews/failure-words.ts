const AGAIN = "Your words are kept. Send them again: it decides once.";

/** Why something is not known to be taken: the server's answer never came. It may have been; `then` says what to do. */
export function lostConnection(then = AGAIN): string {
  return `The connection was lost before the server answered. ${then}`;
}
