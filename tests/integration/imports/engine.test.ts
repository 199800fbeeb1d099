import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getImport } from '@/lib/imports/queries'
import { relayNow } from '@/lib/platform/jobs/relay/relay'
import { createTenant, createUser, ctxFor } from '@/tests/support/factories'
import { JobsProcess } from '@/tests/support/jobs-process'
import { startJobs, type Jobs } from '@/tests/support/jobs-server'
import { countOf, logOf, queueText } from './support'

let jobs: Jobs
let worker: JobsProcess

beforeAll(async () => {
  jobs = await startJobs({ serve: false })
  worker = new JobsProcess(jobs.port)
  worker.start()
})
afterAll(async () => {
  await worker.kill()
  await jobs.stop()
})

it('an import whose process is killed goes on to its end', async () => {
  const tenant = await createTenant()
  const ctx = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
  const id = await queueText(ctx, logOf(1_200))
  await relayNow()
  const done = async () => (await getImport(ctx, id)).progress.done
  while ((await done()) === 0 && worker.alive) await sleep(10)
  await worker.kill()
  const stopped = await getImport(ctx, id)
  expect(stopped).toMatchObject({ status: 'running', progress: { total: 4_800 } })
  expect(stopped.progress.done).toBeLessThan(4_800)
  expect(await countOf('ticket', tenant.id)).toBe(stopped.counts.created)
  worker.start()
  while ((await getImport(ctx, id)).status === 'running') await sleep(50)
  expect(await getImport(ctx, id)).toMatchObject({
    status: 'done',
    progress: { done: 4_800, total: 4_800 },
    counts: { created: 1_200, updated: 0, unchanged: 0, rejected: 0 },
  })
  expect(await countOf('ticket', tenant.id)).toBe(1_200)
  // The opening, three changes of state, and the import itself.
  expect(await countOf('timeline_entry', tenant.id)).toBe(1_200 * 5)
}, 180_000)
