/** What may wait to be read: a process that does not keep up must not grow the heap of the one that sends. */
const UNREAD_MAX_BYTES = 4 * 1_048_576;

/** Sends what may be lost, and loses it while too much is still on its way. */
export class LossyChannel<Message> {
  #unread = 0;

  /** @param send calls `sent` once the message has left this process, or never will. */
  constructor(private readonly send: (message: Message, sent: () => void) => void) {}

  /** @param bytes about how large the message is. Returns whether it was sent. */
  offer(message: Message, bytes: number): boolean {
    if (this.#unread + bytes > UNREAD_MAX_BYTES) return false;
    this.#unread += bytes;
    this.send(message, () => {
      this.#unread -= bytes;
    });
    return true;
  }
}
