-- How many reviews a person is asked to decide in an hour, and whether more than that is refused.
ALTER TABLE "mastguard"."organization" ADD COLUMN "reviews_hour_cap" SMALLINT NOT NULL DEFAULT 60,
ADD COLUMN "is_review_cap_hard" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE mastguard.organization ADD CONSTRAINT organization_reviews_hour_cap CHECK (reviews_hour_cap BETWEEN 1 AND 1000);
GRANT UPDATE (reviews_hour_cap, is_review_cap_hard) ON mastguard.organization TO mastguard_app;

-- What a person decided last: asked before each of their approvals.
CREATE INDEX "review_vote_organization_id_user_id_decided_at_idx" ON "mastguard"."review_vote"("organization_id", "user_id", "decided_at");
