-- Actions that an agent does not wait for: received into the log at once, decided behind it in the order of their sessions (ADR 0015).
CREATE TABLE "mastguard"."queued_action" (
    "organization_id" UUID NOT NULL,
    "trace_id" UUID NOT NULL,
    "shard" SMALLINT NOT NULL,
    "entry_index" BIGINT NOT NULL,

    CONSTRAINT "queued_action_pkey" PRIMARY KEY ("organization_id","trace_id")
);
CREATE INDEX "queued_action_shard_organization_id_entry_index_idx" ON "mastguard"."queued_action"("shard", "organization_id", "entry_index");

-- Which node decides what is queued in a shard, for as long as its lease. Two that believe they do still decide nothing twice.
CREATE TABLE "mastguard"."queue_shard" (
    "shard" SMALLINT NOT NULL,
    "holder" UUID,
    "leased_until" TIMESTAMPTZ(3) NOT NULL DEFAULT '-infinity',

    CONSTRAINT "queue_shard_pkey" PRIMARY KEY ("shard")
);
INSERT INTO mastguard.queue_shard (shard) SELECT generate_series(0, 63);

ALTER TABLE "mastguard"."log_head" ADD COLUMN "queued" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "mastguard"."organization" ADD COLUMN "async_action_types" TEXT[] NOT NULL DEFAULT '{}';

ALTER TABLE mastguard.queued_action ENABLE ROW LEVEL SECURITY;
ALTER TABLE mastguard.queued_action FORCE ROW LEVEL SECURITY;
ALTER TABLE mastguard.queue_shard ENABLE ROW LEVEL SECURITY;
ALTER TABLE mastguard.queue_shard FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mastguard.queued_action FOR SELECT TO mastguard_app USING (organization_id = (SELECT mastguard.current_organization()));
CREATE POLICY ledger ON mastguard.queued_action TO mastguard_ledger USING (true) WITH CHECK (true);
CREATE POLICY ledger ON mastguard.queue_shard TO mastguard_ledger USING (true) WITH CHECK (true);
GRANT SELECT ON mastguard.queued_action TO mastguard_app;
GRANT SELECT, INSERT, DELETE ON mastguard.queued_action TO mastguard_ledger;
GRANT SELECT, UPDATE ON mastguard.queue_shard TO mastguard_ledger;
GRANT UPDATE (async_action_types) ON mastguard.organization TO mastguard_app;
-- Rows come and go: what is dead is cleared away before it slows the look for what is next.
ALTER TABLE mastguard.queued_action SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000);

-- Takes a batch of actions into the log and the queue: entry `action.received`, sealed record, place in the queue, Idempotency-Key.
-- Answers per row: committed(index) | duplicate(trace) | revoked_key | wrong_time | backlog_full (the organization has `most` waiting) | busy.
-- Bytes come as in commit_decisions.
CREATE FUNCTION mastguard.receive_actions(again boolean, wait boolean, most int,
  r_org uuid[], r_key uuid[], r_trace uuid[], r_at timestamptz[], r_shard smallint[], r_agent text[], r_action_type text[],
  r_data_key uuid[], r_sealed int[], sealed bytea, r_idem bytea[], r_idem_body bytea[], e_id uuid[], e_body text[], leaves bytea, e_actor_id text[])
RETURNS TABLE (ord int, status text, index bigint, trace uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp
SET plan_cache_mode = force_generic_plan SET jit = off SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE held uuid[];
BEGIN
  IF wait THEN
    held := ARRAY(SELECT h.organization_id FROM mastguard.log_head h WHERE h.organization_id = ANY (r_org) ORDER BY 1 FOR NO KEY UPDATE);
  ELSE
    held := ARRAY(SELECT h.organization_id FROM mastguard.log_head h WHERE h.organization_id = ANY (r_org) ORDER BY 1 FOR NO KEY UPDATE SKIP LOCKED);
  END IF;
  RETURN QUERY
  WITH r AS MATERIALIZED (
    SELECT t.*, substring(leaves FROM (t.ord::int - 1) * 32 + 1 FOR 32) AS leaf, coalesce(lead(t.sealed_at) OVER (ORDER BY t.ord), octet_length(sealed)) AS sealed_end
    FROM unnest(r_org, r_key, r_trace, r_at, r_shard, r_agent, r_action_type, r_data_key, r_sealed, r_idem, r_idem_body, e_id, e_body, e_actor_id)
      WITH ORDINALITY AS t (org, key, trace, at, shard, agent, action_type, data_key, sealed_at, idem, idem_body, entry_id, body, actor_id, ord)
  ), judged AS MATERIALIZED (
    SELECT r.ord, r.org, h.size, h.queued, i.trace_id AS earlier, e.index AS earlier_index,
      CASE
        WHEN r.org <> ALL (held) THEN 'busy'
        WHEN e.index IS NOT NULL THEN 'already'
        WHEN k.id IS NULL OR k.revoked_at IS NOT NULL OR k.expires_at <= now() THEN 'revoked_key'
        WHEN i.trace_id IS NOT NULL THEN 'duplicate'
        WHEN r.at > clock_timestamp() + interval '2 seconds' OR r.at < clock_timestamp() - interval '6 seconds' THEN 'wrong_time'
        ELSE 'committed'
      END AS verdict
    FROM r
    LEFT JOIN LATERAL (SELECT x.size, x.queued FROM mastguard.log_head x WHERE x.organization_id = r.org LIMIT 1) h ON true
    LEFT JOIN LATERAL (SELECT x.id, x.revoked_at, x.expires_at FROM mastguard.api_key x WHERE x.organization_id = r.org AND x.id = r.key LIMIT 1) k ON true
    LEFT JOIN LATERAL (SELECT x.trace_id FROM mastguard.idempotency_key x WHERE r.idem IS NOT NULL AND x.organization_id = r.org AND x.api_key_id = r.key AND x.key_hash = r.idem AND x.expires_at > now() LIMIT 1) i ON true
    LEFT JOIN LATERAL (SELECT x.index FROM mastguard.entry x WHERE again AND x.organization_id = r.org AND x.id = r.entry_id LIMIT 1) e ON true
  ), counted AS MATERIALIZED (
    SELECT j.*, row_number() OVER (PARTITION BY j.org, j.verdict ORDER BY j.ord) AS place FROM judged j
  ), ok AS MATERIALIZED (
    SELECT c.ord, c.size + c.place - 1 AS at_index FROM counted c WHERE c.verdict = 'committed' AND c.queued + c.place <= most
  ), ins_entry AS (
    INSERT INTO mastguard.entry (organization_id, id, index, type, trace_id, at, actor_type, actor_id, agent_id, action_type, body, leaf_hash)
    SELECT r.org, r.entry_id, ok.at_index, 'action.received', r.trace, r.at, 'api_key', r.actor_id, r.agent, r.action_type, r.body, r.leaf
    FROM ok JOIN r ON r.ord = ok.ord
  ), ins_record AS (
    INSERT INTO mastguard.record (organization_id, id, trace_id, kind, key_id, wrapped_key, nonce, ciphertext)
    SELECT r.org, r.trace, r.trace, 'action', r.data_key, substring(sealed FROM r.sealed_at + 1 FOR 60), substring(sealed FROM r.sealed_at + 61 FOR 12),
      substring(sealed FROM r.sealed_at + 73 FOR r.sealed_end - r.sealed_at - 72)
    FROM ok JOIN r ON r.ord = ok.ord
  ), ins_queued AS (
    INSERT INTO mastguard.queued_action (organization_id, trace_id, shard, entry_index) SELECT r.org, r.trace, r.shard, ok.at_index FROM ok JOIN r ON r.ord = ok.ord
  ), ins_idem AS (
    INSERT INTO mastguard.idempotency_key (organization_id, api_key_id, key_hash, body_hash, trace_id, expires_at)
    SELECT r.org, r.key, r.idem, r.idem_body, r.trace, now() + interval '24 hours' FROM ok JOIN r ON r.ord = ok.ord WHERE r.idem IS NOT NULL
    ON CONFLICT (organization_id, api_key_id, key_hash) DO UPDATE SET body_hash = excluded.body_hash, trace_id = excluded.trace_id, expires_at = excluded.expires_at
  ), advanced AS (
    UPDATE mastguard.log_head h SET size = h.size + c.n, queued = h.queued + c.n FROM (SELECT r.org, count(*) AS n FROM ok JOIN r ON r.ord = ok.ord GROUP BY 1) c
    WHERE h.organization_id = c.org
  )
  SELECT c.ord::int, CASE WHEN c.verdict = 'already' THEN 'committed' WHEN c.verdict = 'committed' AND ok.ord IS NULL THEN 'backlog_full' ELSE c.verdict END,
    coalesce(ok.at_index, c.earlier_index), CASE WHEN c.verdict = 'duplicate' THEN c.earlier END
  FROM counted c LEFT JOIN ok ON ok.ord = c.ord;
END $$;

-- Renews this node's shards and brings them to its share of all: shards over it are let go of, free ones are taken. Every live node
-- calls it about once a second; one that does not is thought dead when its lease is over.
CREATE FUNCTION mastguard.hold_queue_shards(node uuid, lease interval) RETURNS SETOF smallint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
DECLARE share int;
BEGIN
  SELECT ceil(64.0 / (1 + count(DISTINCT s.holder) FILTER (WHERE s.holder <> node AND s.leased_until > now()))) INTO share FROM mastguard.queue_shard s;
  RETURN QUERY
  WITH wanted AS MATERIALIZED (
    SELECT s.shard, s.holder IS NOT DISTINCT FROM node AS is_own FROM mastguard.queue_shard s
    WHERE s.holder IS NOT DISTINCT FROM node OR s.leased_until <= now()
    ORDER BY s.holder IS DISTINCT FROM node, s.shard FOR UPDATE SKIP LOCKED
  ), kept AS MATERIALIZED (
    SELECT w.shard, w.is_own, row_number() OVER (ORDER BY NOT w.is_own, w.shard) <= share AS is_kept FROM wanted w
  ), changed AS (
    UPDATE mastguard.queue_shard s SET holder = CASE WHEN k.is_kept THEN node END, leased_until = CASE WHEN k.is_kept THEN now() + lease ELSE '-infinity' END
    FROM kept k WHERE s.shard = k.shard AND (k.is_kept OR k.is_own) RETURNING s.shard, k.is_kept
  )
  SELECT c.shard FROM changed c WHERE c.is_kept;
END $$;
CREATE FUNCTION mastguard.release_queue_shards(node uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  UPDATE mastguard.queue_shard s SET holder = NULL, leased_until = '-infinity' WHERE s.holder = node $$;

-- What is next in these shards: of each organization that has something there, the `most` oldest behind what the node has read
-- (c_: its cursors). Names only ids and places; the content is read inside the organization.
CREATE FUNCTION mastguard.next_queued(shards smallint[], c_shard smallint[], c_org uuid[], c_index bigint[], most int)
RETURNS TABLE (shard smallint, organization_id uuid, trace_id uuid, entry_index bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp SET enable_seqscan = off AS $$
  WITH RECURSIVE place AS (
    SELECT s.shard, (SELECT q.organization_id FROM mastguard.queued_action q WHERE q.shard = s.shard ORDER BY q.organization_id LIMIT 1) AS organization_id FROM unnest(shards) AS s (shard)
    UNION ALL
    SELECT p.shard, (SELECT q.organization_id FROM mastguard.queued_action q WHERE q.shard = p.shard AND q.organization_id > p.organization_id ORDER BY q.organization_id LIMIT 1)
    FROM place p WHERE p.organization_id IS NOT NULL
  )
  SELECT p.shard, p.organization_id, q.trace_id, q.entry_index FROM place p
  LEFT JOIN unnest(c_shard, c_org, c_index) AS c (shard, org, index) ON c.shard = p.shard AND c.org = p.organization_id
  CROSS JOIN LATERAL (SELECT x.trace_id, x.entry_index FROM mastguard.queued_action x
    WHERE x.shard = p.shard AND x.organization_id = p.organization_id AND x.entry_index > coalesce(c.index, -1) ORDER BY x.entry_index LIMIT most) q
  WHERE p.organization_id IS NOT NULL $$;

DROP FUNCTION mastguard.commit_decisions;
-- Commits a batch of decisions of many organizations. Answers per row:
--   committed(index) | duplicate(trace) | revoked_key | stale_epoch | stale_session | wrong_time | gone (a queued event that has been
--   decided) | busy (another transaction holds the head; ask again with `wait`)
-- A queued event leaves the queue here and nowhere else, so whoever computed it, it is decided once. Its record is there already.
-- r_: one element per decision. e_: its entries (e_row counts from 1). p_: policies that took part, for the counters. Bytes come as
-- two values, because arrays of them would travel and be parsed as text: `sealed` holds each record's wrapped key (60 bytes), nonce (12) and
-- ciphertext from r_sealed on, `leaves` the 32 bytes of each entry's hash.
CREATE FUNCTION mastguard.commit_decisions(again boolean, wait boolean,
  r_org uuid[], r_epoch bigint[], r_key uuid[], r_trace uuid[], r_at timestamptz[], r_source text[], r_agent text[], r_action_type text[],
  r_tool text[], r_resource text[], r_environment text[], r_run text[], r_session text[], r_session_key text[], r_session_base bigint[], r_session_state text[],
  r_external text[], r_parent text[], r_subjects text[], r_digest text[], r_decision text[], r_risk smallint[], r_category text[], r_failed boolean[], r_answer text[],
  r_data_key uuid[], r_sealed int[], sealed bytea, r_idem bytea[], r_idem_body bytea[],
  r_task uuid[], r_task_policy uuid[], r_task_version uuid[], r_task_required int[], r_task_due timestamptz[], r_queued boolean[],
  e_row int[], e_id uuid[], e_type text[], e_body text[], leaves bytea, e_actor_type text[], e_actor_id text[],
  p_row int[], p_policy uuid[], p_kind text[])
RETURNS TABLE (ord int, status text, index bigint, trace uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp
-- Planning this statement costs more than running it: one plan for all batches. It is made while tables may still be empty,
-- so it must not be allowed to choose scans that stop being cheap as they grow.
SET plan_cache_mode = force_generic_plan SET jit = off SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE held uuid[];
BEGIN
  -- NO KEY UPDATE: FOR UPDATE would block every insert elsewhere whose foreign key points at the head's row.
  IF wait THEN
    held := ARRAY(SELECT h.organization_id FROM mastguard.log_head h WHERE h.organization_id = ANY (r_org) ORDER BY 1 FOR NO KEY UPDATE);
  ELSE
    held := ARRAY(SELECT h.organization_id FROM mastguard.log_head h WHERE h.organization_id = ANY (r_org) ORDER BY 1 FOR NO KEY UPDATE SKIP LOCKED);
  END IF;
  RETURN QUERY
  WITH r AS MATERIALIZED (
    SELECT t.* FROM unnest(r_org, r_epoch, r_key, r_trace, r_at, r_source, r_agent, r_action_type, r_tool, r_resource, r_environment, r_run, r_session,
      r_session_key, r_session_base, r_session_state, r_external, r_parent, r_subjects, r_digest, r_decision, r_risk, r_category, r_failed, r_answer,
      r_data_key, r_sealed, r_idem, r_idem_body, r_task, r_task_policy, r_task_version, r_task_required, r_task_due, r_queued)
      WITH ORDINALITY AS t (org, epoch, key, trace, at, source, agent, action_type, tool, resource, environment, run, session, session_key, session_base,
      session_state, external, parent, subjects, digest, decision, risk, category, failed, answer, data_key, sealed_at, idem, idem_body,
      task, task_policy, task_version, task_required, task_due, queued, ord)
  ), judged AS MATERIALIZED (
    SELECT r.ord, r.org, r.session_key, r.session_base, h.size, h.tasks, coalesce(s.version, 0) AS session_version, i.trace_id AS earlier, a.entry_index AS earlier_index,
      CASE
        WHEN r.org <> ALL (held) THEN 'busy'
        -- The first attempt may have committed although its answer was lost.
        WHEN a.id IS NOT NULL THEN 'already'
        WHEN r.queued AND q.trace_id IS NULL THEN 'gone'
        WHEN r.key IS NOT NULL AND (k.id IS NULL OR k.revoked_at IS NOT NULL OR k.expires_at <= now()) THEN 'revoked_key'
        WHEN i.trace_id IS NOT NULL THEN 'duplicate'
        -- Time-based rules were judged by the node's clock: it must agree with ours. And whoever waited this long has been told
        -- that nothing was decided, so nothing may be recorded any more.
        WHEN r.at > clock_timestamp() + interval '2 seconds' OR r.at < clock_timestamp() - interval '6 seconds' THEN 'wrong_time'
        WHEN r.epoch IS DISTINCT FROM h.epoch THEN 'stale_epoch'
        ELSE 'committed'
      END AS verdict
    FROM r
    LEFT JOIN LATERAL (SELECT x.size, x.tasks, x.epoch FROM mastguard.log_head x WHERE x.organization_id = r.org LIMIT 1) h ON true
    LEFT JOIN LATERAL (SELECT x.id, x.revoked_at, x.expires_at FROM mastguard.api_key x WHERE x.organization_id = r.org AND x.id = r.key LIMIT 1) k ON true
    LEFT JOIN LATERAL (SELECT x.version FROM mastguard.agent_session x WHERE r.session_key IS NOT NULL AND x.organization_id = r.org AND x.key = r.session_key LIMIT 1) s ON true
    LEFT JOIN LATERAL (SELECT x.trace_id FROM mastguard.idempotency_key x WHERE r.idem IS NOT NULL AND x.organization_id = r.org AND x.api_key_id = r.key AND x.key_hash = r.idem AND x.expires_at > now() LIMIT 1) i ON true
    LEFT JOIN LATERAL (SELECT x.trace_id FROM mastguard.queued_action x WHERE r.queued AND x.organization_id = r.org AND x.trace_id = r.trace LIMIT 1) q ON true
    LEFT JOIN LATERAL (SELECT x.id, x.entry_index FROM mastguard.action x WHERE again AND x.organization_id = r.org AND x.id = r.trace LIMIT 1) a ON true
  ), chained AS MATERIALIZED (
    -- A session's decisions form a chain: one that does not start from the stored version, or follows a refused one, is refused.
    SELECT j.*, CASE
        WHEN j.verdict <> 'committed' OR j.session_key IS NULL THEN j.verdict
        WHEN bool_and(j.verdict = 'committed') OVER w AND j.session_base = j.session_version + row_number() OVER w - 1 THEN 'committed'
        ELSE 'stale_session' END AS status
    FROM judged j WINDOW w AS (PARTITION BY j.org, j.session_key ORDER BY j.ord)
  ), ok AS MATERIALIZED (
    SELECT c.ord, c.size, c.tasks, c.session_version FROM chained c WHERE c.status = 'committed'
  ), placed AS MATERIALIZED (
    SELECT e.row, e.id, e.type, e.body, substring(leaves FROM (e.ord::int - 1) * 32 + 1 FOR 32) AS leaf, e.actor_type, e.actor_id, ok.size + row_number() OVER (PARTITION BY r.org ORDER BY e.ord) - 1 AS at_index, e.ord
    FROM unnest(e_row, e_id, e_type, e_body, e_actor_type, e_actor_id) WITH ORDINALITY AS e (row, id, type, body, actor_type, actor_id, ord)
    JOIN ok ON ok.ord = e.row JOIN r ON r.ord = e.row
  ), firsts AS MATERIALIZED (
    SELECT DISTINCT ON (p.row) p.row, p.at_index FROM placed p ORDER BY p.row, p.ord
  ), ins_entry AS (
    INSERT INTO mastguard.entry (organization_id, id, index, type, trace_id, at, actor_type, actor_id, agent_id, action_type, decision, risk_score, risk_category, body, leaf_hash)
    SELECT r.org, p.id, p.at_index, p.type, r.trace, r.at, p.actor_type, p.actor_id, r.agent, r.action_type, r.decision, r.risk, r.category, p.body, p.leaf
    FROM placed p JOIN r ON r.ord = p.row
  ), ins_action AS (
    INSERT INTO mastguard.action (organization_id, id, at, source, api_key_id, agent_id, action_type, tool, resource, environment, run_id, session_id, session_key,
      external_trace_id, parent_trace_id, subject_refs, digest, decision, risk_score, risk_category, entry_index, answer)
    SELECT r.org, r.trace, r.at, r.source, r.key, r.agent, r.action_type, r.tool, r.resource, r.environment, r.run, r.session, r.session_key, r.external, r.parent,
      coalesce(string_to_array(r.subjects, ','), '{}'), r.digest, r.decision, r.risk, r.category, f.at_index, r.answer
    FROM r JOIN firsts f ON f.row = r.ord
  ), ins_record AS (
    INSERT INTO mastguard.record (organization_id, id, trace_id, kind, key_id, wrapped_key, nonce, ciphertext)
    SELECT r.org, r.trace, r.trace, 'action', r.data_key, substring(sealed FROM r.sealed_at + 1 FOR 60), substring(sealed FROM r.sealed_at + 61 FOR 12),
      substring(sealed FROM r.sealed_at + 73 FOR coalesce(r.sealed_end, octet_length(sealed)) - r.sealed_at - 72)
    FROM (SELECT r.*, lead(r.sealed_at) OVER (ORDER BY r.ord) AS sealed_end FROM r WHERE NOT r.queued) r JOIN ok ON ok.ord = r.ord
  ), ins_task AS (
    INSERT INTO mastguard.review_task (organization_id, id, number, trace_id, agent_id, action_type, action_digest, required_approvals, policy_id, policy_version_id, risk_score, risk_category, created_at, sla_due_at)
    SELECT r.org, r.task, ok.tasks + row_number() OVER (PARTITION BY r.org ORDER BY r.ord), r.trace, r.agent, r.action_type, r.digest, r.task_required, r.task_policy, r.task_version, r.risk, r.category, r.at, r.task_due
    FROM r JOIN ok ON ok.ord = r.ord WHERE r.task IS NOT NULL
  ), ins_idem AS (
    INSERT INTO mastguard.idempotency_key (organization_id, api_key_id, key_hash, body_hash, trace_id, expires_at)
    SELECT r.org, r.key, r.idem, r.idem_body, r.trace, now() + interval '24 hours' FROM r JOIN ok ON ok.ord = r.ord WHERE r.idem IS NOT NULL
    ON CONFLICT (organization_id, api_key_id, key_hash) DO UPDATE SET body_hash = excluded.body_hash, trace_id = excluded.trace_id, expires_at = excluded.expires_at
  ), ins_session AS (
    INSERT INTO mastguard.agent_session (organization_id, key, version, state, updated_at)
    SELECT DISTINCT ON (r.org, r.session_key) r.org, r.session_key, r.session_base + 1, r.session_state, now()
    FROM r JOIN ok ON ok.ord = r.ord WHERE r.session_key IS NOT NULL ORDER BY r.org, r.session_key, r.ord DESC
    ON CONFLICT (organization_id, key) DO UPDATE SET version = excluded.version, state = excluded.state, updated_at = excluded.updated_at
  ), ins_minute AS (
    INSERT INTO mastguard.activity_minute AS m (organization_id, minute, allow, alert, hitl, block, failures)
    SELECT r.org, date_trunc('minute', r.at), count(*) FILTER (WHERE r.decision = 'ALLOW'), count(*) FILTER (WHERE r.decision = 'ALERT'),
      count(*) FILTER (WHERE r.decision = 'HITL'), count(*) FILTER (WHERE r.decision = 'BLOCK'), count(*) FILTER (WHERE r.failed)
    FROM r JOIN ok ON ok.ord = r.ord GROUP BY 1, 2
    ON CONFLICT (organization_id, minute) DO UPDATE SET allow = m.allow + excluded.allow, alert = m.alert + excluded.alert,
      hitl = m.hitl + excluded.hitl, block = m.block + excluded.block, failures = m.failures + excluded.failures
  ), ins_agent AS (
    INSERT INTO mastguard.agent_activity AS m (organization_id, agent_id, first_seen_at, last_seen_at, last_action_type, events, alert, hitl, block, failures)
    SELECT r.org, r.agent, min(r.at), max(r.at), (array_agg(r.action_type ORDER BY r.ord DESC))[1], count(*), count(*) FILTER (WHERE r.decision = 'ALERT'),
      count(*) FILTER (WHERE r.decision = 'HITL'), count(*) FILTER (WHERE r.decision = 'BLOCK'), count(*) FILTER (WHERE r.failed)
    FROM r JOIN ok ON ok.ord = r.ord GROUP BY 1, 2
    ON CONFLICT (organization_id, agent_id) DO UPDATE SET last_seen_at = greatest(m.last_seen_at, excluded.last_seen_at), last_action_type = excluded.last_action_type,
      events = m.events + excluded.events, alert = m.alert + excluded.alert, hitl = m.hitl + excluded.hitl, block = m.block + excluded.block, failures = m.failures + excluded.failures
  ), ins_hour AS (
    INSERT INTO mastguard.agent_hour AS m (organization_id, agent_id, hour, events, alert, hitl, block, failures, max_risk)
    SELECT r.org, r.agent, date_trunc('hour', r.at), count(*), count(*) FILTER (WHERE r.decision = 'ALERT'), count(*) FILTER (WHERE r.decision = 'HITL'),
      count(*) FILTER (WHERE r.decision = 'BLOCK'), count(*) FILTER (WHERE r.failed), max(r.risk)
    FROM r JOIN ok ON ok.ord = r.ord GROUP BY 1, 2, 3
    ON CONFLICT (organization_id, hour, agent_id) DO UPDATE SET events = m.events + excluded.events, alert = m.alert + excluded.alert, hitl = m.hitl + excluded.hitl,
      block = m.block + excluded.block, failures = m.failures + excluded.failures, max_risk = greatest(m.max_risk, excluded.max_risk)
  ), ins_policy AS (
    INSERT INTO mastguard.policy_day AS m (organization_id, policy_id, day, matched, shadowed, errored)
    SELECT r.org, p.policy, (r.at AT TIME ZONE 'UTC')::date, count(*) FILTER (WHERE p.kind = 'matched'), count(*) FILTER (WHERE p.kind = 'shadow'), count(*) FILTER (WHERE p.kind = 'error')
    FROM unnest(p_row, p_policy, p_kind) AS p (row, policy, kind) JOIN ok ON ok.ord = p.row JOIN r ON r.ord = p.row GROUP BY 1, 2, 3
    ON CONFLICT (organization_id, policy_id, day) DO UPDATE SET matched = m.matched + excluded.matched, shadowed = m.shadowed + excluded.shadowed, errored = m.errored + excluded.errored
  ), ins_usage AS (
    INSERT INTO mastguard.api_key_usage AS m (organization_id, api_key_id, last_used_at, events)
    SELECT r.org, r.key, max(r.at), count(*) FROM r JOIN ok ON ok.ord = r.ord WHERE r.key IS NOT NULL GROUP BY 1, 2
    ON CONFLICT (organization_id, api_key_id) DO UPDATE SET last_used_at = greatest(m.last_used_at, excluded.last_used_at), events = m.events + excluded.events
  ), del_queued AS (
    DELETE FROM mastguard.queued_action q USING r JOIN ok ON ok.ord = r.ord WHERE r.queued AND q.organization_id = r.org AND q.trace_id = r.trace
  ), advanced AS (
    UPDATE mastguard.log_head h SET size = h.size + c.entries, tasks = h.tasks + c.tasks, queued = h.queued - c.queued
    FROM (SELECT r.org, count(*) AS entries, count(DISTINCT r.task) AS tasks, count(DISTINCT r.ord) FILTER (WHERE r.queued) AS queued
      FROM placed p JOIN r ON r.ord = p.row GROUP BY 1) c
    WHERE h.organization_id = c.org
  )
  SELECT c.ord::int, CASE c.status WHEN 'already' THEN 'committed' ELSE c.status END, coalesce(f.at_index, c.earlier_index), CASE WHEN c.status = 'duplicate' THEN c.earlier END
  FROM chained c LEFT JOIN firsts f ON f.row = c.ord;
END $$;

GRANT CREATE ON SCHEMA mastguard TO mastguard_ledger;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['receive_actions', 'hold_queue_shards', 'release_queue_shards', 'next_queued', 'commit_decisions'] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION mastguard.%I FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION mastguard.%I TO mastguard_app', f);
    EXECUTE format('ALTER FUNCTION mastguard.%I OWNER TO mastguard_ledger', f);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
