import 'server-only'
import { env } from '@/lib/platform/env'
import { PayloadTooLarge } from '@/lib/platform/errors'
import { readBytes } from '@/lib/platform/http/body'
import { jobsConfigured } from '@/lib/platform/jobs/configured'

/** Bytes that a call may have: its event and what the run's steps have returned so far. */
const BODY_LIMIT = 4 * 1024 * 1024

type Handler = (request: Request) => Promise<Response>

/**
 * Lets through what Inngest signed, for the SDK to verify, and reads its body within the limit. The SDK itself
 * would also take an unsigned PUT and register us under whatever host it names: that is left to installations
 * that say their address (INNGEST_SERVE_ORIGIN).
 */
export const guarded =
  (handler: Handler): Handler =>
  async (request) => {
    if (!jobsConfigured()) return refusal(503, 'Background jobs are not configured')
    if (!isSigned(request) && !mayRegister(request)) return refusal(401, 'Unauthorized')
    if (request.method === 'GET') return handler(request)
    try {
      const { url, method, headers } = request
      const body = new Uint8Array(await readBytes(request, BODY_LIMIT))
      return await handler(new Request(url, { method, headers, body }))
    } catch (error) {
      if (error instanceof PayloadTooLarge) return refusal(error.status, error.message)
      throw error
    }
  }

/** Registering in band is signed like every call; the SDK answers to its sender alone. */
const isSigned = ({ method, headers }: Request): boolean =>
  headers.has('x-inngest-signature') && (method !== 'PUT' || headers.get('x-inngest-sync-kind') === 'in_band')

const mayRegister = ({ method }: Request): boolean => method === 'PUT' && env.INNGEST_SERVE_ORIGIN !== undefined

const refusal = (status: number, message: string): Response =>
  Response.json({ message }, { status, headers: { 'cache-control': 'no-store' } })
