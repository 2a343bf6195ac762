-- What an organization has contained: its own stop, agents in quarantine, blocked tools. The hash of all of its rows is in the log
-- (`containment.*`). A row is written once and taken away; who did it and since when never changes.
CREATE TABLE "mastguard"."containment" (
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "containment_pkey" PRIMARY KEY ("organization_id","kind","subject"),
    CONSTRAINT "containment_kind" CHECK ("kind" IN ('stop', 'quarantine', 'blocked_tool')),
    CONSTRAINT "containment_subject" CHECK (("kind" = 'stop') = ("subject" = ''))
);

-- AddForeignKey
ALTER TABLE "mastguard"."containment" ADD CONSTRAINT "containment_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE mastguard.containment ENABLE ROW LEVEL SECURITY;
ALTER TABLE mastguard.containment FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mastguard.containment TO mastguard_app
  USING (organization_id = (SELECT mastguard.current_organization())) WITH CHECK (organization_id = (SELECT mastguard.current_organization()));
GRANT SELECT, INSERT, DELETE ON mastguard.containment TO mastguard_app;
