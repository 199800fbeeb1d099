import 'server-only'
import type { IncidentDto } from '@/lib/incidents/schema'
import type { CsvCell } from '@/lib/platform/text/csv'
import { instantsIn } from '@/lib/platform/text/instant'
import type { Clock } from '@/lib/sla/reading'
import type { ExportField } from './vocabulary'

/** Words that the product has of its own, and a reader's language has others for. */
export type Term = 'status' | 'holdReason' | 'impact' | 'urgency' | 'channel' | 'resolutionCode' | 'clock' | 'flag'

export interface Wording {
  heading(this: void, field: ExportField): string
  term(this: void, of: Term, word: string): string
}

/** As the API has them: for programs. */
export const PLAIN_WORDING: Wording = { heading: (field) => field, term: (_of, word) => word }

type Cells = Record<ExportField, (incident: IncidentDto) => CsvCell>

/**
 * What each field says of an incident. Instants are on the organisation's clock with its offset then, as
 * `2026-01-31T09:30:00-03:00`: the hour that clocks go back is told apart, and programs need not know the zone.
 */
export function cellsOf({ term }: Wording, timeZone: string): Cells {
  const written = instantsIn(timeZone)
  const at = (instant: string | null) => (instant === null ? null : written(instant))
  const word = (of: Term, text: string | null) => (text === null ? null : term(of, text))
  const yes = (flag: boolean) => term('flag', String(flag))
  const state = (clock: Clock | null) => word('clock', clock?.state ?? null)
  const due = (clock: Clock | null) => at(clock?.dueAt ?? null)
  const breached = (clock: Clock | null) => (clock ? yes(clock.breachedAt !== null) : null)
  return {
    number: ({ number }) => number,
    title: ({ title }) => title,
    status: ({ status }) => term('status', status),
    holdReason: ({ holdReason }) => word('holdReason', holdReason),
    priority: ({ priority }) => priority,
    impact: ({ impact }) => term('impact', impact),
    urgency: ({ urgency }) => term('urgency', urgency),
    requester: ({ requester }) => requester.name,
    requesterEmail: ({ requester }) => requester.email,
    assignee: ({ assignee }) => assignee?.name ?? null,
    assigneeEmail: ({ assignee }) => assignee?.email ?? null,
    team: ({ team }) => team?.name ?? null,
    category: ({ category }) => category?.name ?? null,
    channel: ({ channel }) => term('channel', channel),
    tags: ({ tags }) => tags.join(', '),
    confidential: ({ confidential }) => yes(confidential),
    createdAt: ({ createdAt }) => at(createdAt),
    updatedAt: ({ updatedAt }) => at(updatedAt),
    resolvedAt: ({ resolvedAt }) => at(resolvedAt),
    closedAt: ({ closedAt }) => at(closedAt),
    firstResponseState: ({ sla }) => state(sla.firstResponse),
    firstResponseDueAt: ({ sla }) => due(sla.firstResponse),
    firstResponseBreached: ({ sla }) => breached(sla.firstResponse),
    nextResponseState: ({ sla }) => state(sla.nextResponse),
    nextResponseDueAt: ({ sla }) => due(sla.nextResponse),
    nextResponseBreached: ({ sla }) => breached(sla.nextResponse),
    resolutionState: ({ sla }) => state(sla.resolution),
    resolutionDueAt: ({ sla }) => due(sla.resolution),
    resolutionBreached: ({ sla }) => breached(sla.resolution),
    resolutionCode: ({ resolutionCode }) => word('resolutionCode', resolutionCode),
    resolution: ({ resolution }) => resolution,
    description: ({ description }) => description,
    reopenCount: ({ reopenCount }) => reopenCount,
    parent: ({ parent }) => parent?.number ?? null,
    mergedInto: ({ mergedInto }) => mergedInto?.number ?? null,
    externalRef: ({ externalRef }) => externalRef,
    customFields: ({ customFields }) => (Object.keys(customFields).length > 0 ? JSON.stringify(customFields) : null),
  }
}
