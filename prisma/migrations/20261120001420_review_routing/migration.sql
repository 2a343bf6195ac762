-- How long each level of a review has. A level begins so long before it is due, and is reminded when a quarter of that is left.
ALTER TABLE mastguard.review_task ADD COLUMN "sla_minutes" INTEGER NOT NULL DEFAULT 1440;
-- The migration's role sees no rows of a table whose security is forced.
ALTER TABLE mastguard.review_task NO FORCE ROW LEVEL SECURITY;
UPDATE mastguard.review_task SET sla_minutes = greatest(1, round(extract(epoch FROM sla_due_at - created_at) / 60));
ALTER TABLE mastguard.review_task FORCE ROW LEVEL SECURITY;
ALTER TABLE mastguard.review_task ADD CONSTRAINT review_task_sla CHECK (sla_minutes > 0);

-- Reminders that are due, as claim_due asks for them. In UTC, because only then is the sum the same for every session, which an index needs.
CREATE INDEX review_task_reminder ON mastguard.review_task (((sla_due_at AT TIME ZONE 'UTC') - sla_minutes * interval '15 seconds'))
  WHERE status IN ('PENDING', 'PARTIALLY_APPROVED') AND reminded_at IS NULL;

DROP FUNCTION mastguard.claim_due;
-- What is due in any organization. Names only ids; the work itself is done inside the organization.
CREATE FUNCTION mastguard.claim_due(kind text, most int) RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
#variable_conflict use_column
BEGIN
  CASE kind
    WHEN 'review.expiry' THEN
      RETURN QUERY SELECT t.organization_id, t.id FROM mastguard.review_task t WHERE t.status IN ('PENDING', 'PARTIALLY_APPROVED') AND t.sla_due_at <= now() ORDER BY t.sla_due_at LIMIT most;
    WHEN 'review.reminder' THEN
      RETURN QUERY SELECT t.organization_id, t.id FROM mastguard.review_task t WHERE t.status IN ('PENDING', 'PARTIALLY_APPROVED') AND t.reminded_at IS NULL
        AND (t.sla_due_at AT TIME ZONE 'UTC') - t.sla_minutes * interval '15 seconds' <= now() AT TIME ZONE 'UTC' AND t.sla_due_at > now() LIMIT most;
    WHEN 'idempotency.expiry' THEN
      RETURN QUERY DELETE FROM mastguard.idempotency_key i WHERE i.ctid = ANY (ARRAY(SELECT x.ctid FROM mastguard.idempotency_key x WHERE x.expires_at <= now() LIMIT most FOR UPDATE SKIP LOCKED))
        RETURNING i.organization_id, i.trace_id;
    ELSE RAISE EXCEPTION 'unknown kind %', kind;
  END CASE;
END $$;

-- The commit as it was, with who may answer a review, and who when its time is over: names joined by spaces, levels by commas.
DROP FUNCTION mastguard.commit_decisions;
-- Commits a batch of decisions of many organizations. Answers per row:
--   committed(index) | duplicate(trace) | revoked_key | stale_epoch | stale_session | wrong_time | gone (a queued event that has been
--   decided) | limit (a budget has too little left) | busy (another transaction holds the head; ask again with `wait`)
-- A queued event leaves the queue here and nowhere else, so whoever computed it, it is decided once. Its record is there already.
-- r_: one element per decision. e_: its entries (e_row counts from 1). p_: policies that took part, for the counters. b_: what it uses of
-- budgets: rows of one budget are counted in their order, those refused for another reason included, which errs on the safe side. Bytes come as
-- two values, because arrays of them would travel and be parsed as text: `sealed` holds each record's wrapped key (60 bytes), nonce (12) and
-- ciphertext from r_sealed on, `leaves` the 32 bytes of each entry's hash.
CREATE FUNCTION mastguard.commit_decisions(again boolean, wait boolean,
  r_org uuid[], r_epoch bigint[], r_key uuid[], r_trace uuid[], r_at timestamptz[], r_source text[], r_agent text[], r_action_type text[],
  r_tool text[], r_resource text[], r_environment text[], r_run text[], r_session text[], r_session_key text[], r_session_base bigint[], r_session_state text[],
  r_external text[], r_parent text[], r_subjects text[], r_digest text[], r_decision text[], r_risk smallint[], r_category text[], r_failed boolean[], r_answer text[],
  r_data_key uuid[], r_sealed int[], sealed bytea, r_idem bytea[], r_idem_body bytea[],
  r_task uuid[], r_task_policy uuid[], r_task_version uuid[], r_task_required int[], r_task_due timestamptz[], r_task_approvers text[], r_task_escalations text[], r_queued boolean[],
  e_row int[], e_id uuid[], e_type text[], e_body text[], leaves bytea, e_actor_type text[], e_actor_id text[],
  p_row int[], p_policy uuid[], p_kind text[],
  b_row int[], b_budget uuid[], b_subject text[], b_since timestamptz[], b_amount numeric[], b_cap numeric[])
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
      r_data_key, r_sealed, r_idem, r_idem_body, r_task, r_task_policy, r_task_version, r_task_required, r_task_due, r_task_approvers, r_task_escalations, r_queued)
      WITH ORDINALITY AS t (org, epoch, key, trace, at, source, agent, action_type, tool, resource, environment, run, session, session_key, session_base,
      session_state, external, parent, subjects, digest, decision, risk, category, failed, answer, data_key, sealed_at, idem, idem_body,
      task, task_policy, task_version, task_required, task_due, task_approvers, task_escalations, queued, ord)
  ), charge AS MATERIALIZED (
    SELECT b.* FROM unnest(b_row, b_budget, b_subject, b_since, b_amount, b_cap) AS b (row, budget, subject, since, amount, cap)
  ), looked AS MATERIALIZED (
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
  ), over AS MATERIALIZED (
    SELECT DISTINCT c.row FROM (
      SELECT b.row, coalesce(u.used, 0) + sum(b.amount) OVER (PARTITION BY l.org, b.budget, b.subject, b.since ORDER BY b.row ROWS UNBOUNDED PRECEDING) > b.cap OR b.amount < 0 AS is_over
      FROM charge b JOIN looked l ON l.ord = b.row AND l.verdict = 'committed'
      LEFT JOIN LATERAL (SELECT x.used FROM mastguard.budget_use x WHERE x.organization_id = l.org AND x.budget_id = b.budget AND x.subject = b.subject AND x.since = b.since LIMIT 1) u ON true
    ) c WHERE c.is_over
  ), judged AS MATERIALIZED (
    SELECT l.ord, l.org, l.session_key, l.session_base, l.size, l.tasks, l.session_version, l.earlier, l.earlier_index,
      CASE WHEN o.row IS NULL THEN l.verdict ELSE 'limit' END AS verdict
    FROM looked l LEFT JOIN over o ON o.row = l.ord
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
    INSERT INTO mastguard.review_task (organization_id, id, number, trace_id, agent_id, action_type, action_digest, required_approvals, policy_id, policy_version_id, risk_score, risk_category, created_at, sla_due_at,
      sla_minutes, approvers, escalations)
    SELECT r.org, r.task, ok.tasks + row_number() OVER (PARTITION BY r.org ORDER BY r.ord), r.trace, r.agent, r.action_type, r.digest, r.task_required, r.task_policy, r.task_version, r.risk, r.category, r.at, r.task_due,
      round(extract(epoch FROM r.task_due - r.at) / 60), coalesce(string_to_array(r.task_approvers, ' '), '{}'), coalesce(string_to_array(r.task_escalations, ','), '{}')
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
  ), ins_budget AS (
    INSERT INTO mastguard.budget_use AS m (organization_id, budget_id, subject, since, used)
    SELECT r.org, b.budget, b.subject, b.since, sum(b.amount) FROM charge b JOIN ok ON ok.ord = b.row JOIN r ON r.ord = b.row GROUP BY 1, 2, 3, 4
    ON CONFLICT (organization_id, budget_id, subject, since) DO UPDATE SET used = m.used + excluded.used
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
  FOREACH f IN ARRAY ARRAY['claim_due', 'commit_decisions'] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION mastguard.%I FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION mastguard.%I TO mastguard_app', f);
    EXECUTE format('ALTER FUNCTION mastguard.%I OWNER TO mastguard_ledger', f);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
