import type { z } from 'zod'
import type { Permission } from '@/lib/platform/auth/permissions'
import type { Ctx, TenantInfo } from '@/lib/platform/context'
import type { Locale } from '@/lib/platform/i18n/locale'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Somebody at a tenant's door who has not said who they are. */
export interface Visit {
  tenant: TenantInfo
  requestId: string
  locale: Locale
  now: Date
  ip: string
  userAgent?: string
}

/** The parameters of a path template: `/incidents/{id}` has `id`. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [Key in Name | keyof PathParams<Rest>]: string }
  : Record<never, string>

export interface Input<Path extends string, Query extends z.ZodType> {
  params: PathParams<Path>
  /** Validated and converted. */
  query: z.output<Query>
  /** Validated, as it came: for a query function that validates by itself. */
  rawQuery: z.input<Query>
  /** As it came: the verb validates it, whoever calls the verb. */
  body: unknown
  /** The version in `If-Match`. */
  ifMatch: number | undefined
  request: Request
}

/** A file instead of JSON, out or in. */
export interface Binary {
  binary: string
  description: string
  /** Of a form: what may stand before the part `file`. */
  fields?: z.ZodObject
}

export type Answer<Response extends z.ZodType | Binary | null> = Response extends z.ZodType
  ? z.input<Response>
  : Response extends null
    ? void
    : globalThis.Response

export interface Description<Path extends string, Query extends z.ZodType, Result extends z.ZodType | Binary | null> {
  method: Method
  /** Below /api/v1, parameters in braces. */
  path: Path
  /** The heading in the reference that the operation stands under. */
  tag: string
  summary: string
  description?: string
  /** What the actor needs at least; the verb decides finally. */
  permission?: Permission | readonly Permission[]
  query?: Query
  /** JSON of this shape, or a multipart form with a file. */
  body?: z.ZodType | Binary
  /** What a success answers with; null is 204. */
  response: Result
  /** 200 unless told; 204 when `response` is null. */
  status?: 200 | 201 | 202
  /** Address of what was created, below /api/v1. */
  location?(this: void, created: { id: string }, params: PathParams<Path>): string
  /** The answer holds a secret: it is not kept for a repeated Idempotency-Key. */
  secret?: boolean
  /** Builds the answer again for a repeated Idempotency-Key whose first answer was lost in a crash. */
  recall?: (ctx: Ctx, entityId: string, body: unknown) => Promise<Answer<Result>>
}

export interface Route<
  Path extends string = string,
  Query extends z.ZodType = z.ZodType,
  Result extends z.ZodType | Binary | null = z.ZodType | Binary | null,
> extends Description<Path, Query, Result> {
  auth: 'bearer'
  handler(input: Input<Path, Query> & { ctx: Ctx }): Promise<Answer<Result>>
}

export interface OpenRoute<
  Path extends string = string,
  Query extends z.ZodType = z.ZodType,
  Result extends z.ZodType | Binary | null = z.ZodType | Binary | null,
> extends Description<Path, Query, Result> {
  auth: 'none'
  handler(input: Input<Path, Query> & { visit: Visit }): Promise<Answer<Result>>
}

export type AnyRoute = Route | OpenRoute

export const isBinary = (shape: z.ZodType | Binary | null | undefined): shape is Binary =>
  typeof shape === 'object' && shape !== null && 'binary' in shape
