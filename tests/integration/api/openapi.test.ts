import { globSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import * as served from '@/app/api/v1/openapi.json/route'
import { apiDocument } from '@/app/api/v1/openapi.json/document'
import { declaredRoutes } from '@/app/api/v1/openapi.json/routes'

interface Operation {
  operationId: string
  parameters?: { in?: string; name?: string; required?: boolean; schema?: { type?: string }; explode?: boolean }[]
}
interface Document extends Record<string, unknown> {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

const document = JSON.parse(JSON.stringify(apiDocument())) as Document
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.values(item).map((operation) => ({ path, ...operation })),
)

/** Every route file, as the path it serves: [id] is {id}. */
const files = globSync('app/api/v1/**/route.ts')
  .map((file) => file.replaceAll('\\', '/').replace(/^app\/api\/v1/, '').replace(/\/route\.ts$/, '').replace(/\[(\w+)\]/g, '{$1}'))
  .filter((path) => path !== '/openapi.json' && path !== '/[[...path]]')

describe('the OpenAPI document', () => {
  it('names every route file, and no path without one', () => {
    expect(Object.keys(document.paths).sort()).toEqual(files.sort())
  })

  it('names every declared operation, each with a name of its own', () => {
    expect(operations).toHaveLength(declaredRoutes.length)
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  })

  it('is a sound OpenAPI 3.1 document', async () => {
    const validator = new Validator()
    expect(await validator.validate(structuredClone(document))).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
  })

  it('has the parameters of each path, and lists in queries joined by commas', () => {
    for (const { path, parameters = [] } of operations) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path')
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
      const lists = parameters.filter((parameter) => parameter.in === 'query' && parameter.schema?.type === 'array')
      for (const list of lists) expect(list).toMatchObject({ style: 'form', explode: false })
    }
  })

  it('offers Idempotency-Key to what creates from JSON, not to uploads', () => {
    const at = (path: string) => JSON.stringify(document.paths[path]?.post)
    expect(at('/incidents/{id}/comments')).toContain('IdempotencyKey')
    expect(at('/incidents/{id}/attachments')).not.toContain('Idempotency')
  })

  it('says that requests are strict and answers may grow', () => {
    expect(JSON.stringify(document.paths)).toContain('"additionalProperties":false')
    for (const schema of Object.values(document.components.schemas)) expect(schema).not.toHaveProperty('additionalProperties', false)
  })

  it('is served to everybody, may be cached, and answers 304', async () => {
    const request = (headers = {}) => new Request('http://acme.localhost/api/v1/openapi.json', { headers })
    const segment = { params: Promise.resolve({}) }
    const response = await served.GET(request(), segment)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(response.headers.get('cache-control')).toBe('public, max-age=300')
    expect(await response.json()).toEqual(document)
    const etag = response.headers.get('etag') ?? ''
    expect((await served.GET(request({ 'if-none-match': etag }), segment)).status).toBe(304)
    expect((await served.POST(request(), segment)).status).toBe(405)
  })
})
