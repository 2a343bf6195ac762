-- One-person links: a mail to a reviewer may carry a link by which they, and nobody else, answer one review without signing in. A row is
-- what a link's signature is of; it holds nothing that the link could be made from.
ALTER TABLE "mastguard"."organization" ADD COLUMN "review_links_from" TIMESTAMPTZ(3);
GRANT UPDATE (review_links_from) ON mastguard.organization TO mastguard_app;

CREATE TABLE "mastguard"."review_link" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "action_digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_link_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "review_link_organization_id_delivery_id_user_id_key" ON "mastguard"."review_link"("organization_id", "delivery_id", "user_id");

-- CreateIndex
CREATE INDEX "review_link_organization_id_task_id_user_id_idx" ON "mastguard"."review_link"("organization_id", "task_id", "user_id");

-- AddForeignKey
ALTER TABLE "mastguard"."review_link" ADD CONSTRAINT "review_link_organization_id_task_id_fkey" FOREIGN KEY ("organization_id", "task_id") REFERENCES "mastguard"."review_task"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastguard"."review_link" ADD CONSTRAINT "review_link_organization_id_delivery_id_fkey" FOREIGN KEY ("organization_id", "delivery_id") REFERENCES "mastguard"."notification_delivery"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE mastguard.review_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE mastguard.review_link FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mastguard.review_link TO mastguard_app
  USING (organization_id = (SELECT mastguard.current_organization())) WITH CHECK (organization_id = (SELECT mastguard.current_organization()));
GRANT SELECT, INSERT, UPDATE (used_at) ON mastguard.review_link TO mastguard_app;

-- How whoever answered had proved who they are; null for a key, and for what was answered before.
ALTER TABLE "mastguard"."review_vote" ADD COLUMN "method" TEXT;

-- When a person first showed that mail to their address reaches them. A member whom somebody else added has not yet.
ALTER TABLE "mastguard"."user_account" ADD COLUMN "email_verified_at" TIMESTAMPTZ(3);
CREATE POLICY ledger_verify ON mastguard.user_account FOR UPDATE TO mastguard_ledger USING (true) WITH CHECK (true);
GRANT UPDATE (email_verified_at) ON mastguard.user_account TO mastguard_ledger;
-- As the role whose policies reach them.
SET ROLE mastguard_ledger;
UPDATE mastguard.user_account u SET email_verified_at = p.at FROM (
  SELECT email, min(at) AS at FROM (
    SELECT u.email, s.created_at AS at FROM mastguard.user_session s JOIN mastguard.user_account u ON u.id = s.user_id WHERE s.method IN ('email_link', 'email_code')
    UNION ALL SELECT t.email, t.spent_at FROM mastguard.sign_in_token t WHERE t.method = 'email_link' AND t.spent_at IS NOT NULL) x
  GROUP BY email) p
WHERE p.email = u.email;
RESET ROLE;

DROP FUNCTION mastguard.open_session;
CREATE FUNCTION mastguard.open_session(new_id uuid, token bytea, person uuid, how text, ttl interval) RETURNS timestamptz
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  UPDATE mastguard.user_account u SET email_verified_at = now() WHERE u.id = person AND u.email_verified_at IS NULL AND how IN ('email_link', 'email_code');
  INSERT INTO mastguard.user_session (id, token_hash, user_id, method, expires_at) VALUES (new_id, token, person, how, now() + ttl) RETURNING expires_at $$;

GRANT CREATE ON SCHEMA mastguard TO mastguard_ledger;
REVOKE EXECUTE ON FUNCTION mastguard.open_session FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mastguard.open_session TO mastguard_app;
ALTER FUNCTION mastguard.open_session OWNER TO mastguard_ledger;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
