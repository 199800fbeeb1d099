import 'server-only'
import { env } from '@/lib/platform/env'
import { DomainError } from '@/lib/platform/errors'

/** Work that only a job can do was asked of an installation that has none. */
export class JobsOff extends DomainError {
  readonly code = 'jobs_off'
  readonly status = 503
  constructor() {
    super('Background jobs are not configured')
  }
}

/** Whether this installation has an Inngest: the engine beside it, a server of its own, or the cloud. */
export const jobsConfigured = (): boolean => Boolean(env.INNGEST_EVENT_KEY && env.INNGEST_SIGNING_KEY)

/** For verbs that leave their work to a job, before they begin. @throws JobsOff */
export function requireJobs(): void {
  if (!jobsConfigured()) throw new JobsOff()
}
