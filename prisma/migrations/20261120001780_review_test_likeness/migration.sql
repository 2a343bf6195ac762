-- What a real task says as well: who stands behind its agent, and how each person had proved who they are.
ALTER TABLE mastguard.review_test ADD COLUMN "insiders" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE mastguard.review_test_step ADD COLUMN "method" TEXT;
GRANT UPDATE ("insiders") ON mastguard.review_test TO mastguard_app;
