import { z } from "zod";
import { idOf } from "@/server/ids";
import type { CommitRow } from "./commit-row";
import { hearSession } from "./session-memory";

/** Sessions as they were committed: stored uuid of the organization, key, version, state. */
const News = z.array(z.tuple([z.uuid(), z.string(), z.int(), z.string()]));
type News = z.output<typeof News>;

/** What is longer is read from the database where it is needed. */
const STATE_CHARS_MAX = 16_384;

let send: ((news: News, bytes: number) => void) | null = null;
/** Committed in this turn of the event loop, which is when the answers of a batch arrive: one message for all. */
const fresh = new Map<string, News[number]>();

/**
 * Lets other processes know how the sessions stand that this one decides, so that they do not decide on what is past and are refused by the
 * commit. Hints, after the commit; they may be late or lost.
 * @param to takes what `hearSessions` reads, and about how many bytes it is.
 */
export function shareSessions(to: (news: unknown, bytes: number) => void): void {
  send = to;
}

/** Says that a session moved on. @param organization its stored uuid. */
export function sessionCommitted(organization: string, session: NonNullable<CommitRow["session"]>): void {
  if (send === null || session.state.length > STATE_CHARS_MAX) return;
  if (fresh.size === 0) setImmediate(sendFresh);
  const version = session.base + 1;
  const name = `${organization}/${session.key}`;
  if ((fresh.get(name)?.[2] ?? 0) < version) fresh.set(name, [organization, session.key, version, session.state]);
}

/** Takes note of what another process committed. What is not its news is passed over. */
export function hearSessions(news: unknown): void {
  const parsed = News.safeParse(news);
  if (!parsed.success) return;
  for (const [organization, key, version, state] of parsed.data)
    hearSession(idOf("org", organization), key, { version, state });
}

function sendFresh(): void {
  const news = [...fresh.values()];
  fresh.clear();
  const bytes = news.reduce((sum, [, key, , state]) => sum + key.length + state.length, 0);
  send?.(news, bytes);
}
