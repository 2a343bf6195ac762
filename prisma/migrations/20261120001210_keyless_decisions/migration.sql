-- The one decision that needs no valid key is the refusal of a queued action whose key was revoked: whatever calls commit_decisions, nothing
-- without a key is let through.
ALTER TABLE mastguard.action ADD CONSTRAINT action_keyless CHECK (api_key_id IS NOT NULL OR decision = 'BLOCK');
