import { RateLimitedError } from "@/server/errors";
import { type ApiKeyId, type OrganizationId, uuidOf } from "@/server/ids";
import { Bucket } from "./bucket";
import type { Limits } from "./limits";

/** What a request is counted by. */
export type Kind = "key" | "organization";
const KINDS: readonly Kind[] = ["key", "organization"];
const WORDS: Readonly<Record<Kind, string>> = { key: "An API key", organization: "An organization" };

/** A key with its bucket and its organization's, which its keys share. */
export class Account {
  readonly key: Bucket;
  readonly organization: Bucket;
  readonly #uuids: Readonly<Record<Kind, string>>;
  readonly #policy: string;

  constructor(
    organizationId: OrganizationId,
    keyId: ApiKeyId,
    { perKey, perOrganization }: Limits,
    organization = new Bucket(perOrganization),
  ) {
    this.key = new Bucket(perKey);
    this.organization = organization;
    this.#uuids = { key: uuidOf("key", keyId), organization: uuidOf("org", organizationId) };
    this.#policy = `"key";q=${this.key.rate};w=1, "organization";q=${organization.rate};w=1`;
  }

  /** Where a bucket is kept. */
  placeOf(kind: Kind): { readonly organization: string; readonly id: string } {
    return { organization: this.#uuids.organization, id: this.#uuids[kind] };
  }

  /** The most that may ever be asked for at once. */
  get most(): number {
    return Math.min(this.key.rate, this.organization.rate);
  }

  /** Spends from both buckets, or from neither and returns false. */
  take(count: number, now: number): boolean {
    if (this.key.held(now) < count || this.organization.held(now) < count) return false;
    this.key.spend(count, now);
    this.organization.spend(count, now);
    return true;
  }

  /** The buckets that do not hold so many. */
  shortOf(count: number, now: number): readonly Kind[] {
    return KINDS.filter((kind) => this[kind].held(now) < count);
  }

  /** What a caller over the limit is told. */
  refusal(kind: Kind, count: number): RateLimitedError {
    const { rate } = this[kind];
    return new RateLimitedError(
      kind,
      `${WORDS[kind]} may send ${rate.toLocaleString("en-US")} a second.`,
      this[kind].secondsUntil(count),
    );
  }

  /**
   * Writes `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10): of each bucket the quota of a second and
   * what is left of it, as far as this node knows.
   * @param seconds until there is something again.
   */
  describe(headers: Record<string, string>, seconds: number, now: number): void {
    headers["ratelimit-policy"] = this.#policy;
    headers["ratelimit"] =
      `"key";r=${this.key.left(now)};t=${seconds}, "organization";r=${this.organization.left(now)};t=${seconds}`;
  }
}
