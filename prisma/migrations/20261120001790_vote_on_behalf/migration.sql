-- The absent person whose right a vote was given by; null for one's own.
ALTER TABLE "mastguard"."review_vote" ADD COLUMN "on_behalf_of" UUID,
ADD CONSTRAINT "review_vote_on_behalf_of" CHECK ("on_behalf_of" <> "user_id");

-- Votes that were stored before their method was get it from their entries, so that from now on both say the same. Bodies are canonical JSON,
-- keys in order; one that was altered is passed over here, and named by verification.
ALTER TABLE mastguard.review_vote NO FORCE ROW LEVEL SECURITY;
ALTER TABLE mastguard.review_task NO FORCE ROW LEVEL SECURITY;
ALTER TABLE mastguard.entry NO FORCE ROW LEVEL SECURITY;
UPDATE mastguard.review_vote v SET method = substring(e.body FROM '"actor":\{"id":"[^"]*","method":"([^"]*)"')
  FROM mastguard.review_task t, mastguard.entry e
  WHERE v.method IS NULL AND t.organization_id = v.organization_id AND t.id = v.task_id
    AND e.organization_id = t.organization_id AND e.trace_id = t.trace_id AND e.type IN ('review.approved', 'review.rejected')
    AND strpos(e.body, '"noteId":"' || v.record_id || '"') > 0;
ALTER TABLE mastguard.entry FORCE ROW LEVEL SECURITY;
ALTER TABLE mastguard.review_task FORCE ROW LEVEL SECURITY;
ALTER TABLE mastguard.review_vote FORCE ROW LEVEL SECURITY;
