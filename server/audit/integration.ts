import { setImmediate } from "node:timers/promises";
import { edgeTiles, LedgerError, signCheckpoint, TileTree, toHex } from "@mastguard/ledger";
import type pg from "pg";
import { idOf, type OrganizationId } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { nativeSha256 } from "./native-sha256";
import { newOrigin, trustedCheckpoint } from "./origin";
import { type Extension, publish } from "./publish";
import { type Signer, signerFor, signingKeys } from "./signing-keys";

/** Organizations of one round, and new leaves of each: a round stays short, so nobody waits for a large backlog. */
const ORGANIZATIONS_MAX = 64;
const LEAVES_MAX = 4_096;
/** Trees kept between rounds, about 30 kB each. */
const TREES_MAX = 1_000;
/** Appended without giving other work of the process a turn. */
const UNINTERRUPTED_LEAVES = 512;
/** An organization whose log cannot be extended is left alone this long; the others go on. */
const REST_MS = 60_000;

interface Behind {
  readonly organization_id: string;
  readonly tree_size: number;
  readonly head_size: number;
  /** The newest checkpoint; null before the first. */
  readonly note: string | null;
}

interface Known {
  readonly tree: TileTree;
  readonly origin: string;
}

/** The stored tree is not the one that was signed: going on would put our signature under altered history. */
class BrokenTreeError extends Error {
  constructor(organizationId: OrganizationId, what: string) {
    super(`the log of ${organizationId} cannot be extended: ${what}`);
    this.name = "BrokenTreeError";
  }
}

/** A leader's work: rounds over the organizations whose tree is behind, with their trees kept in memory between rounds. */
export class Integration {
  readonly #client: pg.Client;
  readonly #known = new Map<string, Known>();
  readonly #resting = new Map<string, number>();

  constructor(client: pg.Client) {
    this.#client = client;
  }

  /**
   * Extends every tree of this round and publishes the checkpoints in one transaction. True when more is waiting.
   * Throws when the database cannot be reached or another leader has overtaken this one; then nothing was published.
   */
  async round(): Promise<boolean> {
    const behind = await this.#behind();
    if (behind.length === 0) return false;
    const signer = await signerFor("checkpoint");
    const leaves = await this.#leaves(behind);
    const extended: (Extension & Known)[] = [];
    for (const row of behind) {
      const done = await this.#tolerant(row.organization_id, () =>
        this.#extend(row, leaves.get(row.organization_id) ?? [], signer),
      );
      if (done) extended.push(done);
    }
    for (const { organization, tree, origin } of await publish(this.#client, extended, (organization, error) =>
      this.#rest(organization, error),
    ))
      this.#keep(organization, { tree, origin });
    return behind.length === ORGANIZATIONS_MAX || behind.some((row) => row.head_size - row.tree_size > LEAVES_MAX);
  }

  async #behind(): Promise<readonly Behind[]> {
    for (const [organization, until] of this.#resting) if (until <= Date.now()) this.#resting.delete(organization);
    const { rows } = await this.#client.query<Behind>(
      "select organization_id, tree_size, head_size, note from mastguard.integrate_next($1, $2)",
      [ORGANIZATIONS_MAX, [...this.#resting.keys()]],
    );
    return rows;
  }

  async #leaves(behind: readonly Behind[]): Promise<ReadonlyMap<string, readonly LeafRow[]>> {
    const { rows } = await this.#client.query<LeafRow & { organization_id: string }>({
      name: "integrate_leaves",
      text: "select organization_id, index, leaf_hash from mastguard.integrate_leaves($1, $2, $3)",
      values: [
        behind.map((row) => row.organization_id),
        behind.map((row) => row.tree_size),
        behind.map((row) => Math.min(row.head_size, row.tree_size + LEAVES_MAX)),
      ],
    });
    const byOrganization = new Map<string, LeafRow[]>(behind.map((row) => [row.organization_id, []]));
    for (const row of rows) byOrganization.get(row.organization_id)?.push(row);
    return byOrganization;
  }

  async #extend(row: Behind, leaves: readonly LeafRow[], signer: Signer): Promise<Extension & Known> {
    const { organization_id: organization, tree_size: from } = row;
    const organizationId = idOf("org", organization);
    const kept = this.#known.get(organization);
    this.#known.delete(organization); // appending changes it: it comes back only once the result is on disk
    const { tree, origin } = kept?.tree.size === from ? kept : await this.#load(organizationId, row);
    const to = Math.min(row.head_size, from + LEAVES_MAX);
    for (const { index, leaf_hash } of leaves) {
      if (index !== tree.size) throw new BrokenTreeError(organizationId, `entry ${tree.size} is missing`);
      tree.append(leaf_hash);
      if (tree.size % UNINTERRUPTED_LEAVES === 0) await setImmediate();
    }
    if (tree.size !== to) throw new BrokenTreeError(organizationId, `entry ${tree.size} is missing`);
    const rootHash = tree.root();
    const name = { name: origin, publicKey: signer.publicKey, sign: signer.sign };
    const note = await signCheckpoint({ origin, size: to, rootHash }, name);
    return { organization, from, to, rootHash, note, tiles: tree.takeChanged(), tree, origin };
  }

  /** The stored tree, held against the newest checkpoint. */
  async #load(organizationId: OrganizationId, row: Behind): Promise<Known> {
    const { organization_id: organization, tree_size: size, note } = row;
    if (size === 0) return { tree: TileTree.empty(nativeSha256), origin: newOrigin(organizationId) };
    const refs = edgeTiles(size);
    const { rows: tiles } = await this.#client.query<{ level: number; position: number; hashes: Buffer }>(
      "select level, position, hashes from mastguard.integrate_tiles($1, $2, $3)",
      [organization, refs.map(({ level }) => level), refs.map(({ position }) => position)],
    );
    const tree = TileTree.load(size, tiles, nativeSha256);
    const keys = await signingKeys();
    const newest = await trustedCheckpoint(organizationId, note ?? "", (name) =>
      keys.map(({ publicKey }) => ({ name, publicKey })),
    );
    if (newest === null) throw new BrokenTreeError(organizationId, "its newest checkpoint is missing or not ours");
    if (newest.size !== size || toHex(newest.rootHash) !== toHex(tree.root()))
      throw new BrokenTreeError(organizationId, `its tree of ${size} is not the one its newest checkpoint signed`);
    return { tree, origin: newest.origin };
  }

  #keep(organization: string, known: Known): void {
    this.#known.set(organization, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > TREES_MAX && oldest !== undefined) this.#known.delete(oldest);
  }

  /** One broken log must not hold up the others; a lost connection concerns them all. */
  async #tolerant<T>(organization: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof BrokenTreeError) && !(error instanceof LedgerError)) throw error;
      this.#rest(organization, error);
      return null;
    }
  }

  #rest(organization: string, error: unknown): void {
    this.#resting.set(organization, Date.now() + REST_MS);
    wideEvent("error", { event: "integrator.rests", organizationId: idOf("org", organization), err: error });
  }
}

interface LeafRow {
  readonly index: number;
  readonly leaf_hash: Buffer;
}
