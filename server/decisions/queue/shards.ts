import { hash } from "node:crypto";
import { pool } from "@/server/db/client";
import type { OrganizationId } from "@/server/ids";

/** As many as `queue_shard` has rows: nodes share what is queued by them. */
const SHARDS = 64;
/** Within this a node says again that it is there, or its shards go to others. */
const LEASE = "5 seconds";

/** Where an action waits: those of one session in one place, those without in any. @param line the session's key, else the action's trace. */
export function shardOf(organizationId: OrganizationId, line: string): number {
  return (hash("sha256", `${organizationId}/${line}`, "buffer")[0] ?? 0) % SHARDS;
}

/** The shards this node decides from now on, at most its share of what live nodes there are. @param node a uuid. */
export async function holdShards(node: string): Promise<readonly number[]> {
  const { rows } = await pool().query<{ shard: number }>(
    "select mastguard.hold_queue_shards($1, $2::interval) as shard",
    [node, LEASE],
  );
  return rows.map(({ shard }) => shard);
}

/** Leaves the node's shards to others at once. */
export async function releaseShards(node: string): Promise<void> {
  await pool().query("select mastguard.release_queue_shards($1)", [node]);
}
