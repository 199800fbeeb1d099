import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { readTenant } from '@/lib/platform/db/tenant'
import { isLocale, defaultLocale } from '@/lib/platform/i18n/locale'
import { tenantSettings } from '@/lib/platform/tenancy/settings'

/**
 * The context of a job, rebuilt from the tenant's id alone: Farol itself acts, within that tenant. Null for a
 * tenant that is gone or suspended.
 * @param requestId names the run in audit and log, `import-<run id>` for one
 */
export async function jobContext(tenantId: string, requestId: string): Promise<Ctx | null> {
  const tenant = await readTenant({ tenant: { id: tenantId } }, (db) => db.tenant.findFirst({ where: { id: tenantId } }))
  if (!tenant || tenant.status !== 'active') return null
  const locale = isLocale(tenant.locale) ? tenant.locale : defaultLocale
  return {
    tenant: {
      id: tenant.id,
      slug: tenant.slug,
      name: tenant.name,
      status: 'active',
      locale,
      timezone: tenant.timezone,
      plan: tenant.plan === 'paid' ? 'paid' : 'free',
      settings: tenantSettings.parse(tenant.settings),
    },
    actor: { kind: 'system', name: 'Farol' },
    requestId,
    locale,
    now: new Date(),
  }
}
