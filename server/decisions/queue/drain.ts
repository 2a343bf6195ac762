import { pool } from "@/server/db/client";
import { idOf, newUuid, type OrganizationId, uuidOf } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { Alarm } from "./alarm";
import { Lines } from "./lines";
import { type QueuedPlace, readQueued } from "./queued-event";
import { holdShards, releaseShards } from "./shards";

/** Looked for this often while there is nothing; an action received here is looked for at once. */
const POLL_MS = 100;
const HOLD_EVERY_MS = 1_000;
/** Read of one organization and shard at a time: what one has there never holds up another's. */
const PLACES_MAX = 32;
/** Read with their content at a time; a body is at most 256 kB. */
const CHUNK = 64;
/** Beyond, the oldest places are looked at again: those in hand are known. */
const CURSORS_MAX = 10_000;

let wake: () => void = () => {};

/** Says that an action was received on this node. A hint: the queue is looked at anyway. */
export function wakeDrain(): void {
  wake();
}

/**
 * Starts deciding what is queued, in this node's share of the shards. Every node runs one. An event leaves the queue with the commit of
 * its decision, so nothing is lost with a node and nothing decided twice; failures are logged and tried again, they never end it.
 */
export function startDrain(): { stop(): Promise<void> } {
  const drain = new Drain();
  wake = () => drain.wake();
  const running = drain.run();
  return {
    async stop() {
      drain.stop();
      await running;
    },
  };
}

class Drain {
  readonly #node = newUuid();
  readonly #lines = new Lines();
  readonly #alarm = new Alarm();
  #isStopped = false;
  #shards: readonly number[] = [];
  #heldAt = Number.NEGATIVE_INFINITY;
  /** Where reading goes on, by shard and organization. */
  readonly #cursors = new Map<string, QueuedPlace>();

  async run(): Promise<void> {
    while (!this.#isStopped) {
      const found = await this.#round().catch((error: unknown) => {
        wideEvent("warn", { event: "queue.round", err: error });
        return 0;
      });
      if (found === 0) await this.#alarm.wait(POLL_MS);
    }
    await this.#lines.stop();
    await releaseShards(this.#node).catch(() => {}); // then the lease ends by itself
  }

  stop(): void {
    this.#isStopped = true;
    this.wake();
  }

  wake(): void {
    this.#alarm.ring();
  }

  /** Reads what is next and puts it into its lines. Returns how much that was. */
  async #round(): Promise<number> {
    await this.#hold();
    const places = await this.#next();
    for (const chunk of chunksOf(places)) {
      await this.#lines.room();
      if (this.#isStopped) return 0;
      const fresh = chunk.filter(({ traceId }) => !this.#lines.has(traceId));
      for (const event of await readQueued(chunk[0].organizationId, fresh)) this.#lines.take(event);
      for (const place of chunk) this.#cursors.set(cursorName(place), place);
    }
    return places.length;
  }

  async #hold(): Promise<void> {
    if (performance.now() - this.#heldAt < HOLD_EVERY_MS) return;
    this.#shards = await holdShards(this.#node);
    this.#heldAt = performance.now();
    if (this.#cursors.size > CURSORS_MAX) this.#cursors.clear();
    for (const [name, { shard }] of this.#cursors) if (!this.#shards.includes(shard)) this.#cursors.delete(name);
  }

  async #next(): Promise<readonly QueuedPlace[]> {
    const cursors = [...this.#cursors.values()];
    const { rows } = await pool().query<{
      shard: number;
      organization_id: string;
      trace_id: string;
      entry_index: number;
    }>({
      name: "next_queued",
      text: "select shard, organization_id, trace_id, entry_index from mastguard.next_queued($1, $2, $3, $4, $5)",
      values: [
        this.#shards,
        cursors.map(({ shard }) => shard),
        cursors.map(({ organizationId }) => uuidOf("org", organizationId)),
        cursors.map(({ entryIndex }) => entryIndex),
        PLACES_MAX,
      ],
    });
    return rows.map(({ shard, organization_id, trace_id, entry_index }) => ({
      shard,
      organizationId: idOf("org", organization_id),
      traceId: idOf("trc", trace_id),
      entryIndex: entry_index,
    }));
  }
}

function cursorName({ shard, organizationId }: QueuedPlace): string {
  return `${shard}/${organizationId}`;
}

type Chunk = readonly [QueuedPlace, ...QueuedPlace[]];

/** Places of one organization at a time, going round the organizations. */
function* chunksOf(places: readonly QueuedPlace[]): Generator<Chunk> {
  const byOrganization = new Map<OrganizationId, QueuedPlace[]>();
  for (const place of places) {
    const own = byOrganization.get(place.organizationId);
    if (own) own.push(place);
    else byOrganization.set(place.organizationId, [place]);
  }
  for (let from = 0, isMore = true; isMore; from += CHUNK) {
    isMore = false;
    for (const own of byOrganization.values()) {
      const [first, ...rest] = own.slice(from, from + CHUNK);
      if (first) yield [first, ...rest];
      if (own.length > from + CHUNK) isMore = true;
    }
  }
}
