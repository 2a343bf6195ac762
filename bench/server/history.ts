/**
 * Statements that fill a tenant's log with the past: copies of its own newest decisions, each with an id, an index and a time of its own, in
 * entry, action and head. Their bodies are shortened and their hashes are those of the originals: it is the size of tables, indexes and tree
 * that is to be there, not a log that verifies.
 */
export const TEMPLATE_SQL = `create temporary table template as
  select row_number() over (order by e.index desc) - 1 as n, e.type, e.actor_type, e.actor_id, e.agent_id, e.action_type, e.decision, e.risk_score,
    e.risk_category, e.leaf_hash, a.source, a.api_key_id, a.tool, a.resource, a.environment, a.run_id, a.session_id, a.session_key, a.digest, a.answer,
    (e.body::jsonb #- '{data,findings}' #- '{data,policies}')::text as body
  from mastguard.entry e join mastguard.action a on a.organization_id = e.organization_id and a.id = e.trace_id
  where e.organization_id = $1 and e.type = 'action.decided' order by e.index desc limit 2000`;

/** Copies `$2` of them, from index `$3` on. The ids rise with the index, a millisecond each thousand, and end now. */
export const COPY_SQL = `with numbered as (
    select t.*, g.n as place, $3::bigint + g.n as index, now() - make_interval(secs => ($4::bigint - g.n - $5::bigint) / 1000.0) as at
    from generate_series(0, $2::bigint - 1) as g (n) join template t on t.n = (g.n + $5::bigint) % (select count(*) from template)
  ), made as (
    select n.*, (substr(mastguard.uuid_floor(n.at)::text, 1, 14) || '7' || substr(md5('t' || n.index), 1, 3) || '-8' || substr(md5('u' || n.index), 1, 3) || '-'
        || substr(md5('v' || n.index), 1, 12))::uuid as id,
      (substr(mastguard.uuid_floor(n.at)::text, 1, 14) || '7' || substr(md5('e' || n.index), 1, 3) || '-8' || substr(md5('f' || n.index), 1, 3) || '-'
        || substr(md5('g' || n.index), 1, 12))::uuid as entry_id
    from numbered n
  ), actions as (
    insert into mastguard.action (organization_id, id, at, source, api_key_id, agent_id, action_type, tool, resource, environment, run_id, session_id,
      session_key, subject_refs, digest, decision, risk_score, risk_category, entry_index, answer)
    select $1, m.id, m.at, m.source, m.api_key_id, m.agent_id, m.action_type, m.tool, m.resource, m.environment, m.run_id, m.session_id, m.session_key,
      '{}', m.digest, m.decision, m.risk_score, m.risk_category, m.index, left(m.answer, 400) from made m
  )
  insert into mastguard.entry (organization_id, id, index, type, trace_id, at, actor_type, actor_id, agent_id, action_type, decision, risk_score, risk_category, body, leaf_hash)
  select $1, m.entry_id, m.index, m.type, m.id, m.at, m.actor_type, m.actor_id, m.agent_id, m.action_type, m.decision, m.risk_score, m.risk_category, m.body, m.leaf_hash
  from made m order by m.index`;
