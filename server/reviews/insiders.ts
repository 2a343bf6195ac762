import { z } from "zod";
import type { Unit } from "@/server/db/in-organization";
import { idOf, isId, type TraceId, type UserId, uuidOf } from "@/server/ids";

/** Who stands behind an action, and whether it may be approved at all. */
export interface Behind {
  /**
   * Whoever it is really of, who are never its only approvers: the people its agent's key is bound to and was made by, through keys that
   * made keys, and whoever wrote it by an edit.
   */
  readonly insiders: readonly UserId[];
  /** Those of them who wrote it by an edit. */
  readonly editors: readonly UserId[];
  /** It was made by an edit that has not taken the place of what was edited, or never will. */
  readonly isStray: boolean;
}

export async function findBehind({ tx, organization }: Unit, trace: TraceId): Promise<Behind> {
  const id = uuidOf("trc", trace);
  const [{ key, editors: wrote, is_stray: isStray }] = Rows.parse(
    await tx.$queryRaw`select
      (select a.api_key_id::text from mastguard.action a where a.organization_id = ${organization}::uuid and a.id = ${id}::uuid) as key,
      array(select e.user_id::text from mastguard.review_edit e
        where e.organization_id = ${organization}::uuid and e.replacement_id = ${id}::uuid) as editors,
      exists (select 1 from mastguard.review_edit e join mastguard.review_task t on t.organization_id = e.organization_id and t.id = e.task_id
        where e.organization_id = ${organization}::uuid and e.replacement_id = ${id}::uuid
          and not (t.status = 'REJECTED' and t.replaced_by is not distinct from e.replacement_id and not exists (
            select 1 from mastguard.review_vote v
            where v.organization_id = t.organization_id and v.task_id = t.id and v.decision = 'REJECT'))) as is_stray`,
  );
  const makers = key === null ? [] : await peopleBehindKey({ tx, organization }, key);
  const editors = wrote.map((user) => idOf("usr", user));
  return { insiders: [...new Set([...makers, ...editors])], editors, isStray };
}

/** Whoever a key is bound to and was made by; of a key that a key made, those behind that one too. @param key as stored. */
export async function peopleBehindKey(
  { tx, organization }: Pick<Unit, "tx" | "organization">,
  key: string,
): Promise<UserId[]> {
  const people: UserId[] = [];
  const seen = new Set<string>();
  for (let next: string | null = key; next !== null && !seen.has(next); ) {
    seen.add(next);
    const [row] = Keys.parse(
      await tx.$queryRaw`select user_id::text, created_by from mastguard.api_key
        where organization_id = ${organization}::uuid and id = ${next}::uuid`,
    );
    if (row === undefined) break;
    const { user_id: user, created_by: maker } = row;
    if (user !== null) people.push(idOf("usr", user));
    if (isId("usr", maker)) people.push(maker);
    next = isId("key", maker) ? uuidOf("key", maker) : null; // anything else is an operator, at the machine
  }
  return people;
}

const Rows = z.tuple([z.object({ key: z.string().nullable(), editors: z.array(z.string()), is_stray: z.boolean() })]);
const Keys = z.array(z.object({ user_id: z.string().nullable(), created_by: z.string() })).max(1);
