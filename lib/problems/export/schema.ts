import { z } from 'zod'
import { problemListQuery } from '../schema'
import { PROBLEM_EXPORT_FIELDS } from './vocabulary'

const fields = z
  .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(z.enum(PROBLEM_EXPORT_FIELDS)).min(1).max(PROBLEM_EXPORT_FIELDS.length))
  .optional()
  .describe('Which columns, comma-separated; all unless told')

/** A list's filters and order, and the form of the file. */
export const problemExportQuery = problemListQuery.omit({ limit: true, cursor: true, count: true }).extend({
  fields,
  separator: z.enum(['comma', 'semicolon']).default('comma'),
})
