import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { templateKey, type TemplateDto } from '../schema'
import { standardDto } from './queries'

/** Goes back to the standard words of an event in one language. Doing it again changes nothing. @throws Forbidden, ValidationFailed */
export async function resetTemplate(ctx: Ctx, key: unknown): Promise<TemplateDto> {
  authorize(ctx, 'mail.manage')
  const { event, locale } = parse(templateKey, key)
  const { id: tenantId } = ctx.tenant
  const after = standardDto({ event, locale })
  return withTenant(ctx, async (tx) => {
    const before = await tx.mailTemplate.findFirst({ where: { tenantId, event, locale } })
    if (!before) return after
    await tx.mailTemplate.deleteMany({ where: { tenantId, event, locale } })
    await record(tx, ctx, { entity: { type: 'tenant', id: tenantId }, action: 'mail.template_reset', before, after })
    return after
  })
}
