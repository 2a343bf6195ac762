import { idOf, newUuid, type UserId } from "@/server/ids";
import type { Queryable } from "./queryable";

/** The person with this address (lower case), made on first sight. */
export async function ensurePerson(database: Queryable, email: string): Promise<UserId> {
  const [row] = await database.$queryRaw<
    { id: string }[]
  >`select mastguard.ensure_user(${newUuid()}::uuid, ${email}) as id`;
  if (!row) throw new Error("ensure_user answered nothing");
  return idOf("usr", row.id);
}
