-- Sign-in. The application cannot read sessions or pending sign-ins: it hands in hashes and gets back at most one row.
CREATE POLICY ledger_write ON mastguard.user_account FOR INSERT TO mastguard_ledger WITH CHECK (true);
CREATE POLICY ledger ON mastguard.user_session TO mastguard_ledger USING (true) WITH CHECK (true);
CREATE POLICY ledger ON mastguard.sign_in_token TO mastguard_ledger USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON mastguard.user_account TO mastguard_ledger;
GRANT SELECT, INSERT, UPDATE, DELETE ON mastguard.user_session, mastguard.sign_in_token TO mastguard_ledger;

-- The person with this e-mail address, made on first sight.
CREATE FUNCTION mastguard.ensure_user(new_id uuid, address text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
DECLARE found_id uuid;
BEGIN
  INSERT INTO mastguard.user_account (id, email) VALUES (new_id, lower(address)) ON CONFLICT (email) DO NOTHING;
  SELECT u.id INTO found_id FROM mastguard.user_account u WHERE u.email = lower(address);
  RETURN found_id;
END $$;

-- Records a pending sign-in. False, and nothing recorded, when this address asked this way `most` times in the last 15 minutes:
-- links an operator makes do not use up what a person may ask for, nor the other way round.
CREATE FUNCTION mastguard.issue_sign_in(new_id uuid, address text, link bytea, code bytea, how text, ttl interval, most int) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('sign-in ' || lower(address), 0));
  IF (SELECT count(*) FROM mastguard.sign_in_token t WHERE t.email = lower(address) AND t.method = how AND t.created_at > now() - interval '15 minutes') >= most THEN RETURN false; END IF;
  DELETE FROM mastguard.sign_in_token t WHERE t.email = lower(address) AND t.expires_at < now() - interval '1 day';
  INSERT INTO mastguard.sign_in_token (id, email, link_hash, code_hash, method, expires_at) VALUES (new_id, lower(address), link, code, how, now() + ttl);
  RETURN true;
END $$;

-- Spends a link. Nothing for one that is unknown, expired or spent.
CREATE FUNCTION mastguard.redeem_link(link bytea) RETURNS TABLE (email text, method text) LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  UPDATE mastguard.sign_in_token t SET spent_at = now() WHERE t.link_hash = link AND t.spent_at IS NULL AND t.expires_at > now() RETURNING t.email, t.method $$;

-- Spends a pending code of an address. Its first 32 bytes say which browser asked for it: who cannot say that has not tried
-- at all, and uses up nobody's tries. A wrong code counts; after five the pending sign-in is void.
CREATE FUNCTION mastguard.redeem_code(address text, code bytea) RETURNS TABLE (email text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
DECLARE t mastguard.sign_in_token;
BEGIN
  SELECT * INTO t FROM mastguard.sign_in_token x WHERE x.email = lower(address) AND substr(x.code_hash, 1, 32) = substr(code, 1, 32) AND x.spent_at IS NULL AND x.expires_at > now() ORDER BY x.created_at DESC LIMIT 1 FOR UPDATE;
  IF NOT FOUND OR t.attempts >= 5 THEN RETURN; END IF;
  IF t.code_hash = code THEN
    UPDATE mastguard.sign_in_token x SET spent_at = now() WHERE x.id = t.id;
    RETURN QUERY SELECT t.email;
  ELSE
    UPDATE mastguard.sign_in_token x SET attempts = x.attempts + 1 WHERE x.id = t.id;
  END IF;
END $$;

CREATE FUNCTION mastguard.open_session(new_id uuid, token bytea, person uuid, how text, ttl interval) RETURNS timestamptz LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  INSERT INTO mastguard.user_session (id, token_hash, user_id, method, expires_at) VALUES (new_id, token, person, how, now() + ttl) RETURNING expires_at $$;

-- Whose browser holds this token. Nothing when it is unknown or expired.
CREATE FUNCTION mastguard.session_user(token bytea) RETURNS TABLE (session_id uuid, user_id uuid, email text, name text, method text, created_at timestamptz, expires_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
#variable_conflict use_column
BEGIN
  UPDATE mastguard.user_session s SET last_seen_at = now() WHERE s.token_hash = token AND s.last_seen_at < now() - interval '1 minute';
  RETURN QUERY SELECT s.id, u.id, u.email, u.name, s.method, s.created_at, s.expires_at FROM mastguard.user_session s JOIN mastguard.user_account u ON u.id = s.user_id WHERE s.token_hash = token AND s.expires_at > now();
END $$;
CREATE FUNCTION mastguard.close_session(token bytea) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
DECLARE n int; BEGIN DELETE FROM mastguard.user_session s WHERE s.token_hash = token; GET DIAGNOSTICS n = ROW_COUNT; RETURN n; END $$;
CREATE FUNCTION mastguard.close_sessions(person uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
DECLARE n int; BEGIN DELETE FROM mastguard.user_session s WHERE s.user_id = person; GET DIAGNOSTICS n = ROW_COUNT; RETURN n; END $$;
CREATE FUNCTION mastguard.memberships_of(person uuid) RETURNS TABLE (organization_id uuid, name text, roles text[], zone text, is_demo boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  SELECT o.id, o.name, m.roles, o.zone, o.is_demo FROM mastguard.membership m JOIN mastguard.organization o ON o.id = m.organization_id WHERE m.user_id = person ORDER BY m.created_at, o.id $$;

-- Whether anybody has set up an organization here: the first start makes one, later ones must not.
CREATE FUNCTION mastguard.any_organization() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM mastguard.organization) $$;

GRANT CREATE ON SCHEMA mastguard TO mastguard_ledger;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['ensure_user', 'issue_sign_in', 'redeem_link', 'redeem_code', 'open_session', 'session_user', 'close_session', 'close_sessions', 'memberships_of', 'any_organization'] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION mastguard.%I FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION mastguard.%I TO mastguard_app', f);
    EXECUTE format('ALTER FUNCTION mastguard.%I OWNER TO mastguard_ledger', f);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
