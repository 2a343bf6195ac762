-- Who may answer a review, who has, and how far it has come. The log holds each step; these rows are what is asked on the way.
ALTER TABLE "mastguard"."review_task" ADD COLUMN "approvers" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "assignee" TEXT,
ADD COLUMN "escalations" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "level" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN "reminded_at" TIMESTAMPTZ(3),
ADD COLUMN "replaced_by" UUID,
ADD COLUMN "edited_by" UUID;

CREATE TABLE "mastguard"."review_vote" (
    "organization_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "key_hash" BYTEA,
    "body_hash" BYTEA,

    CONSTRAINT "review_vote_pkey" PRIMARY KEY ("organization_id","task_id","user_id","decision"),
    CONSTRAINT "review_vote_decision" CHECK ("decision" IN ('APPROVE', 'REJECT')),
    CONSTRAINT "review_vote_outcome" CHECK ("outcome" IN ('PARTIALLY_APPROVED', 'APPROVED', 'REJECTED'))
);
CREATE TABLE "mastguard"."review_view" (
    "organization_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "viewed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_view_pkey" PRIMARY KEY ("organization_id","task_id","user_id")
);
CREATE TABLE "mastguard"."reviewer_group" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reviewer_group_pkey" PRIMARY KEY ("organization_id","id")
);
CREATE TABLE "mastguard"."reviewer_group_member" (
    "organization_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "reviewer_group_member_pkey" PRIMARY KEY ("organization_id","group_id","user_id")
);
CREATE TABLE "mastguard"."review_delegation" (
    "organization_id" UUID NOT NULL,
    "from_user_id" UUID NOT NULL,
    "to_user_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_delegation_pkey" PRIMARY KEY ("organization_id","from_user_id"),
    CONSTRAINT "review_delegation_other" CHECK ("from_user_id" <> "to_user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "reviewer_group_organization_id_name_key" ON "mastguard"."reviewer_group"("organization_id", "name");
CREATE INDEX "reviewer_group_member_organization_id_user_id_idx" ON "mastguard"."reviewer_group_member"("organization_id", "user_id");
CREATE INDEX "review_delegation_organization_id_to_user_id_idx" ON "mastguard"."review_delegation"("organization_id", "to_user_id");

-- AddForeignKey
ALTER TABLE "mastguard"."review_vote" ADD CONSTRAINT "review_vote_organization_id_task_id_fkey" FOREIGN KEY ("organization_id", "task_id") REFERENCES "mastguard"."review_task"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "mastguard"."review_view" ADD CONSTRAINT "review_view_organization_id_task_id_fkey" FOREIGN KEY ("organization_id", "task_id") REFERENCES "mastguard"."review_task"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "mastguard"."reviewer_group" ADD CONSTRAINT "reviewer_group_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "mastguard"."reviewer_group_member" ADD CONSTRAINT "reviewer_group_member_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "mastguard"."reviewer_group"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "mastguard"."review_delegation" ADD CONSTRAINT "review_delegation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['review_vote', 'review_view', 'reviewer_group', 'reviewer_group_member', 'review_delegation'] LOOP
    EXECUTE format('ALTER TABLE mastguard.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE mastguard.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON mastguard.%I TO mastguard_app USING (organization_id = (SELECT mastguard.current_organization())) WITH CHECK (organization_id = (SELECT mastguard.current_organization()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON mastguard.review_vote, mastguard.review_view TO mastguard_app;
GRANT SELECT, INSERT, UPDATE (name), DELETE ON mastguard.reviewer_group TO mastguard_app;
GRANT SELECT, INSERT, DELETE ON mastguard.reviewer_group_member TO mastguard_app;
GRANT SELECT, INSERT, UPDATE (to_user_id, starts_at, ends_at), DELETE ON mastguard.review_delegation TO mastguard_app;
GRANT UPDATE (approvers, escalations, level, assignee, sla_due_at, reminded_at, replaced_by, edited_by) ON mastguard.review_task TO mastguard_app;

-- Notes of people on an action: partial, as for opinions.
CREATE INDEX record_note ON mastguard.record (organization_id, trace_id) WHERE kind = 'note';

-- From an edited action to the task it took the place of.
CREATE INDEX review_task_replaced ON mastguard.review_task (organization_id, replaced_by) WHERE replaced_by IS NOT NULL;
