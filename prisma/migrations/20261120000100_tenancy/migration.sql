-- Who may see and change what. The application's role (mastguard_app) sees one organization at a time: the one named by
-- `mastguard.organization` in its transaction; without it, no rows. mastguard_ledger cannot log in; it owns the functions
-- that reach across organizations, and row-level security is forced on it too, so it has policies of its own.
GRANT USAGE ON SCHEMA mastguard TO mastguard_app, mastguard_ledger;

-- nullif(): a pooled session that once had the setting reports '' afterwards, and ''::uuid would throw.
CREATE FUNCTION mastguard.current_organization() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('mastguard.organization', true), '')::uuid;

-- INVARIANT: every table with an organization has row-level security enabled and forced. A test walks the catalogue.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['membership', 'api_key', 'api_key_usage', 'organization_key', 'policy_set', 'policy', 'policy_version',
    'policy_day', 'action', 'record', 'agent_session', 'idempotency_key', 'activity_minute', 'agent_activity', 'agent_hour',
    'review_task', 'log_head', 'entry', 'tile', 'tree', 'checkpoint'] LOOP
    EXECUTE format('ALTER TABLE mastguard.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE mastguard.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON mastguard.%I TO mastguard_app USING (organization_id = (SELECT mastguard.current_organization())) WITH CHECK (organization_id = (SELECT mastguard.current_organization()))', t);
  END LOOP;
END $$;
ALTER TABLE mastguard.organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE mastguard.organization FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mastguard.organization TO mastguard_app
  USING (id = (SELECT mastguard.current_organization())) WITH CHECK (id = (SELECT mastguard.current_organization()));

-- People are global; an organization sees its members and nobody else. Sessions and sign-in tokens have no policy for the
-- application at all: functions only (20261120000300_people).
ALTER TABLE mastguard.user_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE mastguard.user_account FORCE ROW LEVEL SECURITY;
CREATE POLICY co_member ON mastguard.user_account FOR SELECT TO mastguard_app USING (EXISTS (
  SELECT 1 FROM mastguard.membership m WHERE m.user_id = user_account.id AND m.organization_id = (SELECT mastguard.current_organization())));
ALTER TABLE mastguard.user_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE mastguard.user_session FORCE ROW LEVEL SECURITY;
ALTER TABLE mastguard.sign_in_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE mastguard.sign_in_token FORCE ROW LEVEL SECURITY;

-- What interactive transactions may write. Tables written by the commit of decisions are read-only here: it holds the
-- head's lock while it writes them, and an interactive transaction that held one of their rows and then asked for the
-- head would deadlock with it.
GRANT SELECT ON ALL TABLES IN SCHEMA mastguard TO mastguard_app;
REVOKE ALL ON mastguard.user_session, mastguard.sign_in_token FROM mastguard_app;
GRANT INSERT ON mastguard.organization TO mastguard_app;
GRANT UPDATE (name, zone, mode) ON mastguard.organization TO mastguard_app;
GRANT INSERT, UPDATE (roles), DELETE ON mastguard.membership TO mastguard_app;
GRANT INSERT, UPDATE (name, revoked_at) ON mastguard.api_key TO mastguard_app;
GRANT INSERT, UPDATE (retired_at) ON mastguard.organization_key TO mastguard_app;
GRANT INSERT, UPDATE (retired_at) ON mastguard.signing_key TO mastguard_app;
GRANT INSERT, UPDATE (name, combining, fallback, compiled_hash) ON mastguard.policy_set TO mastguard_app;
GRANT INSERT, UPDATE (priority, active, shadow, version, updated_at, deleted_at) ON mastguard.policy TO mastguard_app;
GRANT INSERT ON mastguard.policy_version TO mastguard_app;
GRANT UPDATE (status, resolved_at) ON mastguard.review_task TO mastguard_app;
GRANT INSERT, UPDATE (wrapped_key, nonce, ciphertext, erased_at) ON mastguard.record TO mastguard_app;

-- Append-only, whoever asks.
CREATE FUNCTION mastguard.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', tg_table_name USING errcode = '42501'; END $$;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['entry', 'checkpoint', 'policy_version'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON mastguard.%I FOR EACH ROW EXECUTE FUNCTION mastguard.refuse_change()', t);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON mastguard.%I FOR EACH STATEMENT EXECUTE FUNCTION mastguard.refuse_change()', t);
  END LOOP;
END $$;

-- Months ahead: one partition per table and month, named entry_2026_11. No default partition: a missing one must show.
CREATE FUNCTION mastguard.uuid_floor(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;
CREATE FUNCTION mastguard.ensure_partitions(months int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
DECLARE parent text; first timestamptz; name text; made int := 0;
BEGIN
  IF months NOT BETWEEN 0 AND 24 THEN RAISE EXCEPTION 'months must be 0 to 24'; END IF;
  PERFORM pg_advisory_xact_lock(72707371);
  FOREACH parent IN ARRAY ARRAY['entry', 'action', 'record'] LOOP
    FOR i IN 0 .. months LOOP
      first := date_trunc('month', now(), 'UTC') + make_interval(months => i);
      name := parent || '_' || to_char(first AT TIME ZONE 'UTC', 'YYYY_MM');
      CONTINUE WHEN to_regclass('mastguard.' || name) IS NOT NULL;
      EXECUTE format('CREATE TABLE mastguard.%I PARTITION OF mastguard.%I FOR VALUES FROM (%L) TO (%L)',
        name, parent, mastguard.uuid_floor(first), mastguard.uuid_floor(first + interval '1 month'));
      EXECUTE format('ALTER TABLE mastguard.%I ENABLE ROW LEVEL SECURITY', name);
      EXECUTE format('ALTER TABLE mastguard.%I FORCE ROW LEVEL SECURITY', name);
      IF parent = 'entry' THEN
        EXECUTE format('CREATE UNIQUE INDEX %I ON mastguard.%I (organization_id, index)', name || '_index', name);
        EXECUTE format('CREATE INDEX %I ON mastguard.%I (organization_id, decision, index) WHERE decision <> ''ALLOW''', name || '_decision', name);
        EXECUTE format('CREATE INDEX %I ON mastguard.%I (organization_id, type, index) WHERE type <> ''action.decided''', name || '_type', name);
      END IF;
      made := made + 1;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
SELECT mastguard.ensure_partitions(2);
REVOKE EXECUTE ON FUNCTION mastguard.ensure_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mastguard.ensure_partitions TO mastguard_app;
