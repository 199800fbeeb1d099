import type { Metadata } from 'next'
import { KeyDialog } from '@/components/admin/keys/key-dialog'
import { KeyTable } from '@/components/admin/keys/key-table'
import { adminMetadata } from '@/components/admin/page-metadata'
import { roleName } from '@/components/admin/people/role-name'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Card } from '@/components/ui/card'
import { listApiKeys } from '@/lib/people/api-keys/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { listRoles } from '@/lib/people/roles/queries'
import { holdsAll } from '@/lib/people/users/rules'
import { can, PERMISSIONS } from '@/lib/platform/auth/permissions'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'api-keys')
}

/** Every key to the API, people's and programs'. */
export default async function ApiKeysPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'apikey.manage')
  const [keys, roles] = await Promise.all([listApiKeys(ctx), listRoles(ctx)])
  const t = getT(ctx.locale, 'admin')
  const common = getT(ctx.locale, 'common')
  const create = (
    <KeyDialog
      grantable={PERMISSIONS.filter((permission) => can(ctx, permission))}
      roles={roles
        .filter(({ permissions }) => holdsAll(ctx, permissions))
        .map((role) => ({ id: role.key, label: roleName(common, role) }))}
    />
  )
  return (
    <>
      <PageHeader title={t('api-keys.title')} description={t('api-keys.lead')} actions={create} />
      <Card className="overflow-hidden">
        {keys.length > 0 ? (
          <KeyTable keys={keys} place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }} now={ctx.now} owners />
        ) : (
          <EmptyState title={t('api-keys.none')} description={t('api-keys.noneHint')} action={create} />
        )}
      </Card>
    </>
  )
}
