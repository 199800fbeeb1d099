import { LIMITS } from '@/lib/tickets/vocabulary'
import { BadRow, type IncidentDraft } from './draft'
import { reason } from './reasons'

/** What has no field of ours, as long as a ticket has room for it. @throws BadRow */
export function sourceFields(entries: readonly (readonly [string, string | number | boolean])[]): IncidentDraft['source'] {
  const fields = Object.fromEntries(entries.filter(([, value]) => value !== ''))
  if (JSON.stringify(fields).length > LIMITS.customFieldsJson) throw new BadRow(reason('too_many_source_fields'))
  return fields
}
