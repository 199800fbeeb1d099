/** Why a whole file cannot be imported. Every code has a text in messages under `failure`. */
export const FAILURES = [
  'empty',
  'not_gzip',
  'too_large',
  'too_many_columns',
  'missing_columns',
  'not_text',
  'missing_file',
  'gave_up',
  'internal',
] as const

export type Failure = (typeof FAILURES)[number]

/** Thrown when a file cannot be read at all, as against single rows of it. */
export class UnreadableFile extends Error {
  constructor(
    readonly failure: Exclude<Failure, 'internal'>,
    /** Names of the columns that are missing. */
    readonly columns: readonly string[] = [],
  ) {
    super(`${failure} ${columns.join(', ')}`.trim())
  }
}
