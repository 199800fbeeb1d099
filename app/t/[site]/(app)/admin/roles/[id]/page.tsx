import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { adminMetadata } from '@/components/admin/page-metadata'
import { roleName } from '@/components/admin/people/role-name'
import { DeleteRole } from '@/components/admin/roles/delete-role'
import { PermissionList } from '@/components/admin/roles/permission-list'
import { RoleForm } from '@/components/admin/roles/role-form'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { Card, CardContent } from '@/components/ui/card'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { getRole } from '@/lib/people/roles/queries'
import { holdsAll } from '@/lib/people/users/rules'
import { can, PERMISSIONS } from '@/lib/platform/auth/permissions'
import { NotFound } from '@/lib/platform/errors'

interface Props {
  params: Promise<{ site: string; id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'roles')
}

/** What a role may do; the organisation's own can be changed. */
export default async function RolePage({ params }: Props) {
  const { site, id } = await params
  const ctx = await pageContext(site, 'role.manage')
  const role = await getRole(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  const t = getT(ctx.locale, 'admin')
  const common = getT(ctx.locale, 'common')
  const name = roleName(common, role)
  const isOwn = ctx.actor.kind === 'user' && ctx.actor.role === role.key
  const editable = !role.builtIn && !isOwn && holdsAll(ctx, role.permissions)
  return (
    <>
      <PageHeader
        title={name}
        description={role.builtIn ? t('roles.builtInHint') : role.description}
        breadcrumb={{ label: common('nav.breadcrumb'), crumbs: [{ label: t('roles.title'), href: '/admin/roles' }, { label: name }] }}
        actions={editable ? <DeleteRole id={role.id} name={role.name} users={role.users} /> : null}
      />
      <Card>
        {editable ? (
          <RoleForm role={role} grantable={PERMISSIONS.filter((permission) => can(ctx, permission))} />
        ) : (
          <CardContent>
            <PermissionList permissions={role.permissions} locale={ctx.locale} />
          </CardContent>
        )}
      </Card>
    </>
  )
}
