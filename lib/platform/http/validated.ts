import type { z } from 'zod'
import { parse } from '@/lib/platform/parse'

/** The input as it came, once it is known to fit: for a verb that validates and converts by itself. */
export function validated<Schema extends z.ZodType>(schema: Schema, input: unknown): z.input<Schema> {
  parse(schema, input)
  return input as z.input<Schema>
}
