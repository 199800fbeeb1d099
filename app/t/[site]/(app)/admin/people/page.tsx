import type { Metadata } from 'next'
import { ExportLink } from '@/components/admin/export/export-link'
import { adminMetadata } from '@/components/admin/page-metadata'
import { ContactDialog } from '@/components/admin/people/contact-dialog'
import { InviteDialog } from '@/components/admin/people/invite-dialog'
import { PeopleFilter } from '@/components/admin/people/people-filter'
import { PeopleTable } from '@/components/admin/people/people-table'
import { roleName } from '@/components/admin/people/role-name'
import { firstPage, nextPage, oneEach, type Search } from '@/components/admin/search-params'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Card } from '@/components/ui/card'
import { Pagination } from '@/components/ui/pagination'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { listRoles } from '@/lib/people/roles/queries'
import { listTeams } from '@/lib/people/teams/queries'
import { listUsers } from '@/lib/people/users/queries'
import { holdsAll } from '@/lib/people/users/rules'
import { orFirstPage } from '../or-first-page'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'people')
}

/** Who belongs to the organisation. */
export default async function PeoplePage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'people.manage')
  const search = oneEach(await searchParams, ['q', 'role', 'status', 'kind', 'cursor'])
  const [{ data, page }, roles, teams] = await Promise.all([
    orFirstPage(listUsers(ctx, { ...search, count: 'true' }), '/admin/people'),
    listRoles(ctx),
    listTeams(ctx),
  ])
  const t = getT(ctx.locale, 'admin')
  const common = getT(ctx.locale, 'common')
  const { cursor: _cursor, ...filter } = search
  const grantable = roles.filter(({ permissions }) => holdsAll(ctx, permissions))
  return (
    <>
      <PageHeader
        title={t('people.title')}
        description={t('people.lead')}
        actions={
          <>
            <ExportLink path="/admin/people/export" filter={filter} locale={ctx.locale} />
            <ContactDialog />
            <InviteDialog
              roles={grantable.map((role) => ({ id: role.key, label: roleName(common, role) }))}
              teams={teams.map(({ id, name }) => ({ id, label: name }))}
            />
          </>
        }
      />
      <Card className="overflow-hidden">
        <PeopleFilter locale={ctx.locale} roles={roles} values={search} />
        {data.length > 0 ? (
          <PeopleTable people={data} place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }} now={ctx.now} />
        ) : (
          <EmptyState title={t('people.none')} description={t('people.noneHint')} />
        )}
        <div className="border-t border-border px-4 py-2.5">
          <Pagination
            label={common('pagination.label')}
            previousLabel={t('firstPage')}
            nextLabel={common('pagination.next')}
            summary={t('people.count', { count: page.total ?? 0 })}
            {...(search.cursor && { previousHref: firstPage('/admin/people', search) })}
            {...(page.nextCursor && { nextHref: nextPage('/admin/people', search, page.nextCursor) })}
          />
        </div>
      </Card>
    </>
  )
}
