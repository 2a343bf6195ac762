-- Rate limits that all nodes share. A node takes tokens in blocks, ahead of need (server/limits); no request waits for a row here.
CREATE UNLOGGED TABLE "mastguard"."rate_bucket" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "refilled_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("organization_id","id")
);

ALTER TABLE mastguard.rate_bucket ENABLE ROW LEVEL SECURITY;
ALTER TABLE mastguard.rate_bucket FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mastguard.rate_bucket FOR SELECT TO mastguard_app USING (organization_id = (SELECT mastguard.current_organization()));
CREATE POLICY ledger ON mastguard.rate_bucket TO mastguard_ledger USING (true) WITH CHECK (true);
GRANT SELECT ON mastguard.rate_bucket TO mastguard_app;
GRANT SELECT, INSERT, UPDATE ON mastguard.rate_bucket TO mastguard_ledger;

-- Takes up to `wanted` tokens from each bucket, whole ones only, and says how many came and how many are left. A bucket fills by
-- `rates` a second up to `rates`: one second's worth. Rows are taken in one order, so two nodes wait for each other and never in a
-- circle; the time is read under the row's lock, and a clock that steps back mints nothing.
CREATE FUNCTION mastguard.take_rate_tokens(organizations uuid[], ids uuid[], rates int[], wanted int[])
RETURNS TABLE (ord int, granted int, remaining float8)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
DECLARE asked record; held mastguard.rate_bucket; moment timestamptz;
BEGIN
  FOR asked IN
    SELECT a.o, a.i, a.r, a.w, a.n FROM unnest(organizations, ids, rates, wanted) WITH ORDINALITY AS a(o, i, r, w, n) ORDER BY a.o, a.i
  LOOP
    INSERT INTO mastguard.rate_bucket (organization_id, id, tokens, refilled_at)
      VALUES (asked.o, asked.i, asked.r, clock_timestamp()) ON CONFLICT (organization_id, id) DO NOTHING;
    SELECT * INTO held FROM mastguard.rate_bucket b WHERE b.organization_id = asked.o AND b.id = asked.i FOR UPDATE;
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
REVOKE EXECUTE ON FUNCTION mastguard.take_rate_tokens FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mastguard.take_rate_tokens TO mastguard_app;
ALTER FUNCTION mastguard.take_rate_tokens OWNER TO mastguard_ledger;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
