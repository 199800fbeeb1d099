import 'server-only'
import { env } from '@/lib/platform/env'
import { jobsConfigured } from '@/lib/platform/jobs/configured'
import { log } from '@/lib/platform/log'

/** Whether jobs run: `off` where none are configured, `unreachable` while Inngest does not answer. */
export type JobsVerdict = 'ok' | 'off' | 'unreachable'

/** How long Inngest may take to answer, in milliseconds. */
const PATIENCE = 2_000

/** Any answer counts: the engine's own opinion of itself is that of its /health. */
export async function jobsVerdict(): Promise<JobsVerdict> {
  if (!jobsConfigured()) return 'off'
  try {
    const url = new URL('health', env.INNGEST_BASE_URL ?? 'https://inn.gs/')
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) })
    await response.body?.cancel()
    return 'ok'
  } catch (error) {
    log().warn({ check: 'jobs', error }, 'Inngest does not answer: events wait in the outbox')
    return 'unreachable'
  }
}
