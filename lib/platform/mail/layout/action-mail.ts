import 'server-only'
import type { Locale } from '@/lib/platform/i18n/locale'
import { escapeHtml } from './escape'
import { renderMail } from './render'

/** What a short message with one button says. Plain text: the layout escapes it. */
export interface ActionMail {
  locale: Locale
  organisation: string
  /** `#rrggbb`, of the organisation. */
  colour: string
  subject: string
  greeting: string
  paragraphs: string[]
  action: { label: string; url: string }
  footer: string
}

/** HTML with inline styles, as mail programs want it, and the same as plain text. */
export async function renderActionMail(mail: ActionMail): Promise<{ subject: string; html: string; text: string }> {
  const { locale, organisation, colour, subject, greeting, paragraphs, action, footer } = mail
  const html = await renderMail({
    locale,
    organisation,
    colour,
    preheader: paragraphs[0] ?? '',
    marker: null,
    content: [greeting, ...paragraphs].map((text) => `<p>${escapeHtml(text)}</p>`).join(''),
    action,
    plainAddress: true,
    footer: [{ text: footer }],
  })
  const text = [greeting, ...paragraphs, `${action.label}:\n${action.url}`, `-- \n${footer}`].join('\n\n') + '\n'
  return { subject, html, text }
}
