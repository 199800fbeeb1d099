import type { Locale } from '@/lib/platform/i18n/locale'
import { failureText } from './failure'
import { IMPORT_SOURCES, IMPORT_STATUSES, type ImportSummary } from './schema'

interface Row {
  id: string
  source: string
  fileName: string
  status: string
  total: number
  done: number
  created: number
  updated: number
  unchanged: number
  rejected: number
  failure: string | null
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
  createdBy: { id: string; name: string } | null
}

/** A run as the API and the pages show it, its failure in the reader's language. */
export function toSummary(row: Row, locale: Locale): ImportSummary {
  return {
    id: row.id,
    source: oneOf(IMPORT_SOURCES, row.source),
    fileName: row.fileName,
    status: oneOf(IMPORT_STATUSES, row.status),
    progress: { done: row.done, total: row.total },
    counts: { created: row.created, updated: row.updated, unchanged: row.unchanged, rejected: row.rejected },
    failure: row.failure === null ? null : failureText(row.failure, locale),
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

function oneOf<T extends string>(known: readonly T[], value: string): T {
  const found = known.find((candidate) => candidate === value)
  if (!found) throw new Error(`Unexpected ${value} in import_run`)
  return found
}
