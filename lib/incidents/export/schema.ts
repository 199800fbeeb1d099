import { z } from 'zod'
import { incidentListQuery } from '@/lib/incidents/schema'
import { EXPORT_FIELDS } from './vocabulary'

const fields = z
  .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(z.enum(EXPORT_FIELDS)).min(1).max(EXPORT_FIELDS.length))
  .optional()
  .describe('Which columns, comma-separated; all unless told')

/** A list's filters and order, and the form of the file. */
export const exportQuery = incidentListQuery.omit({ limit: true, cursor: true, count: true }).extend({
  fields,
  separator: z.enum(['comma', 'semicolon']).default('comma'),
})
