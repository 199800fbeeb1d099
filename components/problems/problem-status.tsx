import type { T } from '@/components/i18n/get-t'
import { StatusBadge, type TicketStatus } from '@/components/shared/status-badge'
import type { ProblemStatus } from '@/lib/problems/vocabulary'

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
