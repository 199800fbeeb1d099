import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { typescript } from '@/scripts/lib/typescript-args.mjs'
import '../../support/database'

interface Attribute {
  key: string
  value: { stringValue?: string }
}
interface Span {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  attributes: Attribute[]
}
interface Export {
  resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: Span[] }[] }[]
}

/** A collector that keeps what it is sent: OTLP over HTTP, in JSON. */
let collector: Server
let received: { path?: string; token?: string; body: Export }[]
beforeEach(async () => {
  received = []
  collector = createServer((request, response) => {
    void json(request).then((body) => {
      received.push({ path: request.url, token: request.headers['x-token'] as string, body: body as Export })
      response.setHeader('content-type', 'application/json').end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(collector, 'listening')
})
afterEach(() => collector.close())

/** Runs the traced process to its end and returns how many modules of OpenTelemetry it loaded. */
async function loadedBy(settings: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, [...typescript, 'tests/integration/telemetry/traced-process.ts'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
  return JSON.parse(output) as number
}

const endpoint = () => `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
const textOf = ({ attributes }: Pick<Span, 'attributes'>, key: string) =>
  attributes.find((attribute) => attribute.key === key)?.value.stringValue

it('loads nothing while no collector is configured', async () => {
  expect(await loadedBy({ OTEL_EXPORTER_OTLP_ENDPOINT: '' })).toBe(0)
  expect(received).toEqual([])
})

it('sends requests and their queries, without values, secrets of addresses and texts of errors', async () => {
  const settings = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint(), OTEL_EXPORTER_OTLP_HEADERS: 'x-token=of-the-collector' }
  expect(await loadedBy({ ...settings, OTEL_SERVICE_NAME: 'farol-test' })).toBeGreaterThan(0)

  expect(received.map(({ path, token }) => [path, token])).toContainEqual(['/v1/traces', 'of-the-collector'])
  const resources = received.flatMap(({ body }) => body.resourceSpans)
  expect(resources.map(({ resource }) => textOf(resource, 'service.name'))).toContain('farol-test')

  const spans = resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans))
  const request = spans.find(({ name }) => name === 'GET /desk')
  const queries = spans.filter(({ name }) => name.startsWith('pg.query'))
  expect(request && textOf(request, 'http.target')).toBe('/desk')
  expect(queries.map((query) => [query.parentSpanId, textOf(query, 'db.query.text')])).toEqual([
    [request?.spanId, 'select $1::text as value'],
    [request?.spanId, 'select $1::int as value'],
  ])
  expect(spans.map(({ name }) => name)).toContain('fetch POST http://127.0.0.1:8288')
  expect(JSON.stringify(received)).not.toMatch(/secret|maria/)
})

it('keeps no more of the traces than asked', async () => {
  await loadedBy({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint(), OTEL_TRACES_SAMPLER_ARG: '0' })
  expect(received).toEqual([])
})
