import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { readTenant } from '@/lib/platform/db/tenant'
import { locales } from '@/lib/platform/i18n/locale'
import { parse } from '@/lib/platform/parse'
import { templateKey, type TemplateDto, type TemplateKey } from '../schema'
import { NOTICE_EVENTS } from '../vocabulary'
import { standardTemplate } from './standard'

/** The templates of all events in all languages: the tenant's own, else the standard. @throws Forbidden */
export async function listTemplates(ctx: Ctx): Promise<TemplateDto[]> {
  authorize(ctx, 'mail.manage')
  const own = await readTenant(ctx, (db) => db.mailTemplate.findMany({ where: { tenantId: ctx.tenant.id } }))
  return NOTICE_EVENTS.flatMap((event) =>
    locales.map((locale): TemplateDto => {
      const row = own.find((one) => one.event === event && one.locale === locale)
      if (!row) return standardDto({ event, locale })
      return { event, locale, subject: row.subject, body: row.body, version: row.version, own: true }
    }),
  )
}

/** @throws Forbidden, ValidationFailed */
export async function getTemplate(ctx: Ctx, key: unknown): Promise<TemplateDto> {
  authorize(ctx, 'mail.manage')
  const { event, locale } = parse(templateKey, key)
  const row = await readTenant(ctx, (db) => db.mailTemplate.findFirst({ where: { tenantId: ctx.tenant.id, event, locale } }))
  if (!row) return standardDto({ event, locale })
  return { event, locale, subject: row.subject, body: row.body, version: row.version, own: true }
}

export const standardDto = ({ event, locale }: TemplateKey): TemplateDto => ({
  event,
  locale,
  ...standardTemplate(event, locale),
  version: 0,
  own: false,
})
