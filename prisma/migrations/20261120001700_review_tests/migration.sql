-- Test tasks for reviewers: made-up actions in tables of their own, which nothing that decides, counts, delivers or executes reads.
CREATE TABLE "mastguard"."review_test_plan" (
    "organization_id" UUID NOT NULL,
    "every" SMALLINT NOT NULL,
    "due_number" BIGINT NOT NULL,

    CONSTRAINT "review_test_plan_pkey" PRIMARY KEY ("organization_id"),
    CONSTRAINT review_test_plan_every CHECK (every BETWEEN 5 AND 1000)
);
CREATE TABLE "mastguard"."review_test" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" BIGINT NOT NULL,
    "trace_id" UUID NOT NULL,
    "template_id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "action_digest" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "is_caught" BOOLEAN,
    "required_approvals" INTEGER NOT NULL DEFAULT 1,
    "policy_version_id" UUID,
    "risk_score" SMALLINT NOT NULL,
    "risk_category" TEXT NOT NULL,
    "approvers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "assignee" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sla_due_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "key_hash" BYTEA,
    "body_hash" BYTEA,

    CONSTRAINT "review_test_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT review_test_status CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED', 'EXPIRED')),
    CONSTRAINT review_test_result CHECK ((is_caught IS NOT NULL) = (status IN ('APPROVED', 'REJECTED')) AND NOT (status = 'APPROVED' AND is_caught)),
    CONSTRAINT review_test_resolved CHECK ((resolved_at IS NOT NULL) = (status <> 'PENDING'))
);
CREATE TABLE "mastguard"."review_test_step" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "test_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "assignee" TEXT,
    "text" BYTEA,

    CONSTRAINT "review_test_step_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT review_test_step_event CHECK (event IN ('viewed', 'assigned', 'commented', 'approved', 'rejected', 'edited'))
);

-- CreateIndex
CREATE UNIQUE INDEX "review_test_organization_id_number_key" ON "mastguard"."review_test"("organization_id", "number");
CREATE INDEX "review_test_step_organization_id_test_id_at_idx" ON "mastguard"."review_test_step"("organization_id", "test_id", "at");
-- A person sees a task for the first time once.
CREATE UNIQUE INDEX review_test_step_view ON mastguard.review_test_step (organization_id, test_id, user_id) WHERE event = 'viewed';
CREATE INDEX review_test_expiry ON mastguard.review_test (sla_due_at) WHERE status = 'PENDING';

-- AddForeignKey
ALTER TABLE "mastguard"."review_test_plan" ADD CONSTRAINT "review_test_plan_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "mastguard"."review_test" ADD CONSTRAINT "review_test_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "mastguard"."review_test_step" ADD CONSTRAINT "review_test_step_organization_id_test_id_fkey" FOREIGN KEY ("organization_id", "test_id") REFERENCES "mastguard"."review_test"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['review_test_plan', 'review_test', 'review_test_step'] LOOP
    EXECUTE format('ALTER TABLE mastguard.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE mastguard.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON mastguard.%I TO mastguard_app USING (organization_id = (SELECT mastguard.current_organization())) WITH CHECK (organization_id = (SELECT mastguard.current_organization()))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['review_test_plan', 'review_test'] LOOP
    EXECUTE format('CREATE POLICY ledger ON mastguard.%I TO mastguard_ledger USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE (every, due_number), DELETE ON mastguard.review_test_plan TO mastguard_app;
GRANT SELECT, UPDATE (status, is_caught, resolved_at, assignee, key_hash, body_hash) ON mastguard.review_test TO mastguard_app;
GRANT SELECT, INSERT ON mastguard.review_test_step TO mastguard_app;
GRANT SELECT, UPDATE (due_number) ON mastguard.review_test_plan TO mastguard_ledger;
GRANT SELECT, INSERT ON mastguard.review_test TO mastguard_ledger;

-- What is due in any organization. Names only ids; the work itself is done inside the organization.
CREATE FUNCTION mastguard.due_review_tests(kind text, most int) RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
#variable_conflict use_column
BEGIN
  CASE kind
    WHEN 'opening' THEN
      RETURN QUERY SELECT p.organization_id, p.organization_id FROM mastguard.review_test_plan p JOIN mastguard.log_head h ON h.organization_id = p.organization_id
        WHERE h.tasks >= p.due_number LIMIT most;
    WHEN 'expiry' THEN
      RETURN QUERY SELECT t.organization_id, t.id FROM mastguard.review_test t WHERE t.status = 'PENDING' AND t.sla_due_at <= now() ORDER BY t.sla_due_at LIMIT most;
    ELSE RAISE EXCEPTION 'unknown kind %', kind;
  END CASE;
END $$;

-- Opens a test of the current organization with the next number of its tasks, and says how many tasks later the next is due. Only while the one
-- that was `seen` is still due: of any number of nodes, one opens it. Without a test the due one is passed over. Answers its number, else null.
CREATE FUNCTION mastguard.open_review_test(seen bigint, gap int, test jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
DECLARE
  org constant uuid := mastguard.current_organization();
  taken bigint;
BEGIN
  PERFORM FROM mastguard.review_test_plan p WHERE p.organization_id = org AND p.due_number = seen FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  -- The head is the last lock: what follows touches rows that are ours already, or new.
  UPDATE mastguard.log_head h SET tasks = h.tasks + CASE WHEN test IS NULL THEN 0 ELSE 1 END
    WHERE h.organization_id = org AND h.tasks >= seen RETURNING h.tasks INTO taken;
  IF taken IS NULL THEN RETURN NULL; END IF;
  UPDATE mastguard.review_test_plan p SET due_number = taken + gap WHERE p.organization_id = org;
  IF test IS NULL THEN RETURN NULL; END IF;
  INSERT INTO mastguard.review_test (organization_id, id, number, trace_id, template_id, event, answer, action_digest, required_approvals,
      policy_version_id, risk_score, risk_category, approvers, sla_due_at)
    SELECT org, t.id, taken, t.trace_id, t.template_id, t.event, t.answer, t.action_digest, t.required_approvals, t.policy_version_id, t.risk_score,
      t.risk_category, t.approvers, now() + make_interval(mins => t.sla_minutes)
    FROM jsonb_to_record(test) AS t (id uuid, trace_id uuid, template_id text, event text, answer text, action_digest text, required_approvals int,
      policy_version_id uuid, risk_score smallint, risk_category text, approvers text[], sla_minutes int);
  RETURN taken;
END $$;

GRANT CREATE ON SCHEMA mastguard TO mastguard_ledger;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['due_review_tests', 'open_review_test'] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION mastguard.%I FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION mastguard.%I TO mastguard_app', f);
    EXECUTE format('ALTER FUNCTION mastguard.%I OWNER TO mastguard_ledger', f);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
