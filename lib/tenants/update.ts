import 'server-only'
import { revalidateKnowledge } from '@/lib/knowledge/public/cache'
import { identitiesChanged } from '@/lib/platform/auth/freshness'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { afterCommit } from '@/lib/platform/db/after-commit'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { tenantSettings, type TenantSettings } from '@/lib/platform/tenancy/settings'
import { updateTenantInput } from './schema'

export interface TenantSettingsDto extends TenantSettings {
  name: string
  locale: string
  timezone: string
}

interface Row {
  name: string
  locale: string
  timezone: string
  settings: unknown
}

/**
 * Changes the organisation's name, language, timezone and rules. A changed priority matrix holds for tickets
 * whose impact or urgency is set from now on.
 */
export async function updateTenant(ctx: Ctx, input: unknown): Promise<TenantSettingsDto> {
  authorize(ctx, 'settings.manage')
  const { priorityMatrix, reopenDays, autoCloseDays, brandColour, ...columns } = parse(updateTenantInput, input)
  const { id } = ctx.tenant

  return withTenant(ctx, async (tx) => {
    const [row] = await txSql<Row>(tx, 'select name, locale, timezone, settings from tenant where id = $1 for update', [id])
    if (!row) throw new NotFound('Organisation')
    const settings = tenantSettings.parse(row.settings)
    const before = { name: row.name, locale: row.locale, timezone: row.timezone, ...settings }
    const newSettings = {
      ...settings,
      ...(priorityMatrix && { priorityMatrix }),
      ...(reopenDays !== undefined && { reopenDays }),
      ...(autoCloseDays !== undefined && { autoCloseDays }),
      ...(brandColour !== undefined && { brandColour }),
    }
    await tx.tenant.updateMany({ where: { id }, data: { ...columns, settings: newSettings } })
    const after = { ...before, ...columns, ...newSettings }
    await record(tx, ctx, { entity: { type: 'tenant', id }, action: 'tenant.updated', before, after })
    afterCommit(tx, () => seenAtOnce(id))
    return after
  })
}

/** Pages read the organisation first: what is known of it goes before what was made of it. */
function seenAtOnce(tenantId: string): void {
  identitiesChanged(tenantId)
  revalidateKnowledge(tenantId)
}
