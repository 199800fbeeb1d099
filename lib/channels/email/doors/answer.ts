import 'server-only'
import type { Call } from '@/lib/platform/http/call'
import { apiHeaders } from '@/lib/platform/http/headers'
import type { Ingested } from '../ingest'

/** 202: the message is stored. With what became of it, as far as that is known (docs/inbound-mail.md). */
export function accepted(call: Call, { id, processed }: Ingested): Response {
  const { ticket } = processed ?? {}
  const body = { id, outcome: processed?.outcome ?? 'queued', ...(ticket && { ticket }) }
  return Response.json(body, { status: 202, headers: apiHeaders(call.requestId, call.allowance) })
}
