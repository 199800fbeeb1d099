import 'server-only'
import { getT } from '@/components/i18n/get-t'
import type { Locale } from '@/lib/platform/i18n/locale'
import { renderActionMail } from '@/lib/platform/mail/layout/action-mail'

interface PasswordReset {
  locale: Locale
  organisation: string
  /** `#rrggbb`, of the organisation. */
  colour: string
  name: string
  url: string
}

/** The message with the link to a new password. */
export function passwordResetEmail({ locale, organisation, colour, name, url }: PasswordReset) {
  const t = getT(locale, 'people.mail')
  return renderActionMail({
    locale,
    organisation,
    colour,
    subject: t('reset.subject', { organisation }),
    greeting: t('greeting', { name }),
    paragraphs: [t('reset.body', { organisation }), t('reset.lifetime')],
    action: { label: t('reset.action'), url },
    footer: t('reset.footer'),
  })
}
