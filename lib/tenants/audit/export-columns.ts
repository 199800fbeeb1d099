import 'server-only'
import type { Column } from '@/lib/platform/text/csv-export'
import { instantsIn } from '@/lib/platform/text/instant'
import type { AuditEntryDto } from './schema'

/** What an export says of an entry, in its order. */
export const AUDIT_FIELDS = [
  'at', 'actor', 'actorKind', 'actorId', 'apiKey', 'action', 'entity', 'entityId', 'ip', 'before', 'after', 'id',
] as const
export type AuditField = (typeof AUDIT_FIELDS)[number]

/** Entries keep the words of the API; only the headings are in the reader's language. */
export function auditColumns(heading: (field: AuditField) => string, timeZone: string): Column<AuditEntryDto>[] {
  const at = instantsIn(timeZone)
  const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))
  const cells: Record<AuditField, Column<AuditEntryDto>['cell']> = {
    at: (entry) => at(entry.at),
    actor: ({ actor }) => actor.name,
    actorKind: ({ actor }) => actor.kind,
    actorId: ({ actor }) => actor.id,
    apiKey: ({ actor }) => actor.apiKey,
    action: ({ action }) => action,
    entity: ({ entity }) => entity.type,
    entityId: ({ entity }) => entity.id,
    ip: ({ ip }) => ip,
    before: ({ before }) => json(before),
    after: ({ after }) => json(after),
    id: ({ id }) => id,
  }
  return AUDIT_FIELDS.map((field) => ({ heading: heading(field), cell: cells[field] }))
}
