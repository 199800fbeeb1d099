import 'server-only'
import { NIL } from 'uuid'
import { tenantSql } from '@/lib/platform/db/tenant'
import { log } from '@/lib/platform/log'
import { storage } from '@/lib/platform/storage/storage'
import { jobsVerdict, type JobsVerdict } from './jobs'
import { missingMigrations } from './migrations'

/** `unknown` is what this process is not allowed to find out; it does not stand in the way. */
type Verdict = 'ok' | 'failed' | 'unknown'

export interface Readiness {
  ready: boolean
  checks: Record<'database' | 'migrations' | 'storage', Verdict> & { jobs: JobsVerdict }
}

/** How long a verdict is given again, in milliseconds: probes may be many, and storage is written to. */
const KEPT = 1_000
/** How long one check may take, in milliseconds. */
const PATIENCE = 4_000

let last: { at: number; verdict: Promise<Readiness> } | undefined

/**
 * Whether this process can serve: the database answers, is migrated for this release, and files can be written.
 * Jobs are told of and not waited for: while Inngest is away, what it is to hear of waits in the database.
 */
export function readiness(now = Date.now()): Promise<Readiness> {
  if (!last || now - last.at > KEPT) last = { at: now, verdict: check() }
  return last.verdict
}

async function check(): Promise<Readiness> {
  const [database, migrations, stored, jobs] = await Promise.all([
    // As the role that serves requests, for a tenant that does not exist.
    judge('database', async () => {
      await tenantSql({ tenant: { id: NIL } }, { name: 'ready', text: 'select 1', values: [] })
      return 'ok'
    }),
    judge('migrations', async () => {
      const missing = await missingMigrations()
      if (missing?.length) throw new Error(`Not migrated: ${missing.join(', ')}`)
      return missing ? 'ok' : 'unknown'
    }),
    judge('storage', async () => {
      await storage().check()
      return 'ok'
    }),
    jobsVerdict(),
  ])
  const checks = { database, migrations, storage: stored, jobs }
  return { ready: Object.values(checks).every((verdict) => verdict !== 'failed'), checks }
}

/** Why a check failed is for the log; the answer tells only that it did. */
async function judge(name: string, work: () => Promise<Verdict>): Promise<Verdict> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${PATIENCE} ms`)), PATIENCE)
  })
  try {
    return await Promise.race([work(), late])
  } catch (error) {
    log().error({ check: name, error }, 'not ready')
    return 'failed'
  } finally {
    clearTimeout(timer)
  }
}
