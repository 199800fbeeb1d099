import 'server-only'
import { takeForAddress } from '@/lib/platform/limits/limiter'
import { begin, finish, type Call } from './call'
import type { Method } from './declaration'
import { apiHeaders } from './headers'
import { MethodNotAllowed } from './problem'

export type Params = Promise<Record<string, string | string[] | undefined>>

/** What Next calls: a web request and the path's parameters. */
export type Handler = (request: Request, segment: { params: Params }) => Promise<Response>

export type Handlers = Record<Method | 'HEAD' | 'OPTIONS', Handler>

export interface Operation {
  /** For the log: the path's template. */
  route: string
  /** Answers, or throws what becomes a problem document. */
  work: (call: Call, request: Request, params: Params) => Promise<Response>
}

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const satisfies Method[]

/**
 * A handler for every method: the operations there are; 405 with `Allow` for the others; HEAD as GET without
 * the body; and OPTIONS, which tells the methods and grants no other origin anything.
 */
export function handlersOf(operations: Partial<Record<Method, Operation>>): Handlers {
  const offered: string[] = METHODS.filter((method) => operations[method])
  if (operations.GET) offered.push('HEAD')
  const allow = [...offered, 'OPTIONS'].join(', ')
  const of = (method: Method): Handler => {
    const operation = operations[method]
    return operation ? answering(operation) : refusing(allow)
  }
  const get = of('GET')
  return {
    GET: get,
    HEAD: operations.GET ? async (request, segment) => withoutBody(await get(request, segment)) : refusing(allow),
    POST: of('POST'),
    PUT: of('PUT'),
    PATCH: of('PATCH'),
    DELETE: of('DELETE'),
    OPTIONS: answering({
      route: 'OPTIONS',
      work: async (call) => new Response(null, { status: 204, headers: { ...apiHeaders(call.requestId, call.allowance), allow } }),
    }),
  }
}

/** The same answer to every method, where nothing is. */
export function handlersOfNothing(error: () => Error): Handlers {
  const handler = answering({
    route: 'none',
    work: () => {
      throw error()
    },
  })
  return { GET: handler, HEAD: handler, POST: handler, PUT: handler, PATCH: handler, DELETE: handler, OPTIONS: handler }
}

function answering({ route, work }: Operation): Handler {
  return async (request, { params }) => {
    const call = begin(request, route)
    try {
      call.allowance = await takeForAddress(call.ip)
      return finish(call, await work(call, request, params))
    } catch (thrown) {
      return finish(call, thrown)
    }
  }
}

function refusing(allow: string): Handler {
  const handler = answering({
    route: '405',
    work: (_call, request) => {
      throw new MethodNotAllowed(`${request.method} is not available here; allowed: ${allow}`)
    },
  })
  return async (request, segment) => {
    const response = await handler(request, segment)
    response.headers.set('allow', allow)
    return response
  }
}

async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel()
  return new Response(null, { status: response.status, headers: response.headers })
}
