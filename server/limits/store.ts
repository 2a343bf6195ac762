import { pool } from "@/server/db/client";
import { LEASE_MS } from "./bucket";

/** PostgreSQL interval. A bucket is full after a second; the rest is for nobody to notice that it was gone. */
const RESTED = "1 hour";

/** Tokens wanted of one bucket. */
export interface Asked {
  readonly organization: string;
  /** Of the key, or the organization once more. */
  readonly id: string;
  readonly rate: number;
  readonly wanted: number;
}
/** What was given, `ord` counting from 1. */
export interface Given {
  readonly ord: number;
  readonly granted: number;
  readonly remaining: number;
}

/** Takes tokens of many buckets in one statement that is a transaction of its own. Rejects when the database does not answer. */
export async function takeTokens(asked: readonly Asked[]): Promise<readonly Given[]> {
  const statement = {
    name: "take_rate_tokens",
    text: "select ord, granted, remaining from mastguard.take_rate_tokens($1, $2, $3, $4)",
    values: [
      asked.map(({ organization }) => organization),
      asked.map(({ id }) => id),
      asked.map(({ rate }) => rate),
      asked.map(({ wanted }) => wanted),
    ],
    query_timeout: LEASE_MS,
  };
  const { rows } = await pool().query<Given>(statement);
  return rows;
}

/** Forgets up to so many buckets that nobody takes from, such as those of revoked keys. @returns how many. */
export async function forgetBuckets(most: number): Promise<number> {
  const { rows } = await pool().query<{ n: number }>("select mastguard.forget_rate_buckets($1, $2) as n", [
    RESTED,
    most,
  ]);
  return rows[0]?.n ?? 0;
}
