import type pg from "pg";
import { z } from "zod";
import { publicName } from "@/server/auth/principal";
import { idOf, type OrganizationId, uuidOf } from "@/server/ids";
import { type LoggedReview, reviewFrom, STATE_ENTRIES } from "@/server/reviews";

/** A review whose row says something else than its entries. */
export interface AlteredReview {
  /** Of the entry that opened it; without one, of its action's decision, and 0 when there is no such action. */
  readonly index: number;
  readonly kind: "review_altered";
  readonly message: string;
}

const PAGE = 500;

/**
 * Compares each review with its entries: its state, how many and who must approve it, now and at the levels to come, who answered what, and
 * what took its place. Pages by task, so that memory stays bounded. @param most how many are named.
 */
export async function alteredReviews(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  most: number,
): Promise<AlteredReview[]> {
  const organization = uuidOf("org", organizationId);
  const problems = await missingReviews(client, organization, most);
  let last = "00000000-0000-0000-0000-000000000000";
  while (problems.length < most) {
    const { rows } = await client.query(PAGE_SQL, [organization, last, STATE_ENTRIES, PAGE]);
    const tasks = rows.map((row) => Task.parse(row));
    for (const task of tasks) {
      const message = alterationOf(task);
      if (message !== null) problems.push(problemAt(task.index, message));
    }
    const end = tasks.at(-1);
    if (end === undefined || tasks.length < PAGE) break;
    last = end.id;
  }
  return problems.slice(0, most);
}

const PAGE_SQL = `
  select t.id, t.status, t.required_approvals, t.approvers, t.escalations, t.level, t.replaced_by, t.edited_by, e.bodies, v.votes,
    array(select concat_ws(' ', x.replacement_id, x.user_id) from mastguard.review_edit x where x.organization_id = t.organization_id and x.task_id = t.id) as edits,
    coalesce(e.index, a.entry_index, 0) as index
  from (select * from mastguard.review_task where organization_id = $1 and id > $2 order by id limit $4) t
  left join mastguard.action a on a.organization_id = t.organization_id and a.id = t.trace_id
  cross join lateral (select min(x.index) as index, coalesce(array_agg(x.body order by x.index), '{}') as bodies from mastguard.entry x
    where x.organization_id = t.organization_id and x.trace_id = t.trace_id and x.type = any ($3)) e
  cross join lateral (select coalesce(array_agg(concat_ws(' ', x.user_id, x.decision, x.outcome, x.record_id, coalesce(x.method, '-'), coalesce(x.on_behalf_of::text, '-'))), '{}') as votes
    from mastguard.review_vote x where x.organization_id = t.organization_id and x.task_id = t.id) v
  order by t.id`;

const Task = z.object({
  id: z.string(),
  status: z.string(),
  required_approvals: z.number(),
  approvers: z.array(z.string()),
  escalations: z.array(z.string()),
  level: z.number(),
  replaced_by: z.string().nullable(),
  edited_by: z.string().nullable(),
  bodies: z.array(z.string()),
  /** `user decision outcome record method absent`, the last two `-` where there is none. */
  votes: z.array(z.string()),
  /** `replacement editor` of each edit that was begun: whoever wrote what took its place is never the only one who approves that. */
  edits: z.array(z.string()),
  index: z.number(),
});
type Task = z.output<typeof Task>;

/** What its row says against its entries; null when they agree. */
function alterationOf(task: Task): string | null {
  const id = idOf("tsk", task.id);
  const review = readReview(task.bodies);
  if (review === null || review.taskId !== id) return `review ${id} is stored and the log tells no such course of it`;
  const differing = [
    task.status !== review.state.status && "its status",
    task.required_approvals !== review.state.required && "how many must approve it",
    !isSame(task.approvers.map(named), review.approvers) && "who may decide it",
    !isSame(task.escalations.map(levelNamed), review.escalateTo.map(String)) && "whom it escalates to",
    task.level !== review.level && "its level",
    !areSameVotes(task.votes, review.votes) && "who answered what",
    isOtherEdit(task, review) && "what took its place",
  ].filter((words) => words !== false);
  return differing.length === 0 ? null : `review ${id} is not the one in the log: ${differing.join(", ")}`;
}

/** Bodies that were altered are named by their hashes; here they are no review. */
function readReview(bodies: readonly string[]): LoggedReview | null {
  try {
    return reviewFrom(bodies);
  } catch {
    return null;
  }
}

function areSameVotes(stored: readonly string[], logged: LoggedReview["votes"]): boolean {
  return isSame(stored.toSorted(), logged.map(storedVote).sort());
}

function storedVote({ userId, decision, outcome, noteId, method, onBehalfOf }: LoggedReview["votes"][number]): string {
  const absent = onBehalfOf === null ? "-" : uuidOf("usr", onBehalfOf);
  return [uuidOf("usr", userId), decision, outcome, noteId, method ?? "-", absent].join(" ");
}

/** An edit that was begun and not ended leaves its names in the row. */
function isOtherEdit({ replaced_by: trace, edited_by: editor, edits }: Task, { edit }: LoggedReview): boolean {
  if (edit === null) return false;
  const [replacement, by] = [uuidOf("trc", edit.replacedBy), uuidOf("usr", edit.by)];
  return trace !== replacement || editor !== by || !edits.includes(`${replacement} ${by}`);
}

function levelNamed(stored: string): string {
  return String(stored.split(" ").map(named));
}

/** What names nobody any more stands as it is, and differs. */
function named(stored: string): string {
  return /^(role:\w+|(group|user):[0-9a-f-]{36})$/.test(stored) ? publicName(stored) : stored;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at]);
}

/** Reviews that the log opened and that have no row. */
async function missingReviews(client: pg.PoolClient, organization: string, most: number): Promise<AlteredReview[]> {
  const { rows } = await client.query<{ index: number }>(
    `select e.index from mastguard.entry e where e.organization_id = $1 and e.type = 'review.opened'
       and not exists (select 1 from mastguard.review_task t where t.organization_id = e.organization_id and t.trace_id = e.trace_id)
     order by e.index limit $2`,
    [organization, most],
  );
  return rows.map(({ index }) => problemAt(index, "the review that this entry opened is not stored"));
}

function problemAt(index: number, message: string): AlteredReview {
  return { index, kind: "review_altered", message };
}
