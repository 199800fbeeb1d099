import { z } from 'zod'
import { wholeNumber } from '@/lib/platform/parameters'

/** Shapes of imports. Safe in the browser. */

export const IMPORT_SOURCES = ['servicenow', 'csv'] as const
export type ImportSource = (typeof IMPORT_SOURCES)[number]

export const IMPORT_STATUSES = ['queued', 'running', 'done', 'failed'] as const

/** Fields of an incident that a column of a plain CSV file can be. */
export const CSV_FIELDS = [
  'title',
  'description',
  'status',
  'holdReason',
  'impact',
  'urgency',
  'priority',
  'category',
  'requesterEmail',
  'requesterName',
  'assigneeEmail',
  'team',
  'channel',
  'tags',
  'createdAt',
  'resolvedAt',
  'closedAt',
  'externalRef',
  'resolution',
  'resolutionCode',
] as const

export type CsvField = (typeof CSV_FIELDS)[number]

/** What each column is; null: no field of ours, kept under customFields.source. */
export type CsvMapping = Readonly<Record<string, CsvField | null>>

/** Refused rows that an answer holds; the CSV of them is complete. */
export const SHOWN_ERRORS = 1_000

const mappingSchema = z.record(z.string().max(200), z.enum(CSV_FIELDS).nullable()).superRefine((mapping, check) => {
  const fields = Object.values(mapping).filter((field) => field !== null)
  const repeated = fields.find((field, index) => fields.indexOf(field) !== index)
  if (repeated) check.addIssue({ code: 'custom', message: `Two columns are mapped to ${repeated}` })
})

export const startImportInput = z
  .strictObject({
    source: z.enum(IMPORT_SOURCES),
    mapping: mappingSchema
      .optional()
      .describe('Only for csv: column name to field, null for none; what is left out is guessed'),
  })
  .refine(({ source, mapping }) => source === 'csv' || mapping === undefined, {
    path: ['mapping'],
    message: 'Only for the source csv',
  })

export const importListQuery = z.strictObject({
  limit: wholeNumber(1, 100).default(50),
  cursor: z.string().max(500).optional(),
})

const instant = z.iso.datetime()
const count = z.int().min(0)

export const importSummarySchema = z.object({
  id: z.uuid(),
  source: z.enum(IMPORT_SOURCES),
  fileName: z.string(),
  status: z.enum(IMPORT_STATUSES).describe('done also when single rows were refused'),
  progress: z.object({ done: count, total: count }).describe('Rows of the file; total is 0 until it has been read'),
  counts: z
    .object({ created: count, updated: count, unchanged: count, rejected: count })
    .describe('Incidents created, updated and left as they were; rows refused'),
  failure: z.string().nullable().describe('Why the whole file could not be imported'),
  createdBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
})

export const importErrorSchema = z.object({
  row: z.int().describe('1 is the first row below the header'),
  message: z.string(),
})

export const importSchema = importSummarySchema.extend({
  errors: z.array(importErrorSchema).describe(`Refused rows, the first ${SHOWN_ERRORS}`),
})

export const importStartedSchema = z.object({ id: z.uuid() })

export type ImportSummary = z.infer<typeof importSummarySchema>
export type ImportDto = z.infer<typeof importSchema>
export type ImportErrorDto = z.infer<typeof importErrorSchema>

/** The beginning of a file, for choosing what its columns are. */
export interface ImportPreview {
  header: string[]
  /** The first rows, cells shortened. */
  rows: string[][]
  /** What each column probably is. */
  mapping: CsvMapping
}
