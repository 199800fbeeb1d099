import 'server-only'

/**
 * The incident of the API as a JSON expression over `t` (ticket) and its people: what a list or a detail
 * answers is built where the rows are, and passes through the web process as text.
 */

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const person = (alias: string) =>
  `case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'email', ${alias}.email) end`
const named = (alias: string) =>
  `case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'name', ${alias}.name) end`

/** At least six digits, as `formatNumber` writes it. */
export const incidentNumber = `'INC-' || lpad(t.number::text, greatest(6, length(t.number::text)), '0')`

export const incidentJson = `json_build_object(
  'id', t.id, 'number', ${incidentNumber}, 'kind', t.kind, 'version', t.version,
  'title', t.title, 'description', t.description_text, 'descriptionHtml', t.description_html,
  'status', t.status, 'holdReason', t.hold_reason, 'impact', t.impact, 'urgency', t.urgency,
  'priority', t.priority, 'priorityReason', t.priority_override_reason,
  'category', ${named('c')}, 'service', null,
  'requester', ${person('r')}, 'assignee', ${person('a')}, 'team', ${named('g')},
  'channel', t.channel, 'externalRef', t.external_ref,
  'tags', coalesce((select json_agg(tag order by tag) from ticket_tag where tenant_id = t.tenant_id and ticket_id = t.id), '[]'),
  'customFields', t.custom_fields, 'confidential', t.confidential,
  'resolutionCode', t.resolution_code, 'resolution', t.resolution,
  'createdAt', ${instant('t.created_at')}, 'updatedAt', ${instant('t.updated_at')},
  'resolvedAt', ${instant('t.resolved_at')}, 'closedAt', ${instant('t.closed_at')},
  'reopenCount', t.reopen_count)`

/** What a row of a queue shows: no texts, no custom fields. */
export const incidentRowJson = `json_build_object(
  'id', t.id, 'number', ${incidentNumber}, 'version', t.version, 'title', t.title, 'status', t.status,
  'holdReason', t.hold_reason, 'priority', t.priority, 'category', ${named('c')},
  'requester', ${named('r')}, 'assignee', ${named('a')}, 'team', ${named('g')}, 'channel', t.channel,
  'confidential', t.confidential,
  'createdAt', ${instant('t.created_at')}, 'updatedAt', ${instant('t.updated_at')})`

/** Joins to the people and names of `t`, by whole keys: their rows lie beside each other. */
export const incidentJoins = `
  join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
  left join app_user a on a.tenant_id = t.tenant_id and a.id = t.assignee_id
  left join team g on g.tenant_id = t.tenant_id and g.id = t.team_id
  left join category c on c.tenant_id = t.tenant_id and c.id = t.category_id`
