import { emptySession, type SessionState } from "@mastguard/engine";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import type { OrganizationId } from "@/server/ids";
import { parseSessionText } from "./session-text";

/**
 * One session as this node sees it. Decisions are computed one after another, before they are committed: each takes the
 * slot's version and state and leaves the next, so rows reach the commit as a chain.
 */
export interface SessionSlot {
  version: number;
  state: SessionState;
}

/** A full session is about 30 kB on the heap, so at most some 250 MB; the rest is read again when it goes on. */
const SLOTS_MAX = 8_000;
const slots = new Map<string, SessionSlot>();
const loading = new Map<string, Promise<SessionSlot>>();

/** The slot of a session, read from the database at first use. */
export function sessionSlot(organizationId: OrganizationId, key: string): SessionSlot | Promise<SessionSlot> {
  const name = nameOf(organizationId, key);
  return slots.get(name) ?? loading.get(name) ?? load(organizationId, key, name);
}

/** Forgets a slot that ran ahead of the database: its chain was refused, and what was computed on it is computed again. */
export function forgetSession(organizationId: OrganizationId, key: string, slot: SessionSlot): void {
  const name = nameOf(organizationId, key);
  if (slots.get(name) === slot) slots.delete(name);
}

function load(organizationId: OrganizationId, key: string, name: string): Promise<SessionSlot> {
  const read = readSession(organizationId, key)
    .then((slot) => {
      if (slots.size >= SLOTS_MAX) slots.delete(slots.keys().next().value ?? "");
      slots.set(name, slot);
      return slot;
    })
    .finally(() => loading.delete(name));
  loading.set(name, read);
  return read;
}

async function readSession(organizationId: OrganizationId, key: string): Promise<SessionSlot> {
  return await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<{ version: number; state: string }>(
      "select version, state from mastguard.agent_session where key = $1",
      [key],
    );
    const row = rows[0];
    return row ? { version: row.version, state: parseSessionText(row.state) } : { version: 0, state: emptySession() };
  });
}

function nameOf(organizationId: OrganizationId, key: string): string {
  return `${organizationId}/${key}`;
}
