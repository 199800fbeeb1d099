import 'server-only'
import { getT } from '@/components/i18n/get-t'
import type { TenantInfo } from '@/lib/platform/context'
import type { Locale } from '@/lib/platform/i18n/locale'
import { renderMail } from '@/lib/platform/mail/layout/render'
import { REPLY_MARKERS } from '@/lib/platform/mail/marker'
import { tenantUrl } from '@/lib/platform/tenancy/address'
import { fillTemplate, type Values } from '../templates/fill'
import type { Template } from '../templates/standard'

interface TicketMail {
  tenant: Pick<TenantInfo, 'slug' | 'name' | 'settings'>
  locale: Locale
  template: Template
  /** `INC-000123`. */
  number: string
  values: Values
  /** Where the recipient sees the ticket; null for who cannot sign in. */
  url: string | null
  /** What an answer to the message is: nothing, a message of the requester's side, or one to the requester. */
  answer: 'none' | 'message' | 'to_requester'
}

/** A message about a ticket in the tenant's words and colours, as HTML and as plain text. */
export async function ticketMail({ tenant, locale, template, number, values, url, answer }: TicketMail) {
  const t = getT(locale, 'mail.message')
  const { subject, html, text } = fillTemplate(template, number, values)
  const marker = answer === 'none' ? null : REPLY_MARKERS[locale]
  const action = url === null ? null : { label: t('open', { number }), url }
  const footer = [
    ...(answer === 'to_requester' ? [{ text: t('answerGoesToRequester') }] : []),
    ...(answer === 'none' ? [{ text: t('noAnswer') }] : []),
    ...(url === null ? [] : [{ text: t('preferences'), url: preferencesUrl(tenant.slug) }]),
  ]
  const plain = [
    ...(marker ? [marker] : []),
    text.trimEnd(),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    `-- \n${[tenant.name, ...footer.map((line) => ('url' in line ? `${line.text}: ${line.url}` : line.text))].join('\n')}`,
  ]
  return {
    subject,
    text: `${plain.join('\n\n')}\n`,
    html: await renderMail({
      locale,
      organisation: tenant.name,
      colour: tenant.settings.brandColour,
      preheader: text.replace(/\s+/g, ' ').slice(0, 140),
      marker,
      content: html,
      action,
      plainAddress: false,
      footer,
    }),
  }
}

/** Where people choose what they are told of. */
export const preferencesUrl = (slug: string): string => tenantUrl(slug, '/account#notifications')
