-- Buckets that nobody takes from (the key was revoked or has expired, its agent went away) are forgotten. A second without use fills a
-- bucket, and a bucket that is not there is made full, so nothing changes for whoever comes back. No index on the time: it would cost
-- every request, and what is left after each sweep is small.
GRANT DELETE ON mastguard.rate_bucket TO mastguard_ledger;
CREATE FUNCTION mastguard.forget_rate_buckets(rested interval, most int) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  WITH gone AS (
    DELETE FROM mastguard.rate_bucket b WHERE b.ctid = ANY (ARRAY(
      SELECT x.ctid FROM mastguard.rate_bucket x WHERE x.refilled_at < now() - rested LIMIT most FOR UPDATE SKIP LOCKED)) RETURNING 1
  )
  SELECT count(*)::int FROM gone $$;

-- As before, and a bucket that is forgotten between the two statements that make and lock it is made again: what is taken from it
-- must be written down somewhere.
DROP FUNCTION mastguard.take_rate_tokens;
CREATE FUNCTION mastguard.take_rate_tokens(organizations uuid[], ids uuid[], rates int[], wanted int[])
RETURNS TABLE (ord int, granted int, remaining float8)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
DECLARE asked record; held mastguard.rate_bucket; moment timestamptz;
BEGIN
  FOR asked IN
    SELECT a.o, a.i, a.r, a.w, a.n FROM unnest(organizations, ids, rates, wanted) WITH ORDINALITY AS a(o, i, r, w, n) ORDER BY a.o, a.i
  LOOP
    LOOP
      INSERT INTO mastguard.rate_bucket (organization_id, id, tokens, refilled_at)
        VALUES (asked.o, asked.i, asked.r, clock_timestamp()) ON CONFLICT (organization_id, id) DO NOTHING;
      SELECT * INTO held FROM mastguard.rate_bucket b WHERE b.organization_id = asked.o AND b.id = asked.i FOR UPDATE;
      EXIT WHEN FOUND;
    END LOOP;
    moment := clock_timestamp();
    remaining := least(asked.r, held.tokens + asked.r * greatest(0, extract(epoch FROM moment - held.refilled_at)));
    granted := least(asked.w, floor(remaining));
    remaining := remaining - granted;
    UPDATE mastguard.rate_bucket b SET tokens = remaining, refilled_at = moment WHERE b.organization_id = asked.o AND b.id = asked.i;
    ord := asked.n;
    RETURN NEXT;
  END LOOP;
END $$;

GRANT CREATE ON SCHEMA mastguard TO mastguard_ledger;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['take_rate_tokens', 'forget_rate_buckets'] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION mastguard.%I FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION mastguard.%I TO mastguard_app', f);
    EXECUTE format('ALTER FUNCTION mastguard.%I OWNER TO mastguard_ledger', f);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
