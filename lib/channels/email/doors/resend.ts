import 'server-only'
import { Resend } from 'resend'
import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { PayloadTooLarge, Unauthenticated } from '@/lib/platform/errors'
import { readBytes } from '@/lib/platform/http/body'
import { ingest, type Ingested } from '../ingest'
import { MESSAGE_LIMIT } from '../vocabulary'
import { DoorClosed, MessageAway } from './closed'

/** Bytes of an event: it names a message and does not carry it. */
const EVENT_LIMIT = 256 * 1024
/** Milliseconds for the message itself. */
const PATIENCE = 20_000

const received = z.object({ type: z.literal('email.received'), data: z.object({ email_id: z.string().min(1).max(200) }) })

/**
 * Takes Resend's word that a message came (signed as svix does), and fetches it. What is not about received mail is
 * none of ours: null.
 * @throws DoorClosed, Unauthenticated, MessageAway (Resend tells us again), PayloadTooLarge
 */
export async function receiveFromResend(request: Request): Promise<Ingested | null> {
  const { RESEND_WEBHOOK_SECRET: secret, RESEND_API_KEY: key, RESEND_BASE_URL: baseUrl } = env
  if (!secret) throw new DoorClosed('RESEND_WEBHOOK_SECRET')
  if (!key) throw new DoorClosed('RESEND_API_KEY')
  const payload = Buffer.from(await readBytes(request, EVENT_LIMIT)).toString('utf8')
  const resend = new Resend(key, baseUrl ? { baseUrl } : {})
  const event = received.safeParse(verified(resend, request.headers, payload, secret))
  if (!event.success) return null

  const { data: message, error } = await resend.emails.receiving.get(event.data.data.email_id)
  if (error || !message.raw) throw new MessageAway('The message could not be fetched from Resend')
  const raw = await download(message.raw.download_url)
  return ingest(raw, { source: 'resend', recipients: message.received_for, tenantId: null, mailboxId: null })
}

function verified(resend: Resend, headers: Headers, payload: string, webhookSecret: string): unknown {
  const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map((name) => headers.get(`svix-${name}`) ?? '')
  try {
    return resend.webhooks.verify({ payload, headers: { id: id ?? '', timestamp: timestamp ?? '', signature: signature ?? '' }, webhookSecret })
  } catch {
    throw new Unauthenticated('The signature is not one of Resend for this body')
  }
}

async function download(url: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) })
    if (!response.ok || !response.body) throw new MessageAway('The message could not be fetched from Resend')
    for await (const chunk of response.body) {
      size += chunk.byteLength
      if (size > MESSAGE_LIMIT) throw new PayloadTooLarge(MESSAGE_LIMIT)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof MessageAway || error instanceof PayloadTooLarge) throw error
    throw new MessageAway('The message could not be fetched from Resend')
  }
  return Buffer.concat(chunks)
}
