import 'server-only'
import { Resend } from 'resend'
import { env } from '@/lib/platform/env'
import { processWide } from '@/lib/platform/process-wide'
import { TransportBusy, Undeliverable, type Letter, type Transport } from '../message'

/** Seconds until an API that is away, or refuses to let us in, is asked again. */
const AWAY = 30
/** Seconds until a limit is tried again, when the API does not say. */
const LIMITED = 1

/** Mail by Resend's API. */
export const resendTransport = (): Transport => processWide('mail.resend', () => makeResendTransport(env.RESEND_API_KEY ?? '', env.RESEND_BASE_URL))

/** @param baseUrl where the API is; left out, Resend's own */
export function makeResendTransport(key: string, baseUrl?: string): Transport {
  const resend = new Resend(key, baseUrl ? { baseUrl } : {})
  return async (letter, signal) => {
    const request = resend.emails.send(toEmail(letter), { idempotencyKey: `${letter.tenantId}/${letter.id}` })
    const { data, error, headers } = await orAborted(request, signal)
    if (data) return { providerId: data.id }
    throw judged(error, headers)
  }
}

/**
 * The Message-ID goes along, but where the provider puts one of its own in its place an answer would name that: ours
 * stands in References, too, which programs for mail carry on.
 */
const toEmail = ({ from, replyTo, to, subject, html, text, messageId, inReplyTo, references, headers }: Letter) => ({
  from,
  to,
  subject,
  html,
  text,
  ...(replyTo ? { replyTo } : {}),
  headers: {
    ...headers,
    'Message-ID': messageId,
    References: [references, messageId].filter(Boolean).join(' '),
    ...(inReplyTo ? { 'In-Reply-To': inReplyTo } : {}),
  },
})

interface ApiError {
  name: string
  message: string
  statusCode: number | null
}

/** Errors of the message itself; all others are of the account or of the moment. */
const REFUSED: ReadonlySet<string> = new Set([
  'validation_error',
  'invalid_parameter',
  'missing_required_field',
  'invalid_attachment',
  'invalid_idempotent_request',
  'not_found',
])

function judged({ name, message, statusCode }: ApiError, headers: Record<string, string> | null): Error {
  const told = `${name}: ${message}`
  if (REFUSED.has(name)) return new Undeliverable(told)
  const retryAfter = Number(headers?.['retry-after'])
  if (name === 'rate_limit_exceeded') return new TransportBusy(told, retryAfter > 0 ? retryAfter : LIMITED)
  if (name === 'concurrent_idempotent_requests') return new Error(told)
  return new TransportBusy(told, statusCode === 429 && retryAfter > 0 ? retryAfter : AWAY)
}

/** The SDK's options for sending know no signal. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(new TransportBusy('Resend did not answer', AWAY))
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
