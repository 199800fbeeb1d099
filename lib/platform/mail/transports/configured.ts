import 'server-only'
import { env } from '@/lib/platform/env'
import type { Transport, TransportName } from '../message'
import { localMailbox } from './mailbox'

/** Which way mail leaves this installation. @throws Error when the way that is named lacks its settings */
export function transportName(): TransportName {
  const name = env.MAIL_TRANSPORT ?? (env.RESEND_API_KEY ? 'resend' : env.SMTP_URL ? 'smtp' : 'mailbox')
  if (name === 'resend' && !env.RESEND_API_KEY) throw new Error('MAIL_TRANSPORT=resend needs RESEND_API_KEY')
  if (name === 'smtp' && !env.SMTP_URL) throw new Error('MAIL_TRANSPORT=smtp needs SMTP_URL')
  return name
}

/** The transport; its library is loaded when it is first needed. */
export async function transportOf(name: TransportName): Promise<Transport> {
  switch (name) {
    case 'resend':
      return (await import('./resend')).resendTransport()
    case 'smtp':
      return (await import('./smtp')).smtpTransport()
    case 'mailbox':
      return localMailbox
  }
}
