import type pg from "pg";
import { z } from "zod";
import { isId, type UserId, uuidOf } from "@/server/ids";
import type { RealQuality } from "../quality/quality-store";
import type { ReviewerQuality, Share } from "../quality/schemas";

/** How somebody did in tests. */
export interface Tested extends Pick<ReviewerQuality, "reviewerId" | "name" | "email"> {
  readonly tests: Share;
}

/** The tests that people answered in a period, from the log; of one person when one is given. Index: entry (organization, type, index). */
export async function readTested(
  client: pg.PoolClient,
  { since, until, only }: { readonly since: Date; readonly until: Date; readonly only: UserId | null },
): Promise<Tested[]> {
  const { rows } = await client.query(
    `select reviewer, count(*) filter (where type = 'review_test.caught') as caught, count(*) as answered
     from (select type, body::json -> 'data' ->> 'reviewerId' as reviewer from mastguard.entry
       where type in ('review_test.caught', 'review_test.missed') and id >= mastguard.uuid_floor($1) and at between $1 and $2) t
     where $3::text is null or reviewer = $3 group by reviewer order by reviewer`,
    [since, until, only],
  );
  const counted = Counts.parse(rows);
  const people = await client.query("select id, name, email from mastguard.user_account where id = any ($1::uuid[])", [
    counted.map(({ reviewer }) => uuidOf("usr", reviewer)),
  ]);
  const members = new Map(Members.parse(people.rows).map((member) => [member.id, member]));
  return counted.map(({ reviewer, caught, answered }) => {
    const { name = null, email = null } = members.get(uuidOf("usr", reviewer)) ?? {};
    return { reviewerId: reviewer, name, email, tests: { count: caught, of: answered } };
  });
}

/** The figures of real tasks, each with the person's tests beside them; who did nothing but tests comes last. */
export function withTested(reviewers: readonly RealQuality[], tested: readonly Tested[]): ReviewerQuality[] {
  const by = new Map(tested.map((one) => [one.reviewerId, one]));
  const known = new Set(reviewers.map(({ reviewerId }) => reviewerId));
  const none = { count: 0, of: 0 };
  return [
    ...reviewers.map((reviewer) => ({ ...reviewer, tests: by.get(reviewer.reviewerId)?.tests ?? none })),
    ...tested
      .filter(({ reviewerId }) => !known.has(reviewerId))
      .map((one) => ({ ...NOTHING_REAL, ...one, quick: none, approved: none, agreed: none, missed: none })),
  ];
}

const NOTHING_REAL = { tasks: 0, medianOpenMs: null, p90OpenMs: null, byPolicy: [] };
const Counts = z.array(
  z.object({
    reviewer: z.custom<UserId>((value) => typeof value === "string" && isId("usr", value)),
    caught: z.number(),
    answered: z.number(),
  }),
);
const Members = z.array(z.object({ id: z.string(), name: z.string().nullable(), email: z.string().nullable() }));
