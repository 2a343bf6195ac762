import { setImmediate } from "node:timers/promises";
import { UnavailableError, ValidationError } from "@/server/errors";
import type { ApiKeyId, OrganizationId } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { Account, type Kind } from "./account";
import { type Bucket, LEASE_MS } from "./bucket";
import type { Limits } from "./limits";
import type { Asked, Given } from "./store";

interface Options {
  readonly limitsOf: (organization: OrganizationId) => Limits;
  readonly takeTokens: (asked: readonly Asked[]) => Promise<readonly Given[]>;
}

interface Need {
  readonly bucket: Bucket;
  readonly place: { readonly organization: string; readonly id: string };
  /** Tokens that requests are waiting for. */
  waitedFor: number;
}

const REMEMBERED_MAX = 10_000;
/** What a request did not lack when it began to wait, others may have spent when it goes on. */
const TRIPS_MAX = 2;

/**
 * The rate limits on one node, of buckets that all nodes share. A request is paid for from leases in memory; leases are fetched
 * ahead, of many buckets in one statement. Only a request without a lease waits, for a trip that all such requests share.
 */
export class RateLimiter {
  readonly #options: Options;
  readonly #accounts = new Map<ApiKeyId, Account>();
  readonly #organizations = new Map<OrganizationId, Bucket>();
  #needs = new Map<Bucket, Need>();
  #underWay: ReadonlyMap<Bucket, Need> = new Map();
  #trip: Promise<void> | null = null;
  #nextTrip: Promise<void> | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The account of a key. Forgetting one costs what it had leased, never more than that. */
  accountOf(organizationId: OrganizationId, keyId: ApiKeyId): Account {
    const known = this.#accounts.get(keyId);
    if (known) return known;
    if (this.#accounts.size >= REMEMBERED_MAX) {
      this.#accounts.clear();
      this.#organizations.clear();
    }
    const limits = this.#options.limitsOf(organizationId);
    const account = new Account(organizationId, keyId, limits, this.#organizations.get(organizationId));
    this.#accounts.set(keyId, account);
    this.#organizations.set(organizationId, account.organization);
    return account;
  }

  /**
   * Counts so many, all or none. Undefined when leases sufficed; else a promise that is settled within two trips.
   *
   * @throws RateLimitedError when there are no more, on every node.
   * @throws UnavailableError when there is no lease and the database gives no answer in time.
   * @throws ValidationError when a full bucket does not hold so many.
   */
  take(account: Account, count: number): Promise<void> | undefined {
    const now = performance.now();
    if (!account.take(count, now)) return this.#wait(account, count);
    if (account.key.isLow(now)) this.#ahead(account, "key");
    if (account.organization.isLow(now)) this.#ahead(account, "organization");
    return undefined;
  }

  async #wait(account: Account, count: number): Promise<void> {
    if (count > account.most)
      throw new ValidationError([
        { path: "events", message: `must be at most ${account.most}, which is the limit of a second` },
      ]);
    for (let trip = 0; ; trip++) {
      const now = performance.now();
      if (account.take(count, now)) return;
      const short = account.shortOf(count, now);
      const empty = short.find((kind) => account[kind].isEmpty(now));
      if (empty !== undefined) throw account.refusal(empty, count);
      if (trip === TRIPS_MAX) throw new UnavailableError("The rate limits cannot be checked right now.", 1);
      await Promise.all(short.map((kind) => this.#need(account, kind, count)));
    }
  }

  #ahead(account: Account, kind: Kind): void {
    const bucket = account[kind];
    if (!this.#needs.has(bucket) && !this.#underWay.has(bucket)) void this.#need(account, kind, 0);
  }

  /** Writes a need down for the next trip, and says when that is over. */
  #need(account: Account, kind: Kind, count: number): Promise<void> {
    const bucket = account[kind];
    const need = this.#needs.get(bucket);
    if (need) need.waitedFor += count;
    else this.#needs.set(bucket, { bucket, place: account.placeOf(kind), waitedFor: count });
    if (this.#nextTrip === null) {
      this.#nextTrip = this.#goNext();
      this.#nextTrip.catch((error: unknown) => wideEvent("warn", { event: "limits.lease", err: error }));
    }
    return this.#nextTrip;
  }

  /** A turn of the event loop later, so that requests that were read together share the trip; one trip at a time. */
  async #goNext(): Promise<void> {
    await setImmediate();
    await this.#trip?.catch(() => {}); // said to those who waited for it
    const needs = this.#needs;
    this.#underWay = needs;
    this.#needs = new Map();
    this.#nextTrip = null;
    this.#trip = this.#fetch([...needs.values()]).finally(() => {
      this.#underWay = new Map();
      this.#trip = null;
    });
    await this.#trip;
  }

  async #fetch(needs: readonly Need[]): Promise<void> {
    const askedAt = performance.now();
    const asked = needs.map(({ bucket, place, waitedFor }) => ({
      ...place,
      rate: bucket.rate,
      wanted: bucket.wanted(waitedFor, askedAt),
    }));
    const given = await inTime(this.#options.takeTokens(asked));
    const now = performance.now();
    for (const { ord, granted, remaining } of given) {
      const need = needs[ord - 1];
      need?.bucket.receive({ granted, remaining, askedAt, now }, need.waitedFor);
    }
  }
}

/** A lease that comes after its end is none: by then those who wait have been told. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new UnavailableError("The rate limits cannot be checked right now.", 1));
    timer = setTimeout(fail, LEASE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
