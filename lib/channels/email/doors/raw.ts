import 'server-only'
import { env } from '@/lib/platform/env'
import { Malformed, NotFound, TenantSuspended, Unauthenticated, UnsupportedMediaType } from '@/lib/platform/errors'
import { readBytes } from '@/lib/platform/http/body'
import { tenantKeyFromHost } from '@/lib/platform/tenancy/host'
import { resolveTenant } from '@/lib/platform/tenancy/resolve'
import { ingest, type Ingested } from '../ingest'
import { MESSAGE_LIMIT } from '../vocabulary'
import { DoorClosed } from './closed'
import { proofOf } from './signature'

const FORMS = /^(?:multipart\/form-data|application\/(?:json|x-www-form-urlencoded))\b/i

/**
 * Takes a raw message (RFC 5322) from a mail server that knows the secret. On a tenant's host it is that tenant's, as
 * if the envelope said so; on any other its recipients decide.
 * @throws DoorClosed, Unauthenticated, PayloadTooLarge, UnsupportedMediaType, Malformed, NotFound, TenantSuspended
 */
export async function receiveRaw(request: Request): Promise<Ingested> {
  const secret = env.INBOUND_MAIL_SECRET
  if (!secret) throw new DoorClosed('INBOUND_MAIL_SECRET')
  const { headers } = request
  const signature = headers.get('x-farol-signature')
  if (!signature) throw new Unauthenticated('Sign the body: X-Farol-Signature: t=<unix seconds>,v1=<hex HMAC of "t.body">, or sha256=<hex HMAC of the body>')
  if (FORMS.test(headers.get('content-type') ?? '')) throw new UnsupportedMediaType('Send the message itself as message/rfc822')
  const raw = await readBytes(request, MESSAGE_LIMIT)
  const proof = proofOf(raw, signature, secret, new Date())
  if (proof === 'stale') throw new Unauthenticated('The signature is more than five minutes old, or the clocks differ')
  if (proof === 'bad') throw new Unauthenticated('The signature is not that of this body')
  if (raw.byteLength === 0) throw new Malformed('The body is empty; a message was expected')
  return ingest(raw, { source: 'api', recipients: [], tenantId: await tenantOfHost(headers.get('host')), mailboxId: null })
}

async function tenantOfHost(host: string | null): Promise<string | null> {
  const found = tenantKeyFromHost(host, env.FAROL_ROOT_DOMAIN)
  if (found.kind !== 'site') return null
  const tenant = await resolveTenant(found.key)
  if (!tenant) throw new NotFound('Organisation')
  if (tenant.status === 'suspended') throw new TenantSuspended()
  return tenant.id
}
