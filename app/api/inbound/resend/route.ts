import { accepted } from '@/lib/channels/email/doors/answer'
import { receiveFromResend } from '@/lib/channels/email/doors/resend'
import { apiHeaders } from '@/lib/platform/http/headers'
import { handlersOf } from '@/lib/platform/http/handlers'

export const dynamic = 'force-dynamic'

/** Where Resend tells of mail that it received (docs/inbound-mail.md). */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf({
  POST: {
    route: '/api/inbound/resend',
    work: async (call, request) => {
      const ingested = await receiveFromResend(request)
      if (ingested) return accepted(call, ingested)
      return new Response(null, { status: 204, headers: apiHeaders(call.requestId, call.allowance) })
    },
  },
})
