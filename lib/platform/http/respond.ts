import 'server-only'
import { createHash } from 'node:crypto'
import { authorize } from '@/lib/platform/auth/permissions'
import { ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { admit, visitOf } from './admit'
import { readJson } from './body'
import type { Call } from './call'
import { isBinary, type AnyRoute, type Input } from './declaration'
import type { Params } from './handlers'
import { apiHeaders } from './headers'
import { idempotencyKeyOf, once, type StoredAnswer } from './idempotency'
import { readQuery, refuseQuery } from './query'
import { targetOf } from './request'

type AnyInput = Input<string, never>

/**
 * The way of a request: whose tenant, who, how often, may they, is it readable; then the handler. Each step
 * throws what stops it.
 */
export async function respond(route: AnyRoute, request: Request, params: Params, call: Call): Promise<Response> {
  const visit = await visitOf(request, call)
  if (route.auth === 'none') {
    const { input } = await read(route, request, params)
    return send(route, call, await route.handler({ ...input, visit }), input)
  }

  const ctx = await admit(request, visit, call)
  if (route.permission) authorize(ctx, ...[route.permission].flat())

  const key = route.method === 'POST' ? idempotencyKeyOf(request.headers) : undefined
  if (key && isBinary(route.body)) {
    throw ValidationFailed.at('Idempotency-Key', 'Uploads take none: a file is not compared with an earlier one', 'not_supported')
  }
  const { input, text } = await read(route, request, params)
  if (!key) return send(route, call, await route.handler({ ...input, ctx }), input)

  const fingerprint = fingerprintOf(request, text ?? '')
  const { answer, replayed } = await once(ctx, { key, fingerprint, keep: !route.secret }, {
    run: async () => answerOf(route, await route.handler({ ...input, ctx }), input),
    recall: route.recall && (async (entityId) => answerOf(route, await route.recall?.(ctx, entityId, input.body), input)),
  })
  return write(answer, call, replayed)
}

/** Same method, address and body: same request. */
function fingerprintOf(request: Request, body: string): string {
  const { path, search } = targetOf(request)
  return createHash('sha256').update(`${request.method} ${path}?${search}\n${body}`).digest('hex')
}

async function read(route: AnyRoute, request: Request, params: Params): Promise<{ input: AnyInput; text?: string }> {
  const { search } = targetOf(request)
  const rawQuery = readQuery(search)
  const query = route.query ? parse(route.query, rawQuery) : refuseQuery(rawQuery)
  const json = route.body && !isBinary(route.body) ? await readJson(request) : undefined
  const input = {
    params: route.path.includes('{') ? await textParams(params) : {},
    query: query as never,
    rawQuery: rawQuery as never,
    body: json?.value,
    ifMatch: ifMatchOf(request.headers),
    request,
  }
  return { input, text: json?.text }
}

async function textParams(params: Params): Promise<Record<string, string>> {
  const entries = Object.entries(await params).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(entries)
}

/** The version a change is based on: `"3"`, as the ETag gave it. `*` asks for nothing but existence. */
function ifMatchOf(headers: Headers): number | undefined {
  const given = headers.get('if-match')
  if (given === null || given.trim() === '*') return undefined
  const match = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(given)
  if (!match?.[1]) throw ValidationFailed.at('If-Match', 'Send one version in quotes, as in the ETag', 'invalid')
  return Number(match[1])
}

function send(route: AnyRoute, call: Call, result: unknown, input: AnyInput): Response {
  if (!(result instanceof Response)) return write(answerOf(route, result, input), call, false)
  for (const [name, value] of Object.entries(apiHeaders(call.requestId, call.allowance))) {
    if (!result.headers.has(name)) result.headers.set(name, value)
  }
  return result
}

/** What a handler gave, as status, text and headers. */
function answerOf(route: AnyRoute, result: unknown, { params }: AnyInput): StoredAnswer {
  if (route.response === null) return { status: 204, body: null, location: null, etag: null }
  const version = versionOf(result)
  return {
    status: route.status ?? 200,
    body: JSON.stringify(result),
    location: route.location ? `/api/v1${route.location(result as { id: string }, params)}` : null,
    etag: version === undefined ? null : `"${version}"`,
  }
}

function versionOf(result: unknown): number | undefined {
  if (typeof result !== 'object' || result === null || !('version' in result)) return undefined
  return typeof result.version === 'number' ? result.version : undefined
}

function write({ status, body, location, etag }: StoredAnswer, call: Call, replayed: boolean): Response {
  const headers = apiHeaders(call.requestId, call.allowance)
  const bytes = body === null ? null : Buffer.from(body)
  if (bytes) {
    headers['content-type'] = 'application/json'
    // Spares the framing in chunks, and with it a write to the socket.
    headers['content-length'] = String(bytes.length)
  }
  if (location !== null) headers['location'] = location
  if (etag !== null) headers['etag'] = etag
  if (replayed) headers['idempotency-replayed'] = 'true'
  return new Response(bytes, { status, headers })
}
