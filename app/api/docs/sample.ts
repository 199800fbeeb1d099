import 'server-only'
import type { oas31 } from 'zod-openapi'
import { isReference, type Schema } from './schema'

const BY_FORMAT: Record<string, string> = {
  uuid: '0199d6f0-5c1e-7a3b-9c0d-2f4b6a8c0e12',
  email: 'ana@example.com',
  'date-time': '2026-11-22T14:05:00.000Z',
}

/** Values that read better than what their schema gives. */
const BY_NAME: Record<string, unknown> = {
  title: 'The printer on floor 3 does not print',
  number: 'INC-000123',
  name: 'Ana Lima',
  body: 'We are looking into it.',
  secret: 'farol_pat_…',
  accessToken: 'eyJ…',
  refreshToken: 'farol_refresh_…',
  password: '…',
  nextCursor: null,
  hasMore: false,
  customFields: {},
}

/** An example value of a schema. @param only leave out what is not required */
export function sampleOf(schema: Schema, document: oas31.OpenAPIObject, only: 'all' | 'required', name = ''): unknown {
  if (isReference(schema)) {
    const target = document.components?.schemas?.[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)]
    return target && name !== 'AnyJson' ? sampleOf(target, document, only, name) : {}
  }
  if (name in BY_NAME) return BY_NAME[name]
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const variant = (schema.oneOf ?? schema.anyOf)?.[0]
  if (variant) return sampleOf(variant, document, only, name)
  const type = [schema.type ?? []].flat()[0]
  if (type === 'object') return sampleObject(schema, document, only)
  if (type === 'array') return schema.items ? [sampleOf(schema.items, document, only)] : []
  if (type === 'integer' || type === 'number') return typeof schema.default === 'number' ? schema.default : (schema.minimum ?? 1)
  if (type === 'boolean') return false
  return type === 'string' ? (BY_FORMAT[schema.format ?? ''] ?? '…') : null
}

function sampleObject(schema: oas31.SchemaObject, document: oas31.OpenAPIObject, only: 'all' | 'required') {
  const entries = Object.entries(schema.properties ?? {}).filter(([key]) => only === 'all' || schema.required?.includes(key))
  return Object.fromEntries(entries.map(([key, property]) => [key, sampleOf(property, document, only, key)]))
}
