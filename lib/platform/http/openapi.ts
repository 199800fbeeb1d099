import 'server-only'
import { z } from 'zod'
import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject, type oas31 } from 'zod-openapi'
import { isBinary, type AnyRoute, type Binary } from './declaration'
import { commonHeaders, commonParameters, commonResponses, reference, securitySchemes } from './openapi-common'
import { problemSchema } from './problem-schema'

export interface DocumentOptions {
  routes: readonly AnyRoute[]
  /** Schemas that get a name of their own in the document. */
  schemas: Record<string, z.ZodType>
  info: oas31.InfoObject
  server: string
  tags: oas31.TagObject[]
}

/** The OpenAPI 3.1 document of the routes: from the same declarations that serve them. */
export function openApiDocument({ routes, schemas, info, server, tags }: DocumentOptions): oas31.OpenAPIObject {
  const paths: NonNullable<ZodOpenApiObject['paths']> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) }
  }
  const document = createDocument(
    {
      openapi: '3.1.0',
      info,
      servers: [{ url: server }],
      tags,
      security: [{ bearer: [] }],
      paths,
      components: {
        schemas: { ...schemas, Problem: problemSchema },
        responses: commonResponses,
        headers: commonHeaders,
        parameters: commonParameters,
        securitySchemes,
      },
    },
    {
      override({ jsonSchema, io }) {
        // Answers may grow: a client that refuses unknown members would break on the next release.
        if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
        // What a format or a type says already.
        if (jsonSchema.format) delete jsonSchema.pattern
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      },
    },
  )
  joinLists(document)
  return withNamedJson(document)
}

/** Any JSON refers to itself, and so is the one schema that zod names by itself. */
const withNamedJson = (document: oas31.OpenAPIObject): oas31.OpenAPIObject =>
  JSON.parse(JSON.stringify(document).replaceAll('__schema0', 'AnyJson')) as oas31.OpenAPIObject

function operationOf(route: AnyRoute): ZodOpenApiOperationObject {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const path = z.object(Object.fromEntries(names.map((name) => [name, z.string().describe(parameterText(route, name))])))
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    description: [route.description, permissionText(route)].filter(Boolean).join('\n\n') || undefined,
    ...(route.auth === 'none' && { security: [] }),
    requestParams: {
      ...(names.length > 0 && { path }),
      ...(route.query instanceof z.ZodObject && { query: route.query }),
    },
    parameters: headersOf(route),
    ...(route.body && { requestBody: requestBodyOf(route.body) }),
    responses: { [String(statusOf(route))]: successOf(route), ...refusalsOf(route) },
  }
}

const statusOf = ({ response, status }: AnyRoute): number => (response === null ? 204 : (status ?? 200))

function operationId({ method, path }: AnyRoute): string {
  const words = path.split('/').filter(Boolean)
  const name = words.map((word) => (word.startsWith('{') ? `By-${word.slice(1, -1)}` : word)).join('-')
  return method.toLowerCase() + name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
}

const parameterText = ({ path }: AnyRoute, name: string): string =>
  path.startsWith('/incidents/{id}') && name === 'id' ? 'UUID, or number such as INC-000123' : 'UUID'

function permissionText({ permission }: AnyRoute): string | undefined {
  if (!permission) return undefined
  const names = [permission].flat().map((name) => `\`${name}\``)
  return `Needs ${names.length > 1 ? 'one of ' : ''}${names.join(', ')}.`
}

function headersOf(route: AnyRoute): oas31.ReferenceObject[] {
  if (route.auth === 'none') return []
  if (takesIdempotencyKey(route)) return [reference('parameters', 'IdempotencyKey')]
  return route.method === 'PATCH' ? [reference('parameters', 'IfMatch')] : []
}

/** Uploads do not: their bytes are not compared. */
const takesIdempotencyKey = ({ method, auth, body }: AnyRoute): boolean => method === 'POST' && auth === 'bearer' && !isBinary(body)

function requestBodyOf(body: z.ZodType | Binary) {
  if (!isBinary(body)) return { required: true, content: { 'application/json': { schema: body } } }
  const form = z.object({ ...body.fields?.shape, file: z.file() })
  return { required: true, description: body.description, content: { [body.binary]: { schema: form } } }
}

function successOf(route: AnyRoute) {
  const { response, location } = route
  const headers = {
    'X-Request-Id': reference('headers', 'RequestId'),
    'RateLimit-Limit': reference('headers', 'RateLimitLimit'),
    'RateLimit-Remaining': reference('headers', 'RateLimitRemaining'),
    'RateLimit-Reset': reference('headers', 'RateLimitReset'),
    ...(location && { Location: reference('headers', 'Location') }),
    ...(takesIdempotencyKey(route) && { 'Idempotency-Replayed': reference('headers', 'IdempotencyReplayed') }),
  }
  if (response === null) return { description: 'Done', headers }
  if (isBinary(response)) {
    return { description: response.description, headers, content: { [response.binary]: {} } }
  }
  return { description: 'Done', headers, content: { 'application/json': { schema: response } } }
}

function refusalsOf(route: AnyRoute): Record<string, oas31.ReferenceObject> {
  const writes = route.method !== 'GET'
  const codes: [number, string][] = [
    [400, 'Malformed'],
    [401, 'Unauthenticated'],
    ...(route.auth === 'bearer' ? [[403, 'Forbidden'] satisfies [number, string]] : []),
    [404, 'NotFound'],
    ...(writes ? [[409, 'Conflict'] satisfies [number, string]] : []),
    ...(route.body ? ([[413, 'PayloadTooLarge'], [415, 'UnsupportedMediaType']] satisfies [number, string][]) : []),
    [422, 'ValidationFailed'],
    [429, 'RateLimited'],
    [500, 'Internal'],
  ]
  return Object.fromEntries(codes.map(([status, name]) => [String(status), reference('responses', name)]))
}

/** Lists in parameters are written with commas: `status=new,in_progress`. */
function joinLists(document: oas31.OpenAPIObject): void {
  for (const item of Object.values(document.paths ?? {})) {
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete]) {
      for (const parameter of operation?.parameters ?? []) {
        if ('in' in parameter && parameter.in === 'query' && parameter.schema && isArray(parameter.schema)) {
          Object.assign(parameter, { style: 'form', explode: false })
        }
      }
    }
  }
}

const isArray = (schema: oas31.SchemaObject | oas31.ReferenceObject): boolean =>
  typeof schema === 'object' && 'type' in schema && schema.type === 'array'
