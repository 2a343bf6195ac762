import { hash, randomBytes } from "node:crypto";
import { toBase64, type VerifierKey } from "@mastguard/ledger";
import type pg from "pg";
import { keyFor } from "@/server/crypto/master-key";
import { openBox, sealBox } from "@/server/crypto/sealed-box";
import { pool } from "@/server/db/client";
import { inTransaction } from "@/server/db/in-transaction";
import { wideEvent } from "@/server/log";
import { keyPairOf } from "./ed25519-seed";

/** A key of the ring that this server made: its stored row opens with MASTGUARD_MASTER_KEY. */
export interface SigningKey {
  /** The first eight bytes of SHA-256 over the public key, in hex. Names the key whatever log it signs. */
  readonly keyId: string;
  readonly purpose: string;
  /** 32 bytes, derived from the sealed seed and not read from the public column. */
  readonly publicKey: Uint8Array;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly verify: (message: Uint8Array, signature: Uint8Array) => boolean;
}

/**
 * What a key signs, of every organization: checkpoints, under each log's own origin as name (C2SP tlog-checkpoint), or approvals
 * (server/approvals). What one signs reads as nothing to the other.
 */
export type KeyPurpose = "checkpoint" | "approval";

/** A key at work. */
export type Signer = Pick<SigningKey, "keyId" | "publicKey" | "sign">;

const SEED_BYTES = 32;
/** Held while a node looks for a key and makes one: all nodes end up with the same. */
const FIRST_KEY_LOCK = 72707373;

/** The key that signs for this purpose: the newest that is not retired, made at first use. */
export async function signerFor(purpose: KeyPurpose): Promise<Signer> {
  return (await newestSigner(purpose, pool())) ?? (await firstSigner(purpose));
}

/**
 * The key ring, retired keys included, oldest first. A row whose seed does not open with MASTGUARD_MASTER_KEY is left
 * out and logged: whoever can write to the database must not be able to add a key that we then trust.
 */
export async function signingKeys(from: pg.Pool | pg.PoolClient = pool()): Promise<readonly SigningKey[]> {
  const { rows } = await from.query<KeyRow>(
    "select id, purpose, sealed, created_at, retired_at from mastguard.signing_key order by created_at, id",
  );
  return rows.flatMap((row) => opened(row) ?? []);
}

/** A key as it is served to whoever verifies; `publicKey` is base64 of the 32 bytes. */
export interface PublicKey {
  readonly keyId: string;
  readonly purpose: string;
  readonly publicKey: string;
  readonly createdAt: string;
  readonly retiredAt: string | null;
}

/** The ring without its secrets. Retired keys stay: what they signed must remain checkable. */
export async function publicKeys(): Promise<PublicKey[]> {
  return (await signingKeys()).map(({ keyId, purpose, publicKey, createdAt, retiredAt }) => ({
    keyId,
    purpose,
    publicKey: toBase64(publicKey),
    createdAt: createdAt.toISOString(),
    retiredAt: retiredAt?.toISOString() ?? null,
  }));
}

/** Every key a log's checkpoints may be signed by. A note's key is named by the log, so its short id differs per origin. */
export async function verifierKeys(origin: string): Promise<readonly VerifierKey[]> {
  const keys = await signingKeys();
  return keys.filter(({ purpose }) => purpose === "checkpoint").map(({ publicKey }) => ({ name: origin, publicKey }));
}

interface KeyRow {
  readonly id: string;
  readonly purpose: string;
  readonly sealed: Buffer;
  readonly created_at: Date;
  readonly retired_at: Date | null;
}

async function newestSigner(wanted: KeyPurpose, from: pg.Pool | pg.PoolClient): Promise<SigningKey | null> {
  const usable = (await signingKeys(from)).filter(({ purpose, retiredAt }) => purpose === wanted && !retiredAt);
  return usable.at(-1) ?? null;
}

async function firstSigner(purpose: KeyPurpose): Promise<Signer> {
  return await inTransaction("begin", async (client) => {
    await client.query("select pg_advisory_xact_lock($1)", [FIRST_KEY_LOCK]);
    const earlier = await newestSigner(purpose, client);
    if (earlier === null) {
      const seed = randomBytes(SEED_BYTES);
      const { publicKey } = keyPairOf(seed);
      const keyId = keyIdOf(publicKey);
      await client.query(
        "insert into mastguard.signing_key (id, purpose, public_key, sealed) values ($1, $2, $3, $4) on conflict (id) do nothing",
        [keyId, purpose, Buffer.from(publicKey), sealBox(keyFor("signing-keys"), seed, placeOf(keyId, purpose))],
      );
    }
    const signer = earlier ?? (await newestSigner(purpose, client));
    if (signer === null) throw new Error("the signing key just made cannot be read back");
    return signer;
  });
}

function opened(row: KeyRow): SigningKey | null {
  try {
    const { purpose, created_at: createdAt, retired_at: retiredAt } = row;
    const { publicKey, sign, verify } = keyPairOf(
      openBox(keyFor("signing-keys"), row.sealed, placeOf(row.id, purpose)),
    );
    return { keyId: keyIdOf(publicKey), purpose, publicKey, createdAt, retiredAt, sign, verify };
  } catch (error) {
    wideEvent("error", { event: "signing_key.untrusted", keyId: row.id, err: error });
    return null;
  }
}

function keyIdOf(publicKey: Uint8Array): string {
  return hash("sha256", publicKey, "hex").slice(0, 16);
}

/** A row whose purpose was changed does not open. Checkpoints were there first, and theirs goes without saying. */
function placeOf(keyId: string, purpose: string): string {
  return purpose === "checkpoint" ? `signing-key/${keyId}` : `signing-key/${purpose}/${keyId}`;
}
