import { getT, type T } from '@/components/i18n/get-t'
import { StatusBadge, type TicketStatus } from '@/components/shared/status-badge'
import { INCIDENT_STATUSES } from '@/lib/incidents/vocabulary'
import type { Locale } from '@/lib/platform/i18n/locale'
import { PROBLEM_STATUSES, type ProblemStatus } from '@/lib/problems/vocabulary'

/** States look like those of incidents that mean the same. */
const LOOKS: Record<ProblemStatus, TicketStatus> = {
  new: 'new',
  assess: 'in_progress',
  root_cause_analysis: 'in_progress',
  fix_in_progress: 'in_progress',
  resolved: 'resolved',
  closed: 'closed',
}

/** A problem's state: colour, shape and word. */
export function ProblemStatusBadge({ status, t }: { status: ProblemStatus; t: T<'problems'> }) {
  return <StatusBadge status={LOOKS[status]} label={t(`status.${status}`)} />
}

interface InState {
  kind: string
  status: string
}

/** How the state of a ticket of either kind looks, and its word; null for one that its kind does not have. */
export function statusShown({ kind, status }: InState, locale: Locale): { look: TicketStatus; label: string } | null {
  if (kind === 'problem') {
    const known = PROBLEM_STATUSES.find((one) => one === status)
    return known ? { look: LOOKS[known], label: getT(locale, 'problems')(`status.${known}`) } : null
  }
  const known = INCIDENT_STATUSES.find((one) => one === status)
  return known ? { look: known, label: getT(locale, 'common')(`status.${known}`) } : null
}

/** The state of a ticket of either kind. */
export function TicketStatusBadge({ ticket, locale }: { ticket: InState; locale: Locale }) {
  const shown = statusShown(ticket, locale)
  return shown ? <StatusBadge status={shown.look} label={shown.label} /> : null
}
