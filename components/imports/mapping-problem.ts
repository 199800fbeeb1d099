import type { CsvField, CsvMapping } from '@/lib/imports/schema'

/** What stands against a mapping: a field chosen twice, or no column for the title. Null: nothing. */
export function mappingProblem(mapping: CsvMapping): CsvField | null {
  const fields = Object.values(mapping).filter((field) => field !== null)
  const twice = fields.find((field, index) => field !== 'title' && fields.indexOf(field) !== index)
  if (twice) return twice
  return fields.filter((field) => field === 'title').length === 1 ? null : 'title'
}
