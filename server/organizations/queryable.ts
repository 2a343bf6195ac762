import type { Tx } from "@/server/db/in-organization";

/** What can ask the database: a transaction, or the client itself where one statement is the whole work. */
export type Queryable = Pick<Tx, "$queryRaw">;
