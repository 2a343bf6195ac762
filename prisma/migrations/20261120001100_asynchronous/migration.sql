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
    UPDATE mastguard.queue_shard s SET holder = CASE WHEN k.is_kept THEN node END, leased_until = CASE WHEN k.is_kept THEN now() + least(lease, interval '10 seconds') ELSE '-infinity' END
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

GRANT CREATE ON SCHEMA mastguard TO mastguard_ledger;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['receive_actions', 'hold_queue_shards', 'release_queue_shards', 'next_queued'] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION mastguard.%I FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION mastguard.%I TO mastguard_app', f);
    EXECUTE format('ALTER FUNCTION mastguard.%I OWNER TO mastguard_ledger', f);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
