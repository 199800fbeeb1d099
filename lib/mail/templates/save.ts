import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import type { TemplateDto } from '../schema'
import { checkedTemplate } from './checked'
import { standardDto } from './queries'

/**
 * Puts the tenant's own words in the place of an event's in one language.
 * @param version of what was edited, 0 for the standard
 * @throws Forbidden, ValidationFailed (also for variables that there are not), Conflict when it was changed meanwhile
 */
export async function saveTemplate(ctx: Ctx, input: unknown, version: number): Promise<TemplateDto> {
  authorize(ctx, 'mail.manage')
  const template = checkedTemplate(input)
  const { event, locale, ...words } = template
  const { id: tenantId } = ctx.tenant
  return withTenant(ctx, async (tx) => {
    const where = { tenantId, event, locale }
    const before = await tx.mailTemplate.findFirst({ where })
    const { count } = before
      ? await tx.mailTemplate.updateMany({ where: { ...where, version }, data: { ...words, version: { increment: 1 }, updatedAt: ctx.now } })
      : await tx.mailTemplate.createMany({ data: version === 0 ? [{ ...where, ...words, updatedAt: ctx.now }] : [], skipDuplicates: true })
    if (count === 0) throw new Conflict('Somebody changed this template first')
    const after: TemplateDto = { ...template, version: (before?.version ?? 0) + 1, own: true }
    await record(tx, ctx, { entity: { type: 'tenant', id: tenantId }, action: 'mail.template_saved', before: before ?? standardDto(template), after })
    return after
  })
}
