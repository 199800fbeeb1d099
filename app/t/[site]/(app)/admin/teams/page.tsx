import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { ArchivedSwitch } from '@/components/admin/archived-switch'
import { adminMetadata } from '@/components/admin/page-metadata'
import type { Search } from '@/components/admin/search-params'
import { TeamCard } from '@/components/admin/teams/team-card'
import { TeamDialog } from '@/components/admin/teams/team-dialog'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { listTeams, membersOf } from '@/lib/people/teams/queries'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'teams')
}

/** The teams that tickets are routed to. */
export default async function TeamsPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'team.manage')
  const archived = (await searchParams).archived === '1'
  const [teams, members] = await Promise.all([listTeams(ctx, { archived }), membersOf(ctx)])
  const t = getT(ctx.locale, 'admin')
  const create = (
    <TeamDialog
      trigger={
        <Button>
          <Plus aria-hidden />
          {t('teams.create')}
        </Button>
      }
    />
  )
  return (
    <>
      <PageHeader
        title={t('teams.title')}
        description={t('teams.lead')}
        actions={
          <>
            <ArchivedSwitch path="/admin/teams" shown={archived} label={t('showArchived')} />
            {create}
          </>
        }
      />
      {teams.length > 0 ? (
        <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {teams.map((team) => (
            <TeamCard key={team.id} team={team} members={members.get(team.id) ?? []} locale={ctx.locale} />
          ))}
        </div>
      ) : (
        <Card>
          <EmptyState title={t('teams.none')} description={t('teams.noneHint')} action={create} />
        </Card>
      )}
    </>
  )
}
