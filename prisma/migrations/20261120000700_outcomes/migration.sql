-- What became of an action, as its agent reports it. The row says that it has been reported, once; the log and a record say what.
CREATE TABLE "mastguard"."outcome" (
    "organization_id" UUID NOT NULL,
    "trace_id" UUID NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("organization_id","trace_id")
);

-- AddForeignKey
ALTER TABLE "mastguard"."outcome" ADD CONSTRAINT "outcome_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Partial, as for opinions: the records that every decision writes pay nothing.
CREATE INDEX record_outcome ON mastguard.record (organization_id, trace_id) WHERE kind = 'outcome';

ALTER TABLE mastguard.outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE mastguard.outcome FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mastguard.outcome TO mastguard_app USING (organization_id = (SELECT mastguard.current_organization())) WITH CHECK (organization_id = (SELECT mastguard.current_organization()));
GRANT SELECT, INSERT ON mastguard.outcome TO mastguard_app;
