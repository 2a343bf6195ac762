const EVENTS_MAX = 8;
/** The engine takes about a millisecond for some kilobytes. */
const BYTES_MAX = 65_536;

/**
 * How many of the events that wait are decided in one go, without a turn for anybody else: a node that also answers callers is busy with
 * the queue for some milliseconds, or for as long as one large event takes.
 */
export function stepSize(waiting: readonly { readonly bytes: number }[]): number {
  let bytes = 0;
  const past = waiting.slice(0, EVENTS_MAX).findIndex((event, at) => {
    bytes += event.bytes;
    return at > 0 && bytes > BYTES_MAX;
  });
  return past === -1 ? Math.min(waiting.length, EVENTS_MAX) : past;
}
