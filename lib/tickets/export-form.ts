import { z } from 'zod'
import { csvSeparator } from '@/lib/platform/text/csv-separator'

/** The parameters that say how an export of tickets is written. @param fields what it can say, in its order */
export const exportForm = <const Fields extends readonly [string, ...string[]]>(fields: Fields) => ({
  fields: z
    .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(z.enum(fields)).min(1).max(fields.length))
    .optional()
    .describe('Which columns, comma-separated; all unless told'),
  separator: csvSeparator,
})
