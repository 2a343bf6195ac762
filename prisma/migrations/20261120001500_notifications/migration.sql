-- Notification channels: where people are told about reviews, and the messages on their way there. A message names entries and tasks
-- and holds nothing of them.
CREATE TABLE "mastguard"."notification_channel" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "config" BYTEA NOT NULL,
    "events" TEXT[],
    "policy_ids" UUID[],
    "digest_minutes" INTEGER NOT NULL DEFAULT 0,
    "quiet_from" TEXT,
    "quiet_to" TEXT,
    "quiet_zone" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "disabled_reason" TEXT,
    "position" BIGINT NOT NULL,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failing_since" TIMESTAMPTZ(3),
    "paused_until" TIMESTAMPTZ(3),
    "last_sent_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_channel_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT notification_channel_type CHECK (type IN ('email', 'slack', 'teams', 'webhook', 'whatsapp', 'jira')),
    CONSTRAINT notification_channel_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL) AND (quiet_from IS NULL) = (quiet_zone IS NULL)),
    CONSTRAINT notification_channel_disabled CHECK (disabled_reason IS NULL OR NOT is_active)
);
CREATE TABLE "mastguard"."notification_delivery" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "is_urgent" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reached" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "last_status" INTEGER,
    "last_error" TEXT,
    "last_detail" TEXT,
    "last_attempt_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_delivery_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT notification_delivery_kind CHECK (kind IN ('event', 'digest', 'test')),
    CONSTRAINT notification_delivery_status CHECK (status IN ('pending', 'delivered', 'failed', 'discarded'))
);
CREATE TABLE "mastguard"."notification_item" (
    "organization_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "entry_index" BIGINT NOT NULL,
    "delivery_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "task_id" UUID NOT NULL,

    CONSTRAINT "notification_item_pkey" PRIMARY KEY ("organization_id","channel_id","entry_index")
);

-- CreateIndex
CREATE INDEX "notification_delivery_organization_id_channel_id_id_idx" ON "mastguard"."notification_delivery"("organization_id", "channel_id", "id");

-- CreateIndex
CREATE INDEX "notification_item_organization_id_delivery_id_entry_index_idx" ON "mastguard"."notification_item"("organization_id", "delivery_id", "entry_index");

-- AddForeignKey
ALTER TABLE "mastguard"."notification_channel" ADD CONSTRAINT "notification_channel_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastguard"."notification_delivery" ADD CONSTRAINT "notification_delivery_organization_id_channel_id_fkey" FOREIGN KEY ("organization_id", "channel_id") REFERENCES "mastguard"."notification_channel"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastguard"."notification_item" ADD CONSTRAINT "notification_item_organization_id_delivery_id_fkey" FOREIGN KEY ("organization_id", "delivery_id") REFERENCES "mastguard"."notification_delivery"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is waiting, what a node has in its hands, and what is history.
CREATE INDEX notification_delivery_due ON mastguard.notification_delivery (organization_id, channel_id, due_at, id) WHERE status = 'pending';
CREATE INDEX notification_delivery_leased ON mastguard.notification_delivery (leased_until) WHERE leased_until IS NOT NULL;
CREATE INDEX notification_delivery_ended ON mastguard.notification_delivery (updated_at) WHERE status <> 'pending';

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['notification_channel', 'notification_delivery', 'notification_item'] LOOP
    EXECUTE format('ALTER TABLE mastguard.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE mastguard.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON mastguard.%I TO mastguard_app USING (organization_id = (SELECT mastguard.current_organization())) WITH CHECK (organization_id = (SELECT mastguard.current_organization()))', t);
    EXECUTE format('CREATE POLICY ledger ON mastguard.%I TO mastguard_ledger USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, DELETE, UPDATE (name, config, events, policy_ids, digest_minutes, quiet_from, quiet_to, quiet_zone, is_active, disabled_reason,
  position, scanned_at, failing_since, paused_until, last_sent_at, updated_at) ON mastguard.notification_channel TO mastguard_app;
GRANT SELECT, INSERT, UPDATE (kind, is_urgent, status, attempts, reached, due_at, leased_until, last_status, last_error, last_detail, last_attempt_at,
  delivered_at, updated_at) ON mastguard.notification_delivery TO mastguard_app;
GRANT SELECT, INSERT ON mastguard.notification_item TO mastguard_app;
GRANT SELECT ON mastguard.notification_channel TO mastguard_ledger;
GRANT SELECT, UPDATE, DELETE ON mastguard.notification_delivery TO mastguard_ledger;

-- Active channels whose organization's log holds entries they have not been held against, and which have room for what comes of
-- it; the longest neglected first. Names only ids; the entries are read inside the organization.
CREATE FUNCTION mastguard.notification_channels_behind(waiting_max int, most int) RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  SELECT c.organization_id, c.id FROM mastguard.notification_channel c JOIN mastguard.log_head h USING (organization_id)
  WHERE c.is_active AND h.size > c.position
    AND NOT EXISTS (SELECT 1 FROM mastguard.notification_delivery d
      WHERE d.organization_id = c.organization_id AND d.channel_id = c.id AND d.status = 'pending' OFFSET waiting_max - 1)
  ORDER BY c.scanned_at LIMIT most $$;

-- Takes due messages for as long as the lease, as claim_webhook_deliveries does: of channels that fail at present, or of all others,
-- fair over organizations and channels, with caps that hold over all nodes. A channel whose provider asked to be left alone has none due.
CREATE FUNCTION mastguard.claim_notifications(failing boolean, most int, channel_max int, organization_max int, lease interval)
RETURNS TABLE (organization_id uuid, id uuid, attempts int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
#variable_conflict use_column
DECLARE moment timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(72707375);
  moment := clock_timestamp();
  RETURN QUERY
  WITH flying AS MATERIALIZED (
    SELECT d.organization_id, d.channel_id, count(*) AS n FROM mastguard.notification_delivery d WHERE d.leased_until > moment GROUP BY 1, 2
  ), channel AS MATERIALIZED (
    SELECT c.organization_id, c.id, coalesce(c.paused_until > moment, false) AS is_paused, coalesce(f.n, 0) AS flying FROM mastguard.notification_channel c
    LEFT JOIN flying f ON f.organization_id = c.organization_id AND f.channel_id = c.id
    WHERE c.is_active AND (c.failing_since IS NOT NULL) = failing
  ), due AS (
    SELECT c.organization_id, x.id, x.due_at, c.flying + row_number() OVER (PARTITION BY c.organization_id, c.id ORDER BY x.due_at, x.id) AS turn
    FROM channel c CROSS JOIN LATERAL (
      SELECT d.id, d.due_at FROM mastguard.notification_delivery d
      WHERE d.organization_id = c.organization_id AND d.channel_id = c.id AND d.status = 'pending' AND d.due_at <= moment AND NOT c.is_paused
      ORDER BY d.due_at, d.id LIMIT greatest(0, channel_max - c.flying)) x
  ), placed AS (
    SELECT d.organization_id, d.id, d.due_at, o.flying + row_number() OVER (PARTITION BY d.organization_id ORDER BY d.turn, d.due_at, d.id) AS place
    FROM due d JOIN (SELECT c.organization_id, sum(c.flying) AS flying FROM channel c GROUP BY 1) o USING (organization_id)
  ), taken AS (
    SELECT w.organization_id, w.id FROM placed p JOIN mastguard.notification_delivery w USING (organization_id, id)
    WHERE p.place <= organization_max AND w.status = 'pending' AND w.due_at <= moment
    ORDER BY p.place, p.due_at, p.id LIMIT most FOR UPDATE OF w SKIP LOCKED
  )
  UPDATE mastguard.notification_delivery w SET attempts = w.attempts + 1, due_at = moment + lease, leased_until = moment + lease
  FROM taken t WHERE w.organization_id = t.organization_id AND w.id = t.id
  RETURNING w.organization_id, w.id, w.attempts;
END $$;

-- Forgets messages that ended longer ago than `kept`, with what they named; the log still tells what there was to tell. Returns how many.
CREATE FUNCTION mastguard.forget_notifications(kept interval, most int) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  WITH old AS (
    SELECT d.organization_id, d.id FROM mastguard.notification_delivery d WHERE d.status <> 'pending' AND d.updated_at < now() - kept
    ORDER BY d.updated_at LIMIT most FOR UPDATE SKIP LOCKED
  ), gone AS (
    DELETE FROM mastguard.notification_delivery d USING old o WHERE d.organization_id = o.organization_id AND d.id = o.id RETURNING 1
  )
  SELECT count(*)::int FROM gone $$;

GRANT CREATE ON SCHEMA mastguard TO mastguard_ledger;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['notification_channels_behind', 'claim_notifications', 'forget_notifications'] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION mastguard.%I FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION mastguard.%I TO mastguard_app', f);
    EXECUTE format('ALTER FUNCTION mastguard.%I OWNER TO mastguard_ledger', f);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
