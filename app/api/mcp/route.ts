import { answerMcp } from '@/lib/mcp/server'
import { admit, visitOf } from '@/lib/platform/http/admit'
import { readJson } from '@/lib/platform/http/body'
import { handlersOf } from '@/lib/platform/http/handlers'
import { apiHeaders } from '@/lib/platform/http/headers'

export const dynamic = 'force-dynamic'

/** Assistants look things up here (Model Context Protocol, streamable HTTP without sessions), with a key or token of the API. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf({
  POST: {
    route: '/mcp',
    work: async (call, request) => {
      const ctx = await admit(request, await visitOf(request, call), call)
      const { value } = await readJson(request)
      const answer = await answerMcp(ctx, request, value)
      const headers = new Headers(answer.headers)
      for (const [name, text] of Object.entries(apiHeaders(call.requestId, call.allowance))) headers.set(name, text)
      return new Response(answer.body, { status: answer.status, headers })
    },
  },
})
