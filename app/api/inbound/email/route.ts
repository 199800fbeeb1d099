import { accepted } from '@/lib/channels/email/doors/answer'
import { receiveRaw } from '@/lib/channels/email/doors/raw'
import { handlersOf } from '@/lib/platform/http/handlers'

export const dynamic = 'force-dynamic'

/** Where mail servers post what they received, signed (docs/inbound-mail.md). */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf({
  POST: { route: '/api/inbound/email', work: async (call, request) => accepted(call, await receiveRaw(request)) },
})
