import type { Adapter } from "next-auth/adapters";
import { isId } from "@/server/ids";
import { closeSession, openSession, sessionOf } from "./session";

/**
 * NextAuth's sessions are our sessions: the same table, tokens stored hashed, entries in the log. People and linked
 * accounts are not here because no OAuth provider is configured yet.
 */
export const adapter = {
  async createSession({ sessionToken, userId }) {
    if (!isId("usr", userId)) throw new RangeError("not a person's id");
    const { expiresAt } = await openSession(userId, "oauth", sessionToken);
    return { sessionToken, userId, expires: expiresAt };
  },
  async getSessionAndUser(sessionToken) {
    const session = await sessionOf(sessionToken);
    if (session === null) return null;
    const { id, email, name } = session.person;
    return {
      session: { sessionToken, userId: id, expires: session.expiresAt },
      user: { id, email, name, emailVerified: session.createdAt },
    };
  },
  /** Sessions are never extended (`updateAge` equals `maxAge`), so there is nothing to write. */
  async updateSession() {
    return null;
  },
  async deleteSession(sessionToken) {
    await closeSession(sessionToken);
  },
} satisfies Adapter;
