import { KeyDialog } from '@/components/admin/keys/key-dialog'
import { KeyTable } from '@/components/admin/keys/key-table'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import type { ApiKeyDto } from '@/lib/people/api-keys/schema'
import { can, PERMISSIONS } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'

/** One's own keys to the API. */
export function OwnKeys({ ctx, keys }: { ctx: Ctx; keys: ApiKeyDto[] }) {
  const t = getT(ctx.locale, 'people')
  const create = <KeyDialog grantable={PERMISSIONS.filter((permission) => can(ctx, permission))} />
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-3 pr-4 pb-4 sm:pr-5">
        <CardHeader>
          <CardTitle>{t('account.keys')}</CardTitle>
          <CardDescription>{t('account.keysHint')}</CardDescription>
        </CardHeader>
        {keys.length > 0 ? <div className="pt-4 pl-4">{create}</div> : null}
      </div>
      {keys.length > 0 ? (
        <KeyTable keys={keys} place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }} now={ctx.now} />
      ) : (
        <EmptyState className="pt-0 pb-8" title={t('account.noKeys')} description={t('account.noKeysHint')} action={create} />
      )}
    </Card>
  )
}
