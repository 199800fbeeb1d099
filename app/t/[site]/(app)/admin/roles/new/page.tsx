import type { Metadata } from 'next'
import { adminMetadata } from '@/components/admin/page-metadata'
import { RoleForm } from '@/components/admin/roles/role-form'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { Card } from '@/components/ui/card'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { can, PERMISSIONS } from '@/lib/platform/auth/permissions'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'roles')
}

/** A new role of the organisation's own. */
export default async function NewRolePage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'role.manage')
  const t = getT(ctx.locale, 'admin')
  return (
    <>
      <PageHeader
        title={t('roles.create')}
        breadcrumb={{
          label: getT(ctx.locale, 'common')('nav.breadcrumb'),
          crumbs: [{ label: t('roles.title'), href: '/admin/roles' }, { label: t('roles.create') }],
        }}
      />
      <Card>
        <RoleForm grantable={PERMISSIONS.filter((permission) => can(ctx, permission))} />
      </Card>
    </>
  )
}
