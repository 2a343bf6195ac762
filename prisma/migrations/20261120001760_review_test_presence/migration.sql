-- Who has a test before them now, as of any task (review_presence). Null for a step that is no look.
ALTER TABLE mastguard.review_test_step ADD COLUMN "seen_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT review_test_step_seen CHECK (seen_at IS NULL OR event = 'viewed');
GRANT UPDATE ("seen_at") ON mastguard.review_test_step TO mastguard_app;
