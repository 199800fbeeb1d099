import 'server-only'
import { OutboundRefused, type OutboundRefusal } from '@/lib/platform/http/outbound/refusal'
import type { OutboundClient } from '@/lib/platform/http/outbound/request'
import { askedPause, verdictOf, type Verdict } from '../rules'
import { LIMITS, type ANSWER_FAILURES } from '../vocabulary'
import { signatureOf } from './sign'

export interface Message {
  deliveryId: string
  event: string
  body: string
}

/** What came of one attempt. */
export interface Attempt {
  verdict: Verdict
  /** Null when there was no answer. */
  status: number | null
  error: OutboundRefusal | (typeof ANSWER_FAILURES)[number] | null
  response: string | null
  durationMs: number
  /** How long the endpoint asked to wait, in milliseconds. */
  asked: number | null
}

const ERRORS = { delivered: null, gone: 'gone', redirect: 'redirect', failed: 'http_error' } as const

/** Sends one message once. Whatever happens is an outcome; nothing is thrown. */
export async function attempt(client: OutboundClient, url: string, secrets: readonly string[], message: Message): Promise<Attempt> {
  const begin = Date.now()
  const headers = requestHeaders(message, signatureOf(secrets, message.body, new Date(begin)))
  try {
    const { status, text, retryAfter, durationMs } = await client.post({ url, headers, body: message.body })
    const verdict = verdictOf(status)
    // The database has no place for NUL in a text.
    const response = text.replaceAll('\u0000', '\uFFFD').slice(0, LIMITS.response)
    return { verdict, status, error: ERRORS[verdict], response, durationMs, asked: askedPause({ status, retryAfter }, Date.now()) }
  } catch (error) {
    if (!(error instanceof OutboundRefused)) throw error
    return { verdict: 'failed', status: null, error: error.reason, response: null, durationMs: Date.now() - begin, asked: null }
  }
}

/** The headers of a message. */
export const requestHeaders = ({ deliveryId, event }: Omit<Message, 'body'>, signature: string): Record<string, string> => ({
  'content-type': 'application/json',
  'user-agent': 'Farol-Webhooks/1',
  'x-farol-event': event,
  'x-farol-delivery': deliveryId,
  'x-farol-signature': signature,
})
