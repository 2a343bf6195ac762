import type { ActorContext } from "@/server/auth/actor";
import type { Unit } from "@/server/db/in-organization";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { NotFoundError } from "@/server/errors";
import { type OrganizationId, type ReviewTaskId, uuidOf } from "@/server/ids";
import { wideEvent } from "@/server/log";
import type { ReviewStatus } from "../schemas";
import { parseTest, TEST_SQL, type TestTask } from "./test-row";

/** Tests in a list; of those that ended, no more than the newest. */
const LISTED_MAX = 200;

/** Whoever reviews sees them: people, and keys of theirs that answer for them. To an agent's key there is no such thing. */
export function seesTests({ actor, permissions }: ActorContext): boolean {
  return actor.type === "user" || permissions.has("reviews:decide");
}

/**
 * The tests in these states, or all, for callers who see them; the newest 200. Never throws: what cannot be read is missing from the list, and
 * real tasks are listed without it. Index: review_test (organization, number).
 */
export async function listTests(ctx: ActorContext, statuses: readonly ReviewStatus[] | null): Promise<TestTask[]> {
  if (!seesTests(ctx)) return [];
  try {
    return await inOrganizationRead(ctx.organizationId, async (client) => {
      const { rows } = await client.query(
        `${TEST_SQL} where $1::text[] is null or t.status = any ($1) order by t.number desc limit ${LISTED_MAX}`,
        [statuses],
      );
      return rows.flatMap((row) => readTest(ctx.organizationId, row) ?? []);
    });
  } catch (error) {
    wideEvent("error", { event: "reviews.tests", organizationId: ctx.organizationId, err: error });
    return [];
  }
}

/** One test; null when there is none by that id, for callers who see none, and for a row that cannot be read. */
export async function findTest(ctx: ActorContext, id: ReviewTaskId): Promise<TestTask | null> {
  if (!seesTests(ctx)) return null;
  return await inOrganizationRead(ctx.organizationId, async (client) => {
    const { rows } = await client.query(`${TEST_SQL} where t.id = $1`, [uuidOf("tsk", id)]);
    return rows[0] ? readTest(ctx.organizationId, rows[0]) : null;
  });
}

/** A test whose row this transaction holds, as it is behind whoever held it before. @throws NotFoundError as for a task there is not. */
export async function lockTest({ tx, organization, organizationId }: Unit, id: ReviewTaskId): Promise<TestTask> {
  await tx.$queryRaw`select 1 from mastguard.review_test where organization_id = ${organization}::uuid and id = ${uuidOf("tsk", id)}::uuid for update`;
  const rows = await tx.$queryRawUnsafe<unknown[]>(
    `${TEST_SQL} where t.organization_id = $1::uuid and t.id = $2::uuid`,
    organization,
    uuidOf("tsk", id),
  );
  const test = rows[0] ? readTest(organizationId, rows[0]) : null;
  if (test === null) throw new NotFoundError();
  return test;
}

/** The test of a row. Null for one that cannot be read; the log of this node has its id and what in it is broken, and no value. */
function readTest(organizationId: OrganizationId, row: unknown): TestTask | null {
  const parsed = parseTest(row);
  if (parsed.isReadable) return parsed.test;
  const { testId, paths } = parsed;
  wideEvent("error", { event: "review_test.unreadable", organizationId, testId, paths });
  return null;
}
