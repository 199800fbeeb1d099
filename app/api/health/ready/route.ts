import { clientAddressOf } from '@/lib/platform/http/request'
import { readiness } from './checks'

export const dynamic = 'force-dynamic'

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1)$/

/** 200 when this process can serve, else 503. Which part fails is told only to this machine itself. */
export async function GET(request: Request): Promise<Response> {
  const { ready, checks } = await readiness()
  const status = ready ? 'ok' : 'unavailable'
  const details = LOOPBACK.test(clientAddressOf(request.headers)) ? { checks } : {}
  return Response.json({ status, ...details }, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
