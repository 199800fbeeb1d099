import 'server-only'
import type { CsvCell } from '@/lib/platform/text/csv'
import type { ProblemDto } from '../schema'
import type { ProblemExportField } from './vocabulary'

/** Words that the product has of its own, and a reader's language has others for. */
export type ProblemTerm = 'status' | 'exit' | 'audience' | 'impact' | 'urgency' | 'flag'

export interface ProblemWording {
  heading(this: void, field: ProblemExportField): string
  term(this: void, of: ProblemTerm, word: string): string
}

/** As the API has them: for programs. */
export const PLAIN_PROBLEM_WORDING: ProblemWording = { heading: (field) => field, term: (_of, word) => word }

type Cells = Record<ProblemExportField, (problem: ProblemDto) => CsvCell>

/** What each field says of a problem. Instants are given by `at`: on the organisation's clock. */
export function problemCells({ term }: ProblemWording, at: (instant: string) => string): Cells {
  const instant = (value: string | null) => value && at(value)
  return {
    number: ({ number }) => number,
    title: ({ title }) => title,
    status: ({ status }) => term('status', status),
    priority: ({ priority }) => priority,
    impact: ({ impact }) => term('impact', impact),
    urgency: ({ urgency }) => term('urgency', urgency),
    category: ({ category }) => category?.name ?? null,
    assignee: ({ assignee }) => assignee?.name ?? null,
    team: ({ team }) => team?.name ?? null,
    openedBy: ({ openedBy }) => openedBy.name,
    tags: ({ tags }) => tags.join(', '),
    confidential: ({ confidential }) => term('flag', String(confidential)),
    exit: ({ exit }) => exit && term('exit', exit),
    exitReason: ({ exitReason }) => exitReason,
    duplicateOf: ({ duplicateOf }) => duplicateOf?.number ?? null,
    knownError: ({ knownError }) => knownError && term('audience', knownError.audience),
    incidents: ({ incidents }) => incidents.total,
    openIncidents: ({ incidents }) => incidents.open,
    errorCode: ({ errorCode }) => errorCode,
    symptoms: ({ symptoms }) => symptoms,
    impactText: ({ impactText }) => impactText,
    rootCause: ({ rootCause }) => rootCause,
    workaround: ({ workaround }) => workaround,
    resolution: ({ resolution }) => resolution,
    description: ({ description }) => description,
    createdAt: ({ createdAt }) => at(createdAt),
    updatedAt: ({ updatedAt }) => at(updatedAt),
    resolvedAt: ({ resolvedAt }) => instant(resolvedAt),
    closedAt: ({ closedAt }) => instant(closedAt),
    reopenCount: ({ reopenCount }) => reopenCount,
  }
}
