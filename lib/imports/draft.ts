import type { IncidentStatus } from '@/lib/incidents/schema'
import type { Channel, HoldReason, Level } from '@/lib/tickets/schema'
import type { Reason } from './reasons'

/** What a source's mapping makes of its rows: plain data, before anything is looked up or written. */

/** Characters that a resolution may have. */
export const RESOLUTION_LIMIT = 20_000

/** Somebody a file names. Known by address when it has one, else by the source's own name for them. */
export interface PersonDraft {
  name: string
  email?: string
}

/** A value on the timeline; people, teams and categories get their id when they are written. */
export type HistoryValue =
  | { is: 'plain'; value: string | number | null }
  | { is: 'person'; person: PersonDraft }
  | { is: 'team'; team: string }
  | { is: 'category'; path: readonly string[] }

export interface HistoryEntry {
  at: Date
  /** Null: the source does not say who. */
  actor: PersonDraft | null
  type: 'created' | 'changed'
  field?: string
  old?: HistoryValue
  new?: HistoryValue
  visibility: 'public' | 'internal'
}

export interface IncidentDraft {
  /** The row that errors about the whole incident point to. */
  row: number
  /** The source's own number; null when it has none. */
  externalRef: string | null
  title: string
  description: string
  status: IncidentStatus
  holdReason: HoldReason | null
  impact: Level
  urgency: Level
  /** Null: as the tenant's matrix says. */
  priority: number | null
  /** From the root down. */
  category: readonly string[]
  /** Null: the source names nobody. */
  requester: PersonDraft | null
  assignee: PersonDraft | null
  team: string | null
  channel: Channel
  tags: readonly string[]
  resolutionCode: string | null
  resolution: string | null
  reopenCount: number
  createdAt: Date | null
  updatedAt: Date | null
  resolvedAt: Date | null
  closedAt: Date | null
  /** What has no field of ours; kept under customFields.source. */
  source: Readonly<Record<string, string | number | boolean>>
  history: readonly HistoryEntry[]
}

/** One step of an import: rows of the file that became one incident, or were refused. */
export type Unit =
  | { rows: number; draft: IncidentDraft; rejected?: undefined }
  | { rows: number; rejected: { row: number; reason: Reason }; draft?: undefined }

/** Thrown by a mapping on a row that cannot be used; the rest of the file goes on. */
export class BadRow extends Error {
  constructor(readonly reason: Reason) {
    super(reason.code)
  }
}
