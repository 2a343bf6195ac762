-- A test that waits for somebody at the limit of attention goes on as any other task: one that stayed would be told from them. `routed` is of the
-- person who had it, and has whom it went to.
ALTER TABLE mastguard.review_test_step DROP CONSTRAINT review_test_step_event;
ALTER TABLE mastguard.review_test_step ADD CONSTRAINT review_test_step_event CHECK (event IN ('viewed', 'assigned', 'routed', 'commented', 'approved', 'rejected', 'edited'));
CREATE POLICY ledger ON mastguard.review_test_step FOR SELECT TO mastguard_ledger USING (true);
GRANT SELECT ON mastguard.review_test_step TO mastguard_ledger;

DROP FUNCTION mastguard.due_review_routing;
-- As it was, with the tests.
CREATE FUNCTION mastguard.due_review_routing(most int) RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  WITH person AS MATERIALIZED (
    SELECT DISTINCT t.organization_id AS org, t.assignee, substring(t.assignee FROM 6)::uuid AS who FROM mastguard.review_task t
    WHERE t.status IN ('PENDING', 'PARTIALLY_APPROVED') AND t.assignee LIKE 'user:%'
    UNION SELECT t.organization_id, t.assignee, substring(t.assignee FROM 6)::uuid FROM mastguard.review_test t WHERE t.status = 'PENDING' AND t.assignee LIKE 'user:%'
  ), tired AS MATERIALIZED (
    SELECT p.org, p.assignee, p.who FROM person p JOIN mastguard.organization o ON o.id = p.org
    CROSS JOIN LATERAL (SELECT count(*) AS n FROM mastguard.review_vote v
      WHERE v.organization_id = p.org AND v.user_id = p.who AND v.decided_at > now() - interval '1 hour') hour
    CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE l.is_quick) AS n FROM (
      SELECT v.decided_at - coalesce(w.viewed_at, CASE WHEN v.method IS NOT NULL THEN v.decided_at END) < interval '5 seconds' AS is_quick
      FROM mastguard.review_vote v LEFT JOIN mastguard.review_view w ON w.organization_id = v.organization_id AND w.task_id = v.task_id AND w.user_id = v.user_id
      WHERE v.organization_id = p.org AND v.user_id = p.who AND v.decided_at > now() - interval '1 hour' ORDER BY v.decided_at DESC LIMIT 10) l) quick
    WHERE hour.n >= o.reviews_hour_cap OR quick.n >= 10
  ), due AS (
    SELECT t.organization_id, t.id, t.sla_due_at FROM tired p JOIN mastguard.review_task t ON t.organization_id = p.org AND t.assignee = p.assignee
    WHERE t.status IN ('PENDING', 'PARTIALLY_APPROVED') AND t.sla_due_at > now()
      AND NOT EXISTS (SELECT 1 FROM mastguard.review_vote v WHERE v.organization_id = p.org AND v.task_id = t.id AND v.user_id = p.who)
      AND NOT EXISTS (SELECT 1 FROM mastguard.review_view w WHERE w.organization_id = p.org AND w.task_id = t.id AND w.user_id = p.who
        AND w.seen_at > now() - interval '75 seconds')
    UNION ALL SELECT t.organization_id, t.id, t.sla_due_at FROM tired p JOIN mastguard.review_test t ON t.organization_id = p.org AND t.assignee = p.assignee
    WHERE t.status = 'PENDING' AND t.sla_due_at > now()
      AND NOT EXISTS (SELECT 1 FROM mastguard.review_test_step s WHERE s.organization_id = p.org AND s.test_id = t.id AND s.user_id = p.who
        AND s.seen_at > now() - interval '75 seconds')
  )
  SELECT d.organization_id, d.id FROM due d ORDER BY d.sla_due_at LIMIT most $$;

GRANT CREATE ON SCHEMA mastguard TO mastguard_ledger;
REVOKE EXECUTE ON FUNCTION mastguard.due_review_routing FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mastguard.due_review_routing TO mastguard_app;
ALTER FUNCTION mastguard.due_review_routing OWNER TO mastguard_ledger;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
