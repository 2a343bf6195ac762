-- By which Idempotency-Key, and with what, an edit was begun: a retry goes on with the same edit instead of making another.
ALTER TABLE "mastguard"."review_task" ADD COLUMN "edit_key_hash" BYTEA,
ADD COLUMN "edit_body_hash" BYTEA;
GRANT UPDATE (edit_key_hash, edit_body_hash) ON mastguard.review_task TO mastguard_app;
