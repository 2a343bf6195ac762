import { emptySession } from "@mastguard/engine";
import { inTransaction } from "@/server/db/in-transaction";
import { Lines } from "@/server/db/lines";
import { uuidOf } from "@/server/ids";
import type { ActingAgent } from "./agent-context";
import { type CommitAnswer, type CommitResult, resultOf } from "./commit-lane";
import { COMMIT_DECISIONS } from "./commit-row";
import { type ComputedDecision, compute, type PreparedAction } from "./compute";
import { parseSessionText } from "./session-text";
import type { OrganizationSnapshot } from "./snapshot";

const LOCK_TIMEOUT_MS = 2_000;
const lines = new Lines();

/** A decision that was computed under the head, and what the commit said of it. */
interface Held {
  readonly computed: ComputedDecision;
  readonly result: CommitResult;
}

/**
 * Decides and commits one action of a session while its organization's head is held. Nobody can be ahead of it then: what several nodes
 * share is shared out in turns of one, however fast one of them is. One at a time of each session, so that a node does not wait with all
 * its connections.
 */
export async function decideHoldingHead(
  ctx: ActingAgent,
  prepared: PreparedAction,
  snapshot: OrganizationSnapshot,
): Promise<Held> {
  return await lines.inLine(`${ctx.organizationId}/${prepared.sessionKey}`, () => decide(ctx, prepared, snapshot));
}

async function decide(ctx: ActingAgent, prepared: PreparedAction, snapshot: OrganizationSnapshot): Promise<Held> {
  return await inTransaction("begin", async (client) => {
    const organization = uuidOf("org", ctx.organizationId);
    await client.query(
      "select set_config('mastguard.organization', $1, true), set_config('lock_timeout', $2, true), mastguard.hold_head()",
      [organization, String(LOCK_TIMEOUT_MS)],
    );
    const { rows } = await client.query<{ version: number; state: string }>(
      "select version, state from mastguard.agent_session where organization_id = $1 and key = $2",
      [organization, prepared.sessionKey],
    );
    const [stored] = rows;
    const slot = stored
      ? { version: stored.version, state: parseSessionText(stored.state) }
      : { version: 0, state: emptySession() };
    const computed = compute(ctx, prepared, snapshot, slot);
    const values = [...COMMIT_DECISIONS.parameters([computed.row], false, true), new Date()];
    const { rows: answers } = await client.query<CommitAnswer>(COMMIT_DECISIONS.sql, values);
    const [answer] = answers;
    if (!answer) return { computed, result: { status: "wrong_time" } };
    const result = resultOf(answer);
    if (!result) throw new Error(`commit_decisions answered ${answer.status} under the head`);
    return { computed, result };
  });
}
