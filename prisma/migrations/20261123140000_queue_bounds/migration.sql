-- Every incident has a row of its service level: those sorted by their due time are found through it. Incidents from
-- before there were service levels get one that promises nothing, as history of which nobody is told; from its next
-- change on such an incident is judged like any other.
INSERT INTO ticket_sla (tenant_id, ticket_id, facts, clocks, silent)
SELECT t.tenant_id, t.id,
  (
    SELECT json_agg(f.fact ORDER BY f.place)
    FROM (VALUES
      (1, json_build_object('type', 'judged', 'at', i.opened, 'priority', t.priority, 'categoryId', t.category_id,
        'policy', NULL, 'calendar', NULL, 'reason', 'opened')),
      (2, json_build_object('type', 'opened', 'at', i.opened, 'status', 'new', 'holdReason', NULL)),
      (3, CASE WHEN t.status <> 'new' THEN
        json_build_object('type', 'status', 'at', i.changed, 'status', t.status, 'holdReason', t.hold_reason) END),
      (4, CASE WHEN t.merged_into_id IS NOT NULL THEN json_build_object('type', 'merged', 'at', i.changed) END)
    ) AS f(place, fact)
    WHERE f.fact IS NOT NULL
  ),
  json_build_object('asOf', to_char(t.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'firstResponse', NULL, 'nextResponse', NULL, 'resolution', NULL),
  true
FROM ticket t CROSS JOIN LATERAL (
  SELECT floor(extract(epoch FROM t.created_at) * 1000)::bigint AS opened,
    floor(extract(epoch FROM greatest(t.created_at, coalesce(t.closed_at, t.resolved_at, t.updated_at))) * 1000)::bigint AS changed
) i
WHERE t.kind = 'incident'
  AND NOT EXISTS (SELECT FROM ticket_sla s WHERE s.tenant_id = t.tenant_id AND s.ticket_id = t.id);

-- After many rows at once their statistics are taken anew by farol_system, without waiting for autovacuum.
-- PostgreSQL 16 and older know no such privilege; there autovacuum does it, within minutes.
DO $$
BEGIN
  IF current_setting('server_version_num')::int >= 170000 THEN
    GRANT MAINTAIN ON ticket, ticket_sla, ticket_measure, ticket_tag, timeline_entry, comment, watcher TO farol_system;
  END IF;
END $$;
