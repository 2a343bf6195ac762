-- Webhooks: who wants to hear of an organization's log, and what is on its way to them. A delivery names an entry and holds nothing of it.
CREATE TABLE "mastguard"."webhook_endpoint" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "destination" BYTEA NOT NULL,
    "event_types" TEXT[],
    "secret" BYTEA NOT NULL,
    "previous_secret" BYTEA,
    "previous_until" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL DEFAULT 'active',
    "disabled_reason" TEXT,
    "position" BIGINT NOT NULL,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failing_since" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT webhook_endpoint_status CHECK (status IN ('active', 'disabled') AND (status = 'disabled') = (disabled_reason IS NOT NULL)),
    CONSTRAINT webhook_endpoint_previous CHECK ((previous_secret IS NULL) = (previous_until IS NULL))
);
CREATE TABLE "mastguard"."webhook_delivery" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "entry_index" BIGINT NOT NULL,
    "event_id" UUID NOT NULL,
    "event_type" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "round_from" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "last_status" INTEGER,
    "last_error" TEXT,
    "last_attempt_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT webhook_delivery_status CHECK (status IN ('pending', 'delivered', 'failed', 'discarded'))
);

-- CreateIndex
CREATE INDEX "webhook_delivery_organization_id_endpoint_id_id_idx" ON "mastguard"."webhook_delivery"("organization_id", "endpoint_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_organization_id_endpoint_id_entry_index_ev_key" ON "mastguard"."webhook_delivery"("organization_id", "endpoint_id", "entry_index", "event_type");

-- AddForeignKey
ALTER TABLE "mastguard"."webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastguard"."webhook_delivery" ADD CONSTRAINT "webhook_delivery_organization_id_endpoint_id_fkey" FOREIGN KEY ("organization_id", "endpoint_id") REFERENCES "mastguard"."webhook_endpoint"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is waiting, what a node has in its hands, and what is history. Partial: each holds a small part of a table that keeps a month.
CREATE INDEX webhook_delivery_due ON mastguard.webhook_delivery (organization_id, endpoint_id, due_at, entry_index) WHERE status = 'pending';
CREATE INDEX webhook_delivery_leased ON mastguard.webhook_delivery (leased_until) WHERE leased_until IS NOT NULL;
CREATE INDEX webhook_delivery_ended ON mastguard.webhook_delivery (updated_at) WHERE status <> 'pending';

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['webhook_endpoint', 'webhook_delivery'] LOOP
    EXECUTE format('ALTER TABLE mastguard.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE mastguard.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON mastguard.%I TO mastguard_app USING (organization_id = (SELECT mastguard.current_organization())) WITH CHECK (organization_id = (SELECT mastguard.current_organization()))', t);
    EXECUTE format('CREATE POLICY ledger ON mastguard.%I TO mastguard_ledger USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, DELETE, UPDATE (status, disabled_reason, position, scanned_at, failing_since, secret, previous_secret, previous_until, updated_at)
  ON mastguard.webhook_endpoint TO mastguard_app;
GRANT SELECT, INSERT, UPDATE (status, round_from, due_at, leased_until, last_status, last_error, last_attempt_at, delivered_at, updated_at)
  ON mastguard.webhook_delivery TO mastguard_app;
GRANT SELECT ON mastguard.webhook_endpoint TO mastguard_ledger;
GRANT SELECT, UPDATE, DELETE ON mastguard.webhook_delivery TO mastguard_ledger;

-- Active endpoints whose organization's log holds entries they have not been held against, and which have room for what comes of
-- it; the longest neglected first. Names only ids; the entries are read inside the organization.
CREATE FUNCTION mastguard.webhooks_behind(waiting_max int, most int) RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  SELECT e.organization_id, e.id FROM mastguard.webhook_endpoint e JOIN mastguard.log_head h USING (organization_id)
  WHERE e.status = 'active' AND h.size > e.position
    AND NOT EXISTS (SELECT 1 FROM mastguard.webhook_delivery d
      WHERE d.organization_id = e.organization_id AND d.endpoint_id = e.id AND d.status = 'pending' OFFSET waiting_max - 1)
  ORDER BY e.scanned_at LIMIT most $$;

-- Takes due deliveries for as long as the lease: whoever dies with them lets go of them by time. Of endpoints that fail at present,
-- or of all others, so that the first can never take the places of the second. Fair: the organization with the least in the
-- air goes first, inside it the endpoint with the least; then what has waited longest. The caps hold over all nodes, so claims
-- go one after another: the lock is held for this one statement, and what is read after it is what the last one wrote.
CREATE FUNCTION mastguard.claim_webhook_deliveries(failing boolean, most int, endpoint_max int, organization_max int, lease interval)
RETURNS TABLE (organization_id uuid, id uuid, attempts int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
#variable_conflict use_column
DECLARE moment timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(72707374);
  moment := clock_timestamp();
  RETURN QUERY
  WITH flying AS MATERIALIZED (
    SELECT d.organization_id, d.endpoint_id, count(*) AS n FROM mastguard.webhook_delivery d WHERE d.leased_until > moment GROUP BY 1, 2
  ), endpoint AS MATERIALIZED (
    SELECT e.organization_id, e.id, coalesce(f.n, 0) AS flying FROM mastguard.webhook_endpoint e
    LEFT JOIN flying f ON f.organization_id = e.organization_id AND f.endpoint_id = e.id
    WHERE e.status = 'active' AND (e.failing_since IS NOT NULL) = failing
  ), due AS (
    SELECT e.organization_id, x.id, x.due_at, x.entry_index,
      e.flying + row_number() OVER (PARTITION BY e.organization_id, e.id ORDER BY x.due_at, x.entry_index) AS turn
    FROM endpoint e CROSS JOIN LATERAL (
      SELECT d.id, d.due_at, d.entry_index FROM mastguard.webhook_delivery d
      WHERE d.organization_id = e.organization_id AND d.endpoint_id = e.id AND d.status = 'pending' AND d.due_at <= moment
      ORDER BY d.due_at, d.entry_index LIMIT greatest(0, endpoint_max - e.flying)) x
  ), placed AS (
    SELECT d.organization_id, d.id, d.due_at, d.entry_index, o.flying + row_number() OVER (PARTITION BY d.organization_id ORDER BY d.turn, d.due_at, d.entry_index) AS place
    FROM due d JOIN (SELECT e.organization_id, sum(e.flying) AS flying FROM endpoint e GROUP BY 1) o USING (organization_id)
  ), taken AS (
    SELECT w.organization_id, w.id FROM placed p JOIN mastguard.webhook_delivery w USING (organization_id, id)
    WHERE p.place <= organization_max AND w.status = 'pending' AND w.due_at <= moment
    ORDER BY p.place, p.due_at, p.entry_index LIMIT most FOR UPDATE OF w SKIP LOCKED
  )
  UPDATE mastguard.webhook_delivery w SET attempts = w.attempts + 1, due_at = moment + lease, leased_until = moment + lease
  FROM taken t WHERE w.organization_id = t.organization_id AND w.id = t.id
  RETURNING w.organization_id, w.id, w.attempts;
END $$;

-- Forgets deliveries that ended longer ago than `kept`; the log still tells what there was to deliver. Returns how many.
CREATE FUNCTION mastguard.forget_webhook_deliveries(kept interval, most int) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  WITH old AS (
    SELECT d.organization_id, d.id FROM mastguard.webhook_delivery d WHERE d.status <> 'pending' AND d.updated_at < now() - kept
    ORDER BY d.updated_at LIMIT most FOR UPDATE SKIP LOCKED
  ), gone AS (
    DELETE FROM mastguard.webhook_delivery d USING old o WHERE d.organization_id = o.organization_id AND d.id = o.id RETURNING 1
  )
  SELECT count(*)::int FROM gone $$;

GRANT CREATE ON SCHEMA mastguard TO mastguard_ledger;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['webhooks_behind', 'claim_webhook_deliveries', 'forget_webhook_deliveries'] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION mastguard.%I FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION mastguard.%I TO mastguard_app', f);
    EXECUTE format('ALTER FUNCTION mastguard.%I OWNER TO mastguard_ledger', f);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
