-- Holds the current organization's head until the transaction ends, before a session's decision is computed and committed in it: for the
-- action whose chain lost to other nodes' again and again. Nothing but `commit_decisions` may follow: the head is the last lock.
CREATE FUNCTION mastguard.hold_head() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, mastguard, pg_temp AS $$
  SELECT h.epoch FROM mastguard.log_head h WHERE h.organization_id = mastguard.current_organization() FOR NO KEY UPDATE $$;

GRANT CREATE ON SCHEMA mastguard TO mastguard_ledger;
REVOKE EXECUTE ON FUNCTION mastguard.hold_head FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mastguard.hold_head TO mastguard_app;
ALTER FUNCTION mastguard.hold_head OWNER TO mastguard_ledger;
REVOKE CREATE ON SCHEMA mastguard FROM mastguard_ledger;
