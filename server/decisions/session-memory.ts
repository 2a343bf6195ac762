import { emptySession, type SessionState } from "@mastguard/engine";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { type OrganizationId, uuidOf } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { parseSessionText } from "./session-text";

/**
 * One session as this node sees it. Decisions are computed one after another, before they are committed: each takes the
 * slot's version and state and leaves the next, so rows reach the commit as a chain.
 */
export interface SessionSlot {
  version: number;
  state: SessionState;
}

/** A session as another front door of this machine committed it: its stored text, not read before it is needed. */
export interface HeardSession {
  readonly version: number;
  readonly state: string;
}

/** A full session is about 30 kB on the heap, so at most some 250 MB; the rest is read again when it goes on. */
const SLOTS_MAX = 8_000;
/** Of at most 16 kB each (`session-news.ts`), so at most 64 MB. */
const HEARD_MAX = 4_000;
const slots = new Map<string, SessionSlot>();
const loading = new Map<string, Promise<SessionSlot>>();
/** Newer than the slot, if there is one at all. */
const heard = new Map<string, HeardSession>();

/** The slot of a session: as it is remembered, as it was heard, else read from the database. */
export function sessionSlot(organizationId: OrganizationId, key: string): SessionSlot | Promise<SessionSlot> {
  const name = nameOf(organizationId, key);
  return slots.get(name) ?? wake(name) ?? loading.get(name) ?? load(organizationId, key, name);
}

/**
 * Takes note of how a session stands. A hint: whatever is decided on it is held against what is stored by the commit. A slot that is
 * behind goes, for everything computed on it would be refused; one that is as new, or ahead with decisions on their way, stays.
 */
export function hearSession(organizationId: OrganizationId, key: string, session: HeardSession): void {
  const name = nameOf(organizationId, key);
  const known = slots.get(name) ?? heard.get(name);
  if (known && known.version >= session.version) return;
  slots.delete(name);
  heard.delete(name);
  if (heard.size >= HEARD_MAX) heard.delete(heard.keys().next().value ?? "");
  heard.set(name, session);
}

/** Forgets a slot that ran ahead of the database: its chain was refused, and what was computed on it is computed again. */
export function forgetSession(organizationId: OrganizationId, key: string, slot: SessionSlot): void {
  const name = nameOf(organizationId, key);
  if (slots.get(name) === slot) slots.delete(name);
}

function load(organizationId: OrganizationId, key: string, name: string): Promise<SessionSlot> {
  const read = readWithOthers(organizationId, key)
    .then((slot) => {
      const news = heard.get(name);
      return (news && news.version > slot.version && wake(name)) || keep(name, slot);
    })
    .finally(() => loading.delete(name));
  loading.set(name, read);
  return read;
}

/** The slot of a session that was heard of; undefined when it was not, or in words we do not read. */
function wake(name: string): SessionSlot | undefined {
  const news = heard.get(name);
  if (!news) return undefined;
  heard.delete(name);
  try {
    return keep(name, { version: news.version, state: parseSessionText(news.state) });
  } catch (error) {
    wideEvent("warn", { event: "session.unreadable_news", err: error });
    return undefined;
  }
}

function keep(name: string, slot: SessionSlot): SessionSlot {
  heard.delete(name); // not newer, or it would be the slot
  if (slots.size >= SLOTS_MAX) slots.delete(slots.keys().next().value ?? "");
  slots.set(name, slot);
  return slot;
}

/** Sessions of one organization that are about to be read together. */
interface Reading {
  readonly keys: Set<string>;
  readonly slots: Promise<ReadonlyMap<string, SessionSlot>>;
}
const readings = new Map<OrganizationId, Reading>();

/** Sessions first seen in the same turn of the event loop share one read: a transaction costs more than its rows. */
async function readWithOthers(organizationId: OrganizationId, key: string): Promise<SessionSlot> {
  let reading = readings.get(organizationId);
  if (!reading) {
    const keys = new Set<string>();
    const slots = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      readings.delete(organizationId);
      return readSessions(organizationId, [...keys]);
    });
    reading = { keys, slots };
    readings.set(organizationId, reading);
  }
  reading.keys.add(key);
  return (await reading.slots).get(key) ?? { version: 0, state: emptySession() };
}

async function readSessions(
  organizationId: OrganizationId,
  keys: readonly string[],
): Promise<Map<string, SessionSlot>> {
  return await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<{ key: string; version: number; state: string }>(
      "select key, version, state from mastguard.agent_session where organization_id = $1 and key = any ($2)",
      [uuidOf("org", organizationId), keys],
    );
    return new Map(rows.map(({ key, version, state }) => [key, { version, state: parseSessionText(state) }]));
  });
}

function nameOf(organizationId: OrganizationId, key: string): string {
  return `${organizationId}/${key}`;
}
