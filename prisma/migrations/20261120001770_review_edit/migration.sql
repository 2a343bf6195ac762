-- Every edit that was begun, whatever became of it: who wrote the action that it led to.
CREATE TABLE "mastguard"."review_edit" (
    "organization_id" UUID NOT NULL,
    "replacement_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_edit_pkey" PRIMARY KEY ("organization_id","replacement_id")
);
CREATE INDEX "review_edit_organization_id_task_id_idx" ON "mastguard"."review_edit"("organization_id", "task_id");
ALTER TABLE "mastguard"."review_edit" ADD CONSTRAINT "review_edit_organization_id_task_id_fkey" FOREIGN KEY ("organization_id", "task_id") REFERENCES "mastguard"."review_task"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The migration's role sees no rows of a table whose security is forced.
ALTER TABLE mastguard.review_task NO FORCE ROW LEVEL SECURITY;
INSERT INTO mastguard.review_edit (organization_id, replacement_id, task_id, user_id)
  SELECT organization_id, replaced_by, id, edited_by FROM mastguard.review_task WHERE replaced_by IS NOT NULL AND edited_by IS NOT NULL;
ALTER TABLE mastguard.review_task FORCE ROW LEVEL SECURITY;

ALTER TABLE mastguard.review_edit ENABLE ROW LEVEL SECURITY;
ALTER TABLE mastguard.review_edit FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mastguard.review_edit TO mastguard_app USING (organization_id = (SELECT mastguard.current_organization())) WITH CHECK (organization_id = (SELECT mastguard.current_organization()));
GRANT SELECT, INSERT ON mastguard.review_edit TO mastguard_app;
