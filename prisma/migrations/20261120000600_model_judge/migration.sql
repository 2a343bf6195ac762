-- The optional model judge: who has switched it on, and which actions wait for its opinion. Nothing that decides reads either.
CREATE TABLE "mastguard"."model_judge" (
    "organization_id" UUID NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "origin" TEXT NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_judge_pkey" PRIMARY KEY ("organization_id")
);
CREATE TABLE "mastguard"."judge_question" (
    "organization_id" UUID NOT NULL,
    "trace_id" UUID NOT NULL,
    "entry_index" BIGINT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "judge_question_pkey" PRIMARY KEY ("organization_id","trace_id")
);

-- CreateIndex
CREATE INDEX "judge_question_due_at_idx" ON "mastguard"."judge_question"("due_at");

-- AddForeignKey
ALTER TABLE "mastguard"."model_judge" ADD CONSTRAINT "model_judge_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastguard"."judge_question" ADD CONSTRAINT "judge_question_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."model_judge"("organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The words of an opinion are in a record of the action's trace. Partial: the records that every decision writes pay nothing.
CREATE INDEX record_opinion ON mastguard.record (organization_id, trace_id) WHERE kind = 'opinion';

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['model_judge', 'judge_question'] LOOP
    EXECUTE format('ALTER TABLE mastguard.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE mastguard.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON mastguard.%I TO mastguard_app USING (organization_id = (SELECT mastguard.current_organization())) WITH CHECK (organization_id = (SELECT mastguard.current_organization()))', t);
    EXECUTE format('CREATE POLICY ledger ON mastguard.%I TO mastguard_ledger USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE (is_on, origin, position, scanned_at, updated_at) ON mastguard.model_judge TO mastguard_app;
GRANT SELECT, INSERT, UPDATE (due_at), DELETE ON mastguard.judge_question TO mastguard_app;
GRANT SELECT ON mastguard.model_judge TO mastguard_ledger;
GRANT SELECT, UPDATE ON mastguard.judge_question TO mastguard_ledger;

-- Organizations that have switched the judge on for this endpoint, whose log holds entries nobody has looked at yet and which
-- have room for questions; the longest neglected first. Names only ids; the entries are read inside the organization.
CREATE FUNCTION mastguard.judge_behind(endpoint_origin text, waiting_max int, most int) RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  SELECT j.organization_id FROM mastguard.model_judge j JOIN mastguard.log_head h USING (organization_id)
  WHERE j.is_on AND j.origin = endpoint_origin AND h.size > j.position
    AND (SELECT count(*) FROM mastguard.judge_question q WHERE q.organization_id = j.organization_id) < waiting_max
  ORDER BY j.scanned_at LIMIT most $$;

-- Takes the question that has waited longest, for as long as the lease: whoever dies with it lets go of it by time. Nothing
-- when none is due. Also for organizations that have switched the judge off meanwhile: somebody has to close what is open.
CREATE FUNCTION mastguard.claim_judge_question(endpoint_origin text, lease interval) RETURNS TABLE (organization_id uuid, trace_id uuid, entry_index bigint, attempts int)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  UPDATE mastguard.judge_question q SET attempts = q.attempts + 1, due_at = now() + lease
  WHERE (q.organization_id, q.trace_id) = (
    SELECT x.organization_id, x.trace_id FROM mastguard.judge_question x JOIN mastguard.model_judge j ON j.organization_id = x.organization_id
    WHERE x.due_at <= now() AND j.origin = endpoint_origin ORDER BY x.due_at LIMIT 1 FOR UPDATE OF x SKIP LOCKED)
  RETURNING q.organization_id, q.trace_id, q.entry_index, q.attempts $$;

GRANT CREATE ON SCHEMA mastguard TO mastguard_ledger;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['judge_behind', 'claim_judge_question'] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION mastguard.%I FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION mastguard.%I TO mastguard_app', f);
    EXECUTE format('ALTER FUNCTION mastguard.%I OWNER TO mastguard_ledger', f);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
