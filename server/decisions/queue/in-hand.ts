import type { OrganizationId, TraceId } from "@/server/ids";
import type { QueuedEvent } from "./queued-event";

/**
 * Of one organization and of all: where one's events cannot be decided at present, they leave room for others'. All together are four
 * batches of the committer, behind which a caller who waits may have to stand.
 */
const EVENTS_MAX = { own: 512, all: 2_048 };
const BYTES_MAX = { own: 8 * 1_048_576, all: 32 * 1_048_576 };

interface Amount {
  events: number;
  bytes: number;
}

/** What this node has read of the queue and not decided. */
export class InHand {
  readonly #traces = new Set<TraceId>();
  readonly #own = new Map<OrganizationId, Amount>();
  readonly #all: Amount = { events: 0, bytes: 0 };

  has(traceId: TraceId): boolean {
    return this.#traces.has(traceId);
  }

  /** Whether more of this organization may be read: then so many at a time that the bounds are passed by one reading at most. */
  hasRoom(organizationId: OrganizationId): boolean {
    const own = this.#own.get(organizationId) ?? { events: 0, bytes: 0 };
    return (
      own.events < EVENTS_MAX.own &&
      own.bytes < BYTES_MAX.own &&
      this.#all.events < EVENTS_MAX.all &&
      this.#all.bytes < BYTES_MAX.all
    );
  }

  add({ traceId, organizationId, bytes }: QueuedEvent): void {
    this.#traces.add(traceId);
    this.#count(organizationId, 1, bytes);
  }

  /** Once for each that was added, however often it is told. */
  delete({ traceId, organizationId, bytes }: QueuedEvent): void {
    if (this.#traces.delete(traceId)) this.#count(organizationId, -1, -bytes);
  }

  #count(organizationId: OrganizationId, events: number, bytes: number): void {
    const own = this.#own.get(organizationId) ?? { events: 0, bytes: 0 };
    for (const amount of [own, this.#all]) {
      amount.events += events;
      amount.bytes += bytes;
    }
    if (own.events > 0) this.#own.set(organizationId, own);
    else this.#own.delete(organizationId);
  }
}
