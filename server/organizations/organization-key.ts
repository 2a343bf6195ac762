import { randomBytes } from "node:crypto";
import { keyFor } from "@/server/crypto/master-key";
import { openBox, sealBox } from "@/server/crypto/sealed-box";
import { inOrganization } from "@/server/db/in-organization";
import { newUuid, type OrganizationId } from "@/server/ids";

/** An organization's data key, which wraps the key of each of its records. */
export interface DataKey {
  /** Stored uuid; records name the key that wrapped theirs. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

const KEY_BYTES = 32;
const CACHED_MAX = 10_000;
const byOrganization = new Map<OrganizationId, Promise<readonly DataKey[]>>();
const READER = { type: "system", id: "records" } as const;

/** A fresh data key, wrapped by the master key and bound to this organization and to its own id. */
export function newOrganizationKey(organizationId: OrganizationId): { id: string; wrapped: Uint8Array<ArrayBuffer> } {
  const id = newUuid();
  const wrapped = sealBox(keyFor("organization-keys"), randomBytes(KEY_BYTES), placeOf(organizationId, id));
  return { id, wrapped: new Uint8Array(wrapped) };
}

/** The key new records are wrapped with: the newest that is not retired. From memory after the first call. */
export async function dataKey(organizationId: OrganizationId): Promise<DataKey> {
  const [newest] = await keysOf(organizationId);
  if (!newest) throw new Error(`organization ${organizationId} has no data key`);
  return newest;
}

/** The key a stored record names, retired or not. Throws when the organization has no such key. */
export async function dataKeyById(organizationId: OrganizationId, id: string): Promise<DataKey> {
  const found = (await keysOf(organizationId)).find((known) => known.id === id);
  if (found) return found;
  byOrganization.delete(organizationId); // made by another node since we looked
  const fresh = (await keysOf(organizationId)).find((known) => known.id === id);
  if (!fresh) throw new Error(`organization ${organizationId} has no data key ${id}`);
  return fresh;
}

async function keysOf(organizationId: OrganizationId): Promise<readonly DataKey[]> {
  const known = byOrganization.get(organizationId);
  if (known) return await known;
  if (byOrganization.size >= CACHED_MAX) byOrganization.clear();
  const reading = readKeys(organizationId);
  byOrganization.set(organizationId, reading);
  try {
    return await reading;
  } catch (error) {
    byOrganization.delete(organizationId); // the next caller asks again
    throw error;
  }
}

/** Keys in use first, then retired ones; the newest first in each. */
async function readKeys(organizationId: OrganizationId): Promise<readonly DataKey[]> {
  const rows = await inOrganization({ organizationId, actor: READER }, ({ tx, organization }) =>
    tx.organizationKey.findMany({
      where: { organizationId: organization },
      orderBy: [{ retiredAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }, { id: "desc" }],
    }),
  );
  return rows.map(({ id, wrapped }) => ({
    id,
    key: openBox(keyFor("organization-keys"), wrapped, placeOf(organizationId, id)),
  }));
}

function placeOf(organizationId: OrganizationId, id: string): string {
  return `organization-key/${organizationId}/${id}`;
}
