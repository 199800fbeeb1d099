import type { oas31, ZodOpenApiResponseObject } from 'zod-openapi'
import { problemSchema } from './problem-schema'

/** What all operations share in the OpenAPI document. */

type Section = 'responses' | 'headers' | 'parameters'

export const reference = (section: Section, name: string): oas31.ReferenceObject => ({ $ref: `#/components/${section}/${name}` })

const text = (description: string): oas31.HeaderObject => ({ description, schema: { type: 'string' } })
const count = (description: string): oas31.HeaderObject => ({ description, schema: { type: 'integer' } })

export const commonHeaders: Record<string, oas31.HeaderObject> = {
  RequestId: text('Names this request in our logs; yours, when you sent a sane `X-Request-Id`'),
  RateLimitLimit: count('Requests a minute'),
  RateLimitRemaining: count('Requests left'),
  RateLimitReset: count('Seconds until the limit is whole again'),
  Location: text('Where the new resource is'),
  RetryAfter: count('Seconds until another try makes sense'),
  IdempotencyReplayed: text('`true` when this is the answer of an earlier request with the same Idempotency-Key'),
}

export const commonParameters: Record<string, oas31.ParameterObject> = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Send the same key with a repeat: it is carried out once, and answered alike, for 24 hours',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The version the change is based on, as in the ETag: `"3"`',
    schema: { type: 'string' },
  },
}

export const securitySchemes: Record<string, oas31.SecuritySchemeObject> = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key (`farol_…`), or the access token of `POST /auth/token`',
  },
}

const refusal = (description: string, headers?: Record<string, oas31.ReferenceObject>): ZodOpenApiResponseObject => ({
  description,
  ...(headers && { headers }),
  content: { 'application/problem+json': { schema: problemSchema } },
})

export const commonResponses: Record<string, ZodOpenApiResponseObject> = {
  Malformed: refusal('`malformed`: the request could not be read'),
  Unauthenticated: refusal('`unauthenticated`: no valid API key or access token'),
  Forbidden: refusal('`forbidden`: not allowed, or `tenant_suspended`'),
  NotFound: refusal('`not_found`: missing, or hidden from you'),
  Conflict: refusal('`conflict` with the current state, or `illegal_transition`'),
  PayloadTooLarge: refusal('`payload_too_large`'),
  UnsupportedMediaType: refusal('`unsupported_media_type`'),
  ValidationFailed: refusal('`validation_failed`: `errors` names each refused field or parameter'),
  RateLimited: refusal('`rate_limited`', { 'Retry-After': reference('headers', 'RetryAfter') }),
  Internal: refusal('`internal`: our fault; nothing was changed'),
}
