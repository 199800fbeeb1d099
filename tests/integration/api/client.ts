import { randomInt } from 'node:crypto'
import { expect } from 'vitest'
import type { z } from 'zod'
import * as nothing from '@/app/api/v1/[[...path]]/route'
import { routeFiles } from '@/app/api/v1/openapi.json/routes'
import { isBinary, type AnyRoute } from '@/lib/platform/http/declaration'
import type { Handlers } from '@/lib/platform/http/handlers'
import { problemSchema } from '@/lib/platform/http/problem-schema'
import { declarationsOf } from '@/lib/platform/http/serve'

export interface Answer {
  status: number
  headers: Headers
  // Tests look into bodies of many shapes; each was checked against its declaration before.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
}

export interface Options {
  token?: string
  body?: unknown
  headers?: Record<string, string>
  /** Sent as it is, without a content type of its own. */
  raw?: BodyInit
}

interface Place {
  file: Handlers
  pattern: RegExp
  routes: AnyRoute[]
}

const places: Place[] = routeFiles.map((file) => {
  const routes = declarationsOf(file)
  const source = (routes[0]?.path ?? '').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  return { file, routes, pattern: new RegExp(`^${source}$`) }
})

/** Sends requests to the route handlers as Next would, for one host and from one client address. */
export function apiOf(host: string) {
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`

  async function send(method: string, target: string, { token, body, headers, raw }: Options = {}): Promise<Response> {
    const url = new URL(`/api/v1${target}`, `http://${host}`)
    const path = url.pathname.slice('/api/v1'.length)
    const place = places.find(({ pattern }) => pattern.test(path))
    const handlers: Handlers = place?.file ?? nothing
    const handler = handlers[method as keyof Handlers]
    const request = new Request(url, {
      method,
      headers: {
        host,
        'x-forwarded-for': address,
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: raw ?? (body === undefined ? null : JSON.stringify(body)),
      ...(raw instanceof ReadableStream && { duplex: 'half' }),
    })
    const response = await handler(request, { params: Promise.resolve({ ...place?.pattern.exec(path)?.groups }) })
    expect(response.headers.get('x-request-id')).toMatch(/^[\w.:-]{8,128}$/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    return response
  }

  /** The answer, after a look at whether it is what its declaration, or the problem format, promises. */
  async function call(method: string, target: string, options: Options = {}): Promise<Answer> {
    const response = await send(method, target, options)
    const text = await response.text()
    const isFile = response.ok && !response.headers.get('content-type')?.includes('json')
    const body: unknown = text === '' ? undefined : isFile ? text : (JSON.parse(text) as unknown)
    if (response.status >= 400 && method !== 'HEAD') expectProblem(response, body)
    else if (body !== undefined) declaredResponse(method, target)?.parse(body)
    return { status: response.status, headers: response.headers, body }
  }

  return {
    send,
    call,
    get: (target: string, options?: Options) => call('GET', target, options),
    post: (target: string, body?: unknown, options?: Options) => call('POST', target, { ...options, body }),
    put: (target: string, body?: unknown, options?: Options) => call('PUT', target, { ...options, body }),
    patch: (target: string, body?: unknown, options?: Options) => call('PATCH', target, { ...options, body }),
    delete: (target: string, options?: Options) => call('DELETE', target, options),
    /** All items of a list, page by page. */
    async all(target: string, options?: Options): Promise<Answer['body'][]> {
      const items: unknown[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const more = cursor && `&cursor=${encodeURIComponent(cursor)}`
        const page = await call('GET', `${target}${target.includes('?') ? '' : '?'}${more}`, options)
        expect(page.status).toBe(200)
        expect(page.body.page.hasMore).toBe(page.body.page.nextCursor !== null)
        items.push(...page.body.data)
        cursor = page.body.page.nextCursor
      }
      return items
    },
  }
}

export type Api = ReturnType<typeof apiOf>

function declaredResponse(method: string, target: string): z.ZodType | undefined {
  const path = target.split('?', 1)[0] ?? ''
  const routes = places.find(({ pattern }) => pattern.test(path))?.routes
  const shape = routes?.find((route) => route.method === method)?.response
  return shape && !isBinary(shape) ? shape : undefined
}

function expectProblem(response: Response, body: unknown): void {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = problemSchema.parse(body)
  expect(problem.status).toBe(response.status)
  expect(problem.requestId).toBe(response.headers.get('x-request-id'))
}
