import type { Locale } from '@/lib/platform/i18n/locale'

/** What a short message with one button says. Plain text: the layout escapes it. */
export interface ActionMail {
  locale: Locale
  organisation: string
  subject: string
  greeting: string
  paragraphs: string[]
  action: { label: string; url: string }
  footer: string
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const font = `font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`

/** HTML with inline styles, as mail programs want it, and the same as plain text. */
export function renderActionMail(mail: ActionMail): { subject: string; html: string; text: string } {
  const { locale, organisation, subject, greeting, paragraphs, action, footer } = mail
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escape(text)}</p>`
  const html = `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject)}</title></head>
<body style="margin:0;background:#f3f5f8;${font};color:#1b2636;font-size:16px;line-height:1.5">
<div style="max-width:560px;margin:0 auto;padding:32px 16px">
<p style="margin:0 0 16px;font-size:14px;font-weight:600;color:#44546a">${escape(organisation)}</p>
<div style="background:#ffffff;border:1px solid #dfe5ec;border-radius:12px;padding:32px">
${paragraph(greeting)}
${paragraphs.map(paragraph).join('\n')}
<p style="margin:24px 0"><a href="${escape(action.url)}" style="display:inline-block;background:#0b4f63;color:#ffffff;text-decoration:none;font-weight:600;padding:12px 20px;border-radius:8px">${escape(action.label)}</a></p>
<p style="margin:0;font-size:13px;color:#5a6879;word-break:break-all"><a href="${escape(action.url)}" style="color:#0b4f63">${escape(action.url)}</a></p>
</div>
<p style="margin:16px 0 0;font-size:13px;color:#5a6879">${escape(footer)}</p>
</div>
</body>
</html>`
  const text = [greeting, ...paragraphs, `${action.label}:\n${action.url}`, `-- \n${footer}`].join('\n\n') + '\n'
  return { subject, html, text }
}
