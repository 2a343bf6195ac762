-- The absent person whose right a test was answered by, as `review_vote` has it of a task; null for one's own.
ALTER TABLE mastguard.review_test_step ADD COLUMN on_behalf_of UUID,
ADD CONSTRAINT review_test_step_on_behalf_of CHECK (on_behalf_of <> user_id);
