import type { Metadata } from 'next'
import { DeskHome } from '@/components/desk/home/desk-home'
import { getT } from '@/components/i18n/get-t'
import { isDueBy } from '@/components/sla/clock/metrics'
import { recentActivity } from '@/lib/incidents/activity'
import { listIncidentRows, openCounts, slaCounts } from '@/lib/incidents/queries'
import { type IncidentListQuery, OPEN_STATUSES } from '@/lib/incidents/schema'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { findMyTeams } from '@/lib/tickets/lookup/teams'

interface Props {
  params: Promise<{ site: string }>
}

const SHOWN = 6
/** What is due within a day is worth a look now. */
const SOON_MS = 86_400_000

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'desk')('nav.home') } : {}
}

/** The agent's own work at a glance. */
export default async function DeskPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'incident.read')
  const first = async (filter: Partial<IncidentListQuery>) => {
    const query: IncidentListQuery = { limit: SHOWN, sort: 'priority', count: false, status: [...OPEN_STATUSES], ...filter }
    return (await listIncidentRows(ctx, query)).data
  }
  const myTeams = async () => {
    const teams = await findMyTeams(ctx)
    return teams.length > 0 ? first({ team: teams.map(({ id }) => id), assignee: ['none'] }) : []
  }
  const dueSoon = async () => {
    const until = ctx.now.getTime() + SOON_MS
    return (await first({ sort: 'dueAt' })).filter(({ sla }) => isDueBy(sla, until))
  }
  const [counts, sla, soon, mine, teams, awaiting, activity] = await Promise.all([
    openCounts(ctx),
    slaCounts(ctx),
    dueSoon(),
    first({ assignee: ['me'] }),
    myTeams(),
    first({ assignee: ['me'], status: ['on_hold'], holdReason: ['awaiting_requester'] }),
    recentActivity(ctx),
  ])
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  const lists = { counts: { ...counts, ...sla }, soon, mine, teams, awaiting, activity }
  return <DeskHome {...lists} name={ctx.actor.name} place={place} now={ctx.now} />
}
