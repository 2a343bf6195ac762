-- Who has a task before them now. When they first saw it stays what it was.
ALTER TABLE mastguard.review_view ADD COLUMN "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now();
GRANT UPDATE ("seen_at") ON mastguard.review_view TO mastguard_app;
