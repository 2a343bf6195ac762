-- An approval is worth nothing once it is said what became of its action: an action has one outcome, and what is redeemed behind it would be
-- a second execution. The same as before otherwise.
DROP FUNCTION mastguard.redeem_approval;

-- Uses the approval of one action of the current organization: call it last, as seal(). Whatever could stand against it is sealed under
-- the head's lock, which is taken first: what is read after it holds at the entry's index. Answers
--   redeemed | replayed | used | other_body | other_digest | expired | not_approved | contained | reported | revoked_key | stale_epoch | wrong_time | altered
-- and changes nothing unless it is `redeemed`. `epoch` is that of the configuration the caller checked containment on, held against the log;
-- the rows are looked at here as well. `tool` is folded as blocked tools are.
CREATE FUNCTION mastguard.redeem_approval(epoch bigint, key uuid, trace uuid, task uuid, digest text, tool text, token_expires timestamptz, at timestamptz,
  key_hash bytea, body_hash bytea, entry jsonb)
RETURNS TABLE (status text, redeemed_at timestamptz) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
#variable_conflict use_column
DECLARE org uuid := mastguard.current_organization(); current_epoch bigint; moment timestamptz; t mastguard.review_task; earlier mastguard.redemption; is_logged boolean;
  is_reported boolean;
BEGIN
  SELECT h.epoch INTO current_epoch FROM mastguard.log_head h WHERE h.organization_id = org FOR NO KEY UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'no organization is set for this transaction' USING errcode = '42501'; END IF;
  moment := clock_timestamp();
  IF NOT EXISTS (SELECT 1 FROM mastguard.api_key k WHERE k.organization_id = org AND k.id = redeem_approval.key AND k.revoked_at IS NULL
      AND (k.expires_at IS NULL OR k.expires_at > moment)) THEN
    RETURN QUERY SELECT 'revoked_key', NULL::timestamptz; RETURN;
  END IF;
  IF current_epoch IS DISTINCT FROM redeem_approval.epoch THEN RETURN QUERY SELECT 'stale_epoch', NULL::timestamptz; RETURN; END IF;
  SELECT x.* INTO t FROM mastguard.review_task x WHERE x.organization_id = org AND x.id = redeem_approval.task AND x.trace_id = redeem_approval.trace;
  IF NOT FOUND THEN RETURN QUERY SELECT 'not_approved', NULL::timestamptz; RETURN; END IF;
  IF EXISTS (SELECT 1 FROM mastguard.containment c WHERE c.organization_id = org AND (c.kind = 'stop'
      OR (c.kind = 'quarantine' AND c.subject = t.agent_id) OR (c.kind = 'blocked_tool' AND c.subject = redeem_approval.tool))) THEN
    RETURN QUERY SELECT 'contained', NULL::timestamptz; RETURN;
  END IF;
  SELECT x.* INTO earlier FROM mastguard.redemption x WHERE x.organization_id = org AND x.task_id = t.id;
  is_logged := EXISTS (SELECT 1 FROM mastguard.entry e WHERE e.organization_id = org AND e.trace_id = t.trace_id AND e.type = 'review.redeemed');
  -- A row taken away makes no room for another, one that nobody logged repeats nothing.
  IF (earlier.task_id IS NOT NULL) <> is_logged THEN RETURN QUERY SELECT 'altered', NULL::timestamptz; RETURN; END IF;
  is_reported := EXISTS (SELECT 1 FROM mastguard.entry e WHERE e.organization_id = org AND e.trace_id = t.trace_id AND e.type = 'outcome.reported');
  IF is_logged THEN
    RETURN QUERY SELECT CASE
      WHEN redeem_approval.key_hash IS NULL OR earlier.key_hash IS DISTINCT FROM redeem_approval.key_hash OR earlier.api_key_id <> redeem_approval.key
        OR earlier.redeemed_at <= moment - interval '24 hours' THEN 'used'
      WHEN earlier.body_hash IS DISTINCT FROM redeem_approval.body_hash THEN 'other_body'
      WHEN is_reported THEN 'reported'
      ELSE 'replayed' END, earlier.redeemed_at;
    RETURN;
  END IF;
  IF t.status <> 'APPROVED' OR t.resolved_at IS NULL THEN RETURN QUERY SELECT 'not_approved', NULL::timestamptz; RETURN; END IF;
  IF t.action_digest IS DISTINCT FROM redeem_approval.digest
      OR NOT EXISTS (SELECT 1 FROM mastguard.action a WHERE a.organization_id = org AND a.id = t.trace_id AND a.digest = redeem_approval.digest) THEN
    RETURN QUERY SELECT 'other_digest', NULL::timestamptz; RETURN;
  END IF;
  IF is_reported THEN RETURN QUERY SELECT 'reported', NULL::timestamptz; RETURN; END IF;
  IF redeem_approval.token_expires <= moment OR t.resolved_at + interval '24 hours' <= moment THEN
    RETURN QUERY SELECT 'expired', NULL::timestamptz; RETURN;
  END IF;
  -- What the log says of the time comes from the node, and so does what the caller is told.
  IF redeem_approval.at > moment + interval '2 seconds' OR redeem_approval.at < moment - interval '6 seconds' THEN
    RETURN QUERY SELECT 'wrong_time', NULL::timestamptz; RETURN;
  END IF;
  INSERT INTO mastguard.redemption (organization_id, task_id, trace_id, api_key_id, redeemed_at, key_hash, body_hash)
    VALUES (org, t.id, t.trace_id, redeem_approval.key, redeem_approval.at, redeem_approval.key_hash, redeem_approval.body_hash);
  PERFORM mastguard.seal(false, jsonb_build_array(redeem_approval.entry));
  RETURN QUERY SELECT 'redeemed', redeem_approval.at;
END $$;

GRANT CREATE ON SCHEMA mastguard TO mastguard_ledger;
REVOKE EXECUTE ON FUNCTION mastguard.redeem_approval FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mastguard.redeem_approval TO mastguard_app;
ALTER FUNCTION mastguard.redeem_approval OWNER TO mastguard_ledger;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
