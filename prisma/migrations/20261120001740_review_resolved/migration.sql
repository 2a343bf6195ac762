-- What was decided today, in an organization with years of reviews.
CREATE INDEX "review_task_organization_id_resolved_at_idx" ON mastguard.review_task("organization_id", "resolved_at");
