import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { z } from "zod";

/** A past that was written into a log, and what it takes. */
export interface Past {
  /** When its first and its last entry are said to have been made. */
  readonly from: Date;
  readonly to: Date;
  /** How many sessions it has; see {@link pastSession}. */
  readonly sessions: number;
  /** Of the whole database, indexes included. */
  readonly databaseBytes: number;
}

/** Before their number, what sessions of the past are called. */
const SESSION = "past-";
const BATCH = 20_000;
const BATCHES_BETWEEN_LINES = 10;
/** Actions of a session, which follow each other closely. */
const STEPS = 50;
const POLL_MS = 500;
const LINE_EVERY_MS = 10_000;
/** Copies of at most so many decisions make the past; all agents, kinds of action and verdicts are among them. */
const TEMPLATES = 8_000;

const SPAN_SQL = "create temporary table span as select date_trunc('month', now(), 'UTC') as first, now() as past";

/** Their bodies hold what lists read of one. */
const TEMPLATE_SQL = `create temporary table template as
  select row_number() over (order by e.index desc) - 1 as n, e.type, e.actor_type, e.actor_id, e.agent_id, e.action_type, e.decision, e.risk_score,
    e.risk_category, e.leaf_hash, a.source, a.api_key_id, a.tool, a.resource, a.environment, a.digest,
    json_build_object('data', (select json_object_agg(key, value) from jsonb_each(e.body::jsonb -> 'data')
      where key in ('payloadHash', 'tool', 'latencyUs', 'failureModes')))::text as body
  from mastguard.entry e join mastguard.action a on a.organization_id = e.organization_id and a.id = e.trace_id
  where e.organization_id = $1 and e.type = 'action.decided' order by e.index desc limit ${TEMPLATES}`;

/** Copies `$2` of them; `$3` of `$4` are there. Ids rise with index and time. */
const COPY_SQL = `with head as (
    update mastguard.log_head set size = size + $2::bigint where organization_id = $1 returning size - $2 as first
  ), numbered as (
    select t.*, $3::bigint + g.n as number, head.first + g.n as index,
      span.first + (span.past - span.first) * (($3::bigint + g.n) / $4::float8) as at
    from generate_series(0, $2::bigint - 1) as g (n) join template t on t.n = ($3::bigint + g.n) % (select count(*) from template)
      cross join head cross join span
  ), made as materialized (
    select n.*, uuidv7(n.at - clock_timestamp()) as trace_id, uuidv7(n.at - clock_timestamp()) as entry_id, '${SESSION}' || n.number / ${STEPS} as session
    from numbered n order by n.number
  ), actions as (
    insert into mastguard.action (organization_id, id, at, source, api_key_id, agent_id, action_type, tool, resource, environment, session_id,
      session_key, subject_refs, digest, decision, risk_score, risk_category, entry_index, answer)
    select $1, m.trace_id, m.at, m.source, m.api_key_id, m.agent_id, m.action_type, m.tool, m.resource, m.environment, m.session, m.session,
      '{}', m.digest, m.decision, m.risk_score, m.risk_category, m.index, '' from made m
  )
  insert into mastguard.entry (organization_id, id, index, type, trace_id, at, actor_type, actor_id, agent_id, action_type, decision, risk_score, risk_category, body, leaf_hash)
  select $1, m.entry_id, m.index, m.type, m.trace_id, m.at, m.actor_type, m.actor_id, m.agent_id, m.action_type, m.decision, m.risk_score, m.risk_category, m.body, m.leaf_hash
  from made m`;

/** What `$2` sessions of the past remember: copies of what the log's own do. */
const SESSION_STATES_SQL = `with known as materialized (
    select row_number() over () - 1 as n, count(*) over () as sessions, version, state from mastguard.agent_session where organization_id = $1
  )
  insert into mastguard.agent_session (organization_id, key, version, state, updated_at)
  select $1, '${SESSION}' || g.n, k.version, k.state, now()
  from generate_series(0, $2::bigint - 1) as g (n) join known k on k.n = g.n % k.sessions`;
const SpanRow = z.object({ from: z.date(), to: z.date() });
const BehindRow = z.object({ behind: z.coerce.number() });
const BytesRow = z.object({ bytes: z.coerce.number() });

/** What a session of the past is called, from 0. */
export function pastSession(number: number): string {
  return `${SESSION}${number}`;
}

/**
 * Gives a log that holds decisions a past of so many more, copies of its own newest, evenly from the beginning of the month until now, and waits
 * until its tree holds them. The tree, the indexes and the size of everything are what so many decisions leave; the log does not
 * verify: bodies and answers are shortened, hashes are those of the originals, and the copies stand behind entries that are younger.
 * @param client superuser of the server's database; nothing else may write to the log meanwhile.
 */
export async function addPast(
  client: pg.Client,
  organization: string,
  entries: number,
  onProgress: (line: string) => void,
): Promise<Past> {
  await client.query("set synchronous_commit = off");
  await client.query("set work_mem = '64MB'"); // the template as a hash
  await client.query(SPAN_SQL);
  await client.query(TEMPLATE_SQL, [organization]);
  await client.query("analyze template");
  const began = performance.now();
  for (let done = 0, batch = 1; done < entries; done += BATCH, batch += 1) {
    await client.query(COPY_SQL, [organization, Math.min(BATCH, entries - done), done, entries]);
    const written = Math.min(entries, done + BATCH);
    const perSecond = Math.round((written * 1_000) / (performance.now() - began));
    if (batch % BATCHES_BETWEEN_LINES === 0)
      onProgress(`${written.toLocaleString("en")} entries written, ${perSecond.toLocaleString("en")} a second`);
  }
  const sessions = Math.ceil(entries / STEPS);
  await client.query(SESSION_STATES_SQL, [organization, sessions]);
  onProgress("vacuum, so that none begins beside the measuring …");
  for (const table of ["entry", "action", "agent_session"]) await client.query(`vacuum (analyze) mastguard.${table}`);
  await client.query("checkpoint");
  await treeHoldsAll(client, organization, onProgress);
  const { rows: spans } = await client.query("select first as from, past as to from span");
  const { rows: bytes } = await client.query("select pg_database_size(current_database()) as bytes");
  return { ...SpanRow.parse(spans[0]), sessions, databaseBytes: BytesRow.parse(bytes[0]).bytes };
}

async function treeHoldsAll(client: pg.Client, organization: string, onProgress: (line: string) => void) {
  for (let saidAt = performance.now(); ; await sleep(POLL_MS)) {
    const { rows } = await client.query(
      "select h.size - coalesce(t.size, 0) as behind from mastguard.log_head h left join mastguard.tree t using (organization_id) where h.organization_id = $1",
      [organization],
    );
    const { behind } = BehindRow.parse(rows[0]);
    if (behind === 0) return;
    if (performance.now() - saidAt < LINE_EVERY_MS) continue;
    saidAt = performance.now();
    onProgress(`${behind.toLocaleString("en")} entries are not in the tree yet`);
  }
}
