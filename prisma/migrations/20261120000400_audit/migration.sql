-- Grave actions are rare and are what people look for: without this a filter on them reads the whole log backwards. Partial,
-- so that ordinary decisions pay nothing for it. On the parent: every month's partition gets its own.
CREATE INDEX entry_organization_id_risk_category_index_idx ON mastguard.entry (organization_id, risk_category, index) WHERE risk_category IN ('HIGH', 'CRITICAL');
