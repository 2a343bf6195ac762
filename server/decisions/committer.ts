import type { Waiter } from "@/server/db/presence";
import { OverloadedError, UnavailableError } from "@/server/errors";
import { Shares } from "@/server/http/shares";
import {
  type CommitAnswer,
  CommitLane,
  type CommitResult,
  type CommitStatement,
  isRefusal,
  resultOf,
} from "./commit-lane";

interface Waiting<Row> {
  readonly row: Row;
  readonly waiter: Waiter;
  readonly done: (result: CommitResult) => void;
  readonly fail: (error: unknown) => void;
}

const BATCH_MAX = 512;
/**
 * Bytes of rows that are not settled yet, of one organization and of all; beyond, callers are told to come back instead of
 * growing the heap. How many rows there are is bounded before they are computed (`turns.ts`).
 */
const BYTES_MAX = { perClient: 32 * 1_048_576, total: 64 * 1_048_576 };
/** How many rows make it worth sending a batch behind one that is still on its way. */
const FOLLOWING_MIN = 16;

/**
 * Group commit: what arrives while a batch is on its way to disk goes with the next one, so a lone request never waits and
 * throughput comes from sharing. Callers are answered after the commit.
 *
 * Two fast lanes keep the database busy while the next batch is computed: a batch behind another waits for its heads, at most
 * the lock timeout. A batch that is alone never waits for an organization whose head somebody else holds: such rows go to the
 * slow lane, which does wait, so one tenant's long transaction delays nobody else.
 */
export class Committer<Row> {
  readonly #fast: readonly CommitLane<Row>[];
  readonly #slow: CommitLane<Row>;
  readonly #queue: Waiting<Row>[] = [];
  readonly #held: Waiting<Row>[] = [];
  #isPumping = false;
  readonly #bytes = new Shares(BYTES_MAX);
  #underway = 0;
  #idle: (() => void)[] = [];

  constructor(private readonly statement: CommitStatement<Row>) {
    const lane = () => new CommitLane(statement, "-c lock_timeout=100ms");
    this.#fast = [lane(), lane()];
    this.#slow = new CommitLane(statement);
  }

  /**
   * Resolves when the row's fate is on disk. Rejects with UnavailableError when the database cannot be reached; a row for which
   * nobody waits any more is not sent.
   */
  commit(row: Row, waiter: Waiter): Promise<CommitResult> {
    return new Promise((done, fail) => {
      const organization = this.statement.organizationOf(row);
      const bytes = this.statement.bytesOf(row);
      if (this.#bytes.take(organization, bytes) !== null) return fail(new OverloadedError("commit_bytes"));
      const release =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          this.#bytes.give(organization, bytes);
          settle(value);
        };
      this.#queue.push({ row, waiter, done: release(done), fail: release(fail) });
      this.#pumpSoon();
    });
  }

  /** Waits for what is on its way and closes the lanes' connections. */
  async close(): Promise<void> {
    while (this.#underway > 0 || this.#queue.length > 0 || this.#held.length > 0) {
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    }
    await Promise.all([...this.#fast, this.#slow].map((lane) => lane.close()));
  }

  /** A turn of the event loop later: requests that were read together share the commit. */
  #pumpSoon(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    setImmediate(() => {
      this.#isPumping = false;
      this.#pump();
    });
  }

  #pump(): void {
    const free = this.#fast.filter((lane) => !lane.isBusy);
    const isFollowing = free.length < this.#fast.length;
    const [lane] = free;
    if (lane && this.#queue.length >= (isFollowing ? FOLLOWING_MIN : 1)) this.#start(lane, this.#queue, isFollowing);
    if (!this.#slow.isBusy && this.#held.length > 0) this.#start(this.#slow, this.#held, true);
  }

  #start(lane: CommitLane<Row>, queue: Waiting<Row>[], wait: boolean): void {
    this.#underway++;
    void this.#commit(lane, queue.splice(0, BATCH_MAX), wait).finally(() => {
      this.#underway--;
      for (const resolve of this.#idle.splice(0)) resolve();
      this.#pumpSoon();
    });
  }

  async #commit(lane: CommitLane<Row>, queued: readonly Waiting<Row>[], wait: boolean): Promise<void> {
    const batch = queued.filter((waiting) => isAwaited(waiting));
    if (batch.length === 0) return;
    try {
      const rows = batch.map(({ row }) => row);
      for (const answer of await lane.send(rows, wait, () => batch.some(({ waiter }) => !waiter.isOver)))
        this.#settle(batch[answer.ord - 1], answer);
    } catch (error) {
      // A row the database refuses must not take its neighbours, other tenants among them, down with it.
      if (isRefusal(error) && batch.length > 1) {
        const middle = batch.length >> 1;
        await this.#commit(lane, batch.slice(0, middle), wait);
        await this.#commit(lane, batch.slice(middle), wait);
        return;
      }
      for (const { fail } of batch) fail(notWritten(error));
    }
  }

  #settle(waiting: Waiting<Row> | undefined, answer: CommitAnswer): void {
    const result = resultOf(answer);
    if (answer.status === "busy" && waiting) this.#held.push(waiting);
    else if (result) waiting?.done(result);
    else waiting?.fail(new Error(`${this.statement.name} answered ${answer.status} without what belongs to it`));
  }
}

/** Whether somebody waits for it still. */
function isAwaited<Row>({ waiter, fail }: Waiting<Row>): boolean {
  if (waiter.isOver) fail(notWritten(null));
  return !waiter.isOver;
}

/** It may have been: an answer can be lost on its way. */
function notWritten(cause: unknown): UnavailableError {
  return new UnavailableError(
    "The log cannot be written right now. The action is not allowed. Whether it was recorded is not known: send it again with the same Idempotency-Key.",
    1,
    { cause },
  );
}
