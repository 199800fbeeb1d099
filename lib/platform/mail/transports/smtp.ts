import 'server-only'
import nodemailer from 'nodemailer'
import { env } from '@/lib/platform/env'
import { processWide } from '@/lib/platform/process-wide'
import { TransportBusy, Undeliverable, type Letter, type Transport } from '../message'

/** Connections that are kept open at most. */
const CONNECTIONS = 5
/** How long the server may keep us waiting, in milliseconds. */
const PATIENCE = 20_000
/** Seconds until a server that is away, or refuses to let us in, is asked again. */
const AWAY = 30

/** Mail by the server of SMTP_URL, over connections that are kept. */
export const smtpTransport = (): Transport => processWide('mail.smtp', () => makeSmtpTransport(env.SMTP_URL ?? ''))

/**
 * @param address `smtp://user:password@host:587` (STARTTLS where it is offered; `?requireTLS=true` insists on it) or
 * `smtps://user:password@host:465`; `rejectUnauthorized=false` takes any certificate
 */
export function makeSmtpTransport(address: string): Transport & { close: () => void } {
  const url = new URL(address)
  const secure = url.protocol === 'smtps:'
  const pool = nodemailer.createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    host: url.hostname,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: url.searchParams.get('requireTLS') === 'true',
    tls: { rejectUnauthorized: url.searchParams.get('rejectUnauthorized') !== 'false' },
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
  })
  const send: Transport = async (letter) => {
    try {
      const { response } = await pool.sendMail(toMessage(letter))
      return { providerId: queuedAs(response) }
    } catch (error) {
      throw judged(error)
    }
  }
  return Object.assign(send, { close: () => pool.close() })
}

const toMessage = ({ from, replyTo, to, subject, html, text, messageId, inReplyTo, references, headers }: Letter) => ({
  from,
  to,
  subject,
  html,
  text,
  messageId,
  headers: { ...headers },
  ...(replyTo ? { replyTo } : {}),
  ...(inReplyTo ? { inReplyTo } : {}),
  ...(references ? { references } : {}),
})

/** What servers say after they took a message: "250 2.0.0 Ok: queued as 4F1B2". Some say nothing of the kind. */
const queuedAs = (response: string): string | null => /queued as ([\w.-]{1,100})/i.exec(response)?.[1] ?? null

/** RFC 5321: 5xx to what is said of the message is its end; 421, and whatever comes before a message, is the server's. */
function judged(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, responseCode, command } = error as Error & { code?: string; responseCode?: number; command?: string }
  const aboutMessage = command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA'
  if (responseCode !== undefined && responseCode >= 500 && aboutMessage) return new Undeliverable(error.message, { cause: error })
  if (responseCode !== undefined && responseCode !== 421 && aboutMessage) return error
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return new Undeliverable(error.message, { cause: error })
  return new TransportBusy(error.message, AWAY)
}
