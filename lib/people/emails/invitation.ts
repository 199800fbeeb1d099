import 'server-only'
import { getT } from '@/components/i18n/get-t'
import type { Locale } from '@/lib/platform/i18n/locale'
import { renderActionMail } from '@/lib/platform/mail/layout/action-mail'

interface Invitation {
  locale: Locale
  organisation: string
  /** `#rrggbb`, of the organisation. */
  colour: string
  name: string
  /** Who invites; null when Farol itself does. */
  invitedBy: string | null
  url: string
}

/** The message with which somebody joins an organisation. */
export function invitationEmail({ locale, organisation, colour, name, invitedBy, url }: Invitation) {
  const t = getT(locale, 'people.mail')
  return renderActionMail({
    locale,
    organisation,
    colour,
    subject: t('invitation.subject', { organisation }),
    greeting: t('greeting', { name }),
    paragraphs: [t('invitation.body', { organisation, invitedBy: invitedBy ?? organisation }), t('invitation.lifetime')],
    action: { label: t('invitation.action'), url },
    footer: t('invitation.footer'),
  })
}
