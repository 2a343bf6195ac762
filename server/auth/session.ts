import type { EntryDraft } from "@/server/audit/entry";
import { pool, prisma } from "@/server/db/client";
import { inOrganization } from "@/server/db/in-organization";
import { type Id, idOf, newId, type UserId, uuidOf } from "@/server/ids";
import { membershipsOf, type Queryable } from "@/server/organizations";
import { hashOfToken, isTokenShape, newToken } from "./token";

export type SessionId = Id<"ses">;

/** How long a browser stays signed in; fixed from the sign-in, never extended. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** A signed-in browser and the person at it. */
export interface Session {
  readonly id: SessionId;
  readonly person: { readonly id: UserId; readonly email: string; readonly name: string | null };
  /** How they proved who they are: email_link, email_code or operator_link. */
  readonly method: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A session as its browser holds it: the token exists nowhere else. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Signs a person in. Every organization they belong to has `session.opened` in its log before the session exists. */
export async function openSession(userId: UserId, method: string, token: string = newToken()): Promise<OpenedSession> {
  const id = newId("ses");
  const draft = { type: "session.opened", data: { sessionId: id, userId } } as const;
  return await recordEverywhere({ userId, method, draft }, async (database) => {
    const [row] = await database.$queryRaw<{ expires_at: Date }[]>`
      select mastguard.open_session(${uuidOf("ses", id)}::uuid, ${new Uint8Array(hashOfToken(token))}, ${uuidOf("usr", userId)}::uuid,
        ${method}, make_interval(secs => ${SESSION_SECONDS}::float8)) as expires_at`;
    if (!row) throw new Error("open_session answered nothing");
    return { token, expiresAt: row.expires_at };
  });
}

/** Whose browser holds this token; null when it is unknown, closed or past its time by the database's clock. */
export async function sessionOf(token: string | undefined): Promise<Session | null> {
  if (token === undefined || !isTokenShape(token)) return null;
  const { rows } = await pool().query<SessionRow>({
    name: "session_user",
    text: "select session_id, user_id, email, name, method, created_at, expires_at from mastguard.session_user($1)",
    values: [hashOfToken(token)],
  });
  const row = rows[0];
  if (!row) return null;
  return {
    id: idOf("ses", row.session_id),
    person: { id: idOf("usr", row.user_id), email: row.email, name: row.name },
    method: row.method,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

/** Signs one browser out; nothing when it is not signed in. */
export async function closeSession(token: string | undefined): Promise<void> {
  const session = await sessionOf(token);
  if (session === null || token === undefined) return;
  await close(session, { isEverywhere: false }, async (database) => {
    await database.$queryRaw`select mastguard.close_session(${new Uint8Array(hashOfToken(token))})`;
  });
}

/** Signs every browser of this person out, the asking one included. */
export async function closeEverySession(session: Session): Promise<void> {
  await close(session, { isEverywhere: true }, async (database) => {
    await database.$queryRaw`select mastguard.close_sessions(${uuidOf("usr", session.person.id)}::uuid)`;
  });
}

interface SessionRow {
  readonly session_id: string;
  readonly user_id: string;
  readonly email: string;
  readonly name: string | null;
  readonly method: string;
  readonly created_at: Date;
  readonly expires_at: Date;
}

async function close(
  { id, person, method }: Session,
  { isEverywhere }: { readonly isEverywhere: boolean },
  change: (database: Queryable) => Promise<void>,
): Promise<void> {
  const data = { sessionId: id, userId: person.id, everywhere: isEverywhere };
  await recordEverywhere({ userId: person.id, method, draft: { type: "session.closed", data } }, change);
}

interface SessionEvent {
  readonly userId: UserId;
  readonly method: string;
  readonly draft: EntryDraft;
}

/**
 * A session belongs to a person, not to an organization, so each of theirs is told. One transaction reaches one log:
 * the change commits together with the last entry, so a log can name a session that then failed to open, never miss one.
 */
async function recordEverywhere<T>(
  { userId, method, draft }: SessionEvent,
  change: (database: Queryable) => Promise<T>,
): Promise<T> {
  const actor = { type: "user", id: userId, method } as const;
  const [first, ...others] = await membershipsOf(prisma(), userId);
  for (const { organizationId } of others)
    await inOrganization({ organizationId, actor }, async ({ append }) => append(draft));
  if (!first) return await change(prisma());
  return await inOrganization({ organizationId: first.organizationId, actor }, async ({ tx, append }) => {
    append(draft);
    return await change(tx);
  });
}
