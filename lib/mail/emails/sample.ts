import 'server-only'
import { getT } from '@/components/i18n/get-t'
import { escapeHtml } from '@/lib/platform/mail/layout/escape'
import type { Ctx } from '@/lib/platform/context'
import { tenantUrl } from '@/lib/platform/tenancy/address'
import type { MailPreview, TemplateInput } from '../schema'
import { STAFF_EVENTS } from '../vocabulary'
import { ticketMail } from './ticket-mail'
import { valuesFor } from './values'

const NUMBER = 'INC-000123'
const AHEAD = 3_600_000

/** A template as a message about a ticket that does not exist. */
export async function sampleMail(ctx: Ctx, { event, locale, subject, body }: TemplateInput): Promise<MailPreview> {
  const t = getT(locale, 'mail.sample')
  const { tenant, now } = ctx
  const url = tenantUrl(tenant.slug, `/desk/incidents/${NUMBER}`)
  const said = (text: string) => ({ bodyText: text, bodyHtml: `<p>${escapeHtml(text)}</p>` })
  const ticket = {
    number: NUMBER,
    title: t('title'),
    status: 'in_progress',
    priority: 3,
    requester: t('requester'),
    assignee: t('assignee'),
    team: t('team'),
    descriptionText: t('description'),
    descriptionHtml: `<p>${escapeHtml(t('description'))}</p>`,
    resolution: t('resolution'),
    comment: said(t('comment')),
    actor: t('assignee'),
    sla: { metric: 'resolution' as const, dueAt: new Date(now.getTime() + AHEAD).toISOString() },
  }
  return ticketMail({
    tenant,
    locale,
    template: { subject, body },
    number: NUMBER,
    values: valuesFor(ticket, { tenant, locale, recipient: ctx.actor.name, url }),
    url,
    answer: STAFF_EVENTS.has(event) ? 'none' : 'message',
  })
}
