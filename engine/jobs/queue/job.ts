/** A claimed call. While `leaseNo` is the row's, nobody else has claimed it since. */
export interface Job {
  id: string
  runId: string
  functionId: string
  stepId: string
  attempt: number
  lost: number
  leaseNo: number
  /** Milliseconds between the time it was due and its claim. */
  late: number
}

/** What a call is made of besides its job. */
export interface Loaded {
  runId: string
  event: unknown
  steps: Record<string, unknown>
  stack: string[]
  planOnly: boolean
}
