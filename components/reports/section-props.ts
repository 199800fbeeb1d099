import type { T } from '@/components/i18n/get-t'
import type { Ctx } from '@/lib/platform/context'
import type { Place } from '@/lib/platform/i18n/format'
import type { ReportAddress } from './address'
import type { incidentsBehind } from './address'

/** What every part of the page is given. */
export interface SectionProps {
  ctx: Ctx
  address: ReportAddress
  behind: ReturnType<typeof incidentsBehind>
  place: Place
  t: T<'reports'>
}
