import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { adminMetadata } from '@/components/admin/page-metadata'
import { roleName } from '@/components/admin/people/role-name'
import { UserAccess } from '@/components/admin/people/user-access'
import { UserStatus } from '@/components/admin/people/user-badges'
import { UserFacts } from '@/components/admin/people/user-facts'
import { UserForm } from '@/components/admin/people/user-form'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { Alert } from '@/components/ui/alert'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { listRoles } from '@/lib/people/roles/queries'
import { listSessions } from '@/lib/people/sessions/queries'
import { listTeams } from '@/lib/people/teams/queries'
import { getUser } from '@/lib/people/users/queries'
import { holdsAll } from '@/lib/people/users/rules'
import { actorUserId } from '@/lib/platform/context'
import { NotFound } from '@/lib/platform/errors'

interface Props {
  params: Promise<{ site: string; id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'people')
}

/** One person: what is known of them, what they may do, and their way in. */
export default async function PersonPage({ params }: Props) {
  const { site, id } = await params
  const ctx = await pageContext(site, 'people.manage')
  const user = await getUser(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  const [roles, teams] = await Promise.all([listRoles(ctx), listTeams(ctx)])
  const t = getT(ctx.locale, 'admin')
  const common = getT(ctx.locale, 'common')
  const isSelf = id === actorUserId(ctx)
  const permissions = roles.find(({ key }) => key === user.role.key)?.permissions ?? []
  const manages = holdsAll(ctx, permissions)
  const sessions = manages ? await listSessions(ctx, id) : []
  const grantable = roles.filter((role) => role.key === user.role.key || holdsAll(ctx, role.permissions))
  return (
    <>
      <PageHeader
        title={user.name}
        description={<UserStatus user={user} locale={ctx.locale} />}
        breadcrumb={{ label: common('nav.breadcrumb'), crumbs: [{ label: t('people.title'), href: '/admin/people' }, { label: user.name }] }}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <Card>
          <CardHeader>
            <CardTitle>{t('people.details')}</CardTitle>
          </CardHeader>
          {manages ? (
            <UserForm
              key={user.version}
              user={user}
              roles={grantable.map((role) => ({ id: role.key, label: roleName(common, role) }))}
              teams={teams.map(({ id: teamId, name }) => ({ id: teamId, label: name }))}
              roleLocked={isSelf}
            />
          ) : (
            <CardContent>
              <Alert tone="info">{t('people.outranks')}</Alert>
            </CardContent>
          )}
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>{t('people.access')}</CardTitle>
          </CardHeader>
          <CardContent className="space-y-4">
            <UserFacts user={user} place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }} />
            {manages && !isSelf ? <UserAccess user={user} sessions={sessions.length} /> : null}
          </CardContent>
        </Card>
      </div>
    </>
  )
}
