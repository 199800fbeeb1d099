import 'server-only'
import { isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { StoredClocks } from '@/lib/sla/clock'
import { NO_CLOCKS, type Clocks } from '@/lib/sla/reading'
import { formatNumber } from '@/lib/tickets/ref'
import type { IncidentDto, IncidentRow } from './schema'

/**
 * From the columns of a query over `t` (ticket) and its people to what the API and the queues give. The shape
 * is made here and not by the database: its JSON functions cost more than twice as much as plain columns.
 */

const ROW_COLUMNS = `
  t.id, t.number, t.version, t.title, t.status, t.hold_reason as "holdReason", t.priority, t.channel, t.confidential,
  t.created_at::text as "createdAt", t.updated_at::text as "updatedAt", s.clocks,
  c.id as "categoryId", c.name as "categoryName", g.id as "teamId", g.name as "teamName",
  r.id as "requesterId", r.name as "requesterName", a.id as "assigneeId", a.name as "assigneeName"`

const COLUMNS = `${ROW_COLUMNS}, r.email as "requesterEmail", a.email as "assigneeEmail",
  t.description_text as description, t.description_html as "descriptionHtml", t.impact, t.urgency,
  t.priority_override_reason as "priorityReason", t.external_ref as "externalRef", t.custom_fields as "customFields",
  t.resolution_code as "resolutionCode", t.resolution, t.resolved_at::text as "resolvedAt",
  t.closed_at::text as "closedAt", t.reopen_count as "reopenCount",
  mi.id as "mergedIntoId", mi.number as "mergedIntoNumber", pa.id as "parentId", pa.number as "parentNumber",
  array(select tag from ticket_tag where tenant_id = t.tenant_id and ticket_id = t.id order by tag) as tags`

type Same = Pick<IncidentDto, 'id' | 'version' | 'title' | 'status' | 'holdReason' | 'priority' | 'channel' | 'confidential'>

export interface RowRecord extends Same {
  number: number
  createdAt: string
  updatedAt: string
  categoryId: string | null
  categoryName: string
  teamId: string | null
  teamName: string
  requesterId: string
  requesterName: string
  assigneeId: string | null
  assigneeName: string
  clocks: StoredClocks | null
}

/** Shows the clocks that a record holds, as they stand now. */
export type ShowClocks = (clocks: StoredClocks | null) => Clocks

type Further = Pick<
  IncidentDto,
  | 'description' | 'descriptionHtml' | 'impact' | 'urgency' | 'priorityReason' | 'externalRef' | 'customFields'
  | 'resolutionCode' | 'resolution' | 'resolvedAt' | 'closedAt' | 'reopenCount' | 'tags'
>

export interface IncidentRecord extends RowRecord, Further {
  requesterEmail: string | null
  assigneeEmail: string | null
  mergedIntoId: string | null
  mergedIntoNumber: number
  parentId: string | null
  parentNumber: number
}

/** What to select, and what to make of each row. */
export interface Shape<Selected extends { clocks: StoredClocks | null }, Made> {
  columns: string
  of(record: Selected, clocks: ShowClocks): Made
}

/** All of an incident. */
export const incidentShape: Shape<IncidentRecord, IncidentDto> = {
  columns: COLUMNS,
  of: (record, clocks) => ({
    id: record.id,
    number: formatNumber('incident', record.number),
    kind: 'incident',
    version: record.version,
    title: record.title,
    description: record.description,
    descriptionHtml: record.descriptionHtml,
    status: record.status,
    holdReason: record.holdReason,
    impact: record.impact,
    urgency: record.urgency,
    priority: record.priority,
    priorityReason: record.priorityReason,
    category: named(record.categoryId, record.categoryName),
    service: null,
    requester: { id: record.requesterId, name: record.requesterName, email: record.requesterEmail },
    assignee: record.assigneeId === null ? null : { id: record.assigneeId, name: record.assigneeName, email: record.assigneeEmail },
    team: named(record.teamId, record.teamName),
    channel: record.channel,
    externalRef: record.externalRef,
    tags: record.tags,
    customFields: record.customFields,
    confidential: record.confidential,
    sla: clocks(record.clocks),
    resolutionCode: record.resolutionCode,
    resolution: record.resolution,
    createdAt: instant(record.createdAt),
    updatedAt: instant(record.updatedAt),
    resolvedAt: record.resolvedAt && instant(record.resolvedAt),
    closedAt: record.closedAt && instant(record.closedAt),
    reopenCount: record.reopenCount,
    mergedInto: numbered(record.mergedIntoId, record.mergedIntoNumber),
    parent: numbered(record.parentId, record.parentNumber),
  }),
}

/** What a row of a queue shows: no texts, no custom fields. */
export const rowShape: Shape<RowRecord, IncidentRow> = {
  columns: ROW_COLUMNS,
  of: (record, clocks) => ({
    id: record.id,
    number: formatNumber('incident', record.number),
    version: record.version,
    title: record.title,
    status: record.status,
    holdReason: record.holdReason,
    priority: record.priority,
    category: named(record.categoryId, record.categoryName),
    requester: { id: record.requesterId, name: record.requesterName },
    assignee: named(record.assigneeId, record.assigneeName),
    team: named(record.teamId, record.teamName),
    channel: record.channel,
    confidential: record.confidential,
    sla: clocks(record.clocks),
    createdAt: instant(record.createdAt),
    updatedAt: instant(record.updatedAt),
  }),
}

/** The number as text, where the database has to write it. At least six digits, like `formatNumber`. */
export const incidentNumber = `'INC-' || lpad(t.number::text, greatest(6, length(t.number::text)), '0')`

/** Joins to the people and names of `t`, by whole keys: their rows lie beside each other. */
export const incidentJoins = `
  join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
  left join app_user a on a.tenant_id = t.tenant_id and a.id = t.assignee_id
  left join team g on g.tenant_id = t.tenant_id and g.id = t.team_id
  left join category c on c.tenant_id = t.tenant_id and c.id = t.category_id
  left join ticket mi on mi.tenant_id = t.tenant_id and mi.id = t.merged_into_id and (t.confidential or not mi.confidential)
  left join ticket pa on pa.tenant_id = t.tenant_id and pa.id = t.parent_id and (t.confidential or not pa.confidential)
  left join ticket_sla s on s.tenant_id = t.tenant_id and s.ticket_id = t.id`

const numbered = (id: string | null, number: number) => (id === null ? null : { id, number: formatNumber('incident', number) })

const named = (id: string | null, name: string) => (id === null ? null : { id, name })

/**
 * `2026-01-31 09:30:00.5+00`, as PostgreSQL writes an instant in UTC, as `2026-01-31T09:30:00.500Z`. A page has
 * hundreds of them, so they are rewritten as text and not through a Date.
 */
function instant(text: string): string {
  const zone = text.indexOf('+', 19)
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, zone).padEnd(3, '0')}Z`
}

/**
 * An incident for whoever reads it: how it is filed and judged inside (team, tags, custom fields, why the
 * priority differs, its clocks, the assignee's address) is not for requesters, as on the timeline.
 */
export function forReader(ctx: Pick<Ctx, 'actor'>, incident: IncidentDto): IncidentDto {
  if (isStaff(ctx)) return incident
  const { assignee } = incident
  return { ...incident, ...NOT_FOR_REQUESTERS, assignee: assignee && { ...assignee, email: null } }
}

const NOT_FOR_REQUESTERS = { team: null, parent: null, tags: [], customFields: {}, priorityReason: null, sla: NO_CLOCKS } satisfies Partial<IncidentDto>

/** As `forReader`, for a row of a queue. */
export const rowForReader = (ctx: Pick<Ctx, 'actor'>, row: IncidentRow): IncidentRow => (isStaff(ctx) ? row : { ...row, team: null, sla: NO_CLOCKS })
