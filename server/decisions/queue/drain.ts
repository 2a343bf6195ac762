import { Alarm } from "@/server/alarm";
import { pool } from "@/server/db/client";
import { idOf, newUuid, type OrganizationId, uuidOf } from "@/server/ids";
import { wideEvent } from "@/server/log";
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

  /**
   * Reads what is next and puts it into its lines, going round the organizations. One that has no room, or whose actions cannot be read, is
   * passed over until a later round: its places stay where they are, so its order holds. Returns how much was taken.
   */
  async #round(): Promise<number> {
    await this.#hold();
    const next = byOrganization(await this.#next());
    let taken = 0;
    for (let hasWaited = false; next.size > 0 && !this.#isStopped; ) {
      const before = taken;
      for (const [organizationId, places] of next) {
        if (!this.#lines.hasRoom(organizationId)) continue;
        const isRead = await this.#take(organizationId, places.slice(0, CHUNK));
        if (isRead) taken += places.splice(0, CHUNK).length;
        if (!isRead || places.length === 0) next.delete(organizationId);
      }
      if (taken === before && hasWaited) return taken;
      hasWaited = taken === before;
      if (hasWaited) await this.#lines.progress(POLL_MS);
    }
    return taken;
  }

  /** Whether these could be read; each is in its line then. */
  async #take(organizationId: OrganizationId, places: readonly QueuedPlace[]): Promise<boolean> {
    try {
      const fresh = places.filter(({ traceId }) => !this.#lines.has(traceId));
      for (const event of await readQueued(organizationId, fresh)) this.#lines.take(event);
      for (const place of places) this.#cursors.set(cursorName(place), place);
      return true;
    } catch (error) {
      wideEvent("warn", { event: "queue.read", organizationId, err: error });
      return false;
    }
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

/** Places by organization, each organization's in the order they came. */
function byOrganization(places: readonly QueuedPlace[]): Map<OrganizationId, QueuedPlace[]> {
  const grouped = new Map<OrganizationId, QueuedPlace[]>();
  for (const place of places) {
    const own = grouped.get(place.organizationId);
    if (own) own.push(place);
    else grouped.set(place.organizationId, [place]);
  }
  return grouped;
}
