-- What an organization has said about a finding type. The hash of all of its rows is in the log (`guardrail.updated`).
CREATE TABLE "mastguard"."guardrail" (
    "organization_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "effect" TEXT,
    "opt_in" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guardrail_pkey" PRIMARY KEY ("organization_id","type"),
    CONSTRAINT "guardrail_effect" CHECK ("effect" IN ('off', 'score', 'alert', 'review', 'block'))
);

-- AddForeignKey
ALTER TABLE "mastguard"."guardrail" ADD CONSTRAINT "guardrail_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE mastguard.guardrail ENABLE ROW LEVEL SECURITY;
ALTER TABLE mastguard.guardrail FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mastguard.guardrail TO mastguard_app
  USING (organization_id = (SELECT mastguard.current_organization())) WITH CHECK (organization_id = (SELECT mastguard.current_organization()));
GRANT SELECT, INSERT, UPDATE (effect, opt_in, updated_at), DELETE ON mastguard.guardrail TO mastguard_app;
