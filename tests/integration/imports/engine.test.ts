import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getImport } from '@/lib/imports/queries'
import { relayNow } from '@/lib/platform/jobs/relay/relay'
import { createTenant, createUser, ctxFor } from '@/tests/support/factories'
import { startJobs, type Jobs } from '@/tests/support/jobs-server'
import { countOf, logOf, queueText } from './support'

const hooks = new URL('../../../scripts/lib/typescript-hooks.mjs', import.meta.url).href
const script = fileURLToPath(new URL('jobs-process.ts', import.meta.url))

let jobs: Jobs
let child: ChildProcess

/** A process that runs the jobs and nothing else, so that it can be killed. */
function startProcess(): void {
  child = spawn(process.execPath, ['--import', hooks, script, String(jobs.port)], { stdio: ['ignore', 'inherit', 'inherit'] })
}
async function killProcess(): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

beforeAll(async () => {
  jobs = await startJobs({ serve: false })
  startProcess()
})
afterAll(async () => {
  await killProcess()
  await jobs.stop()
})

it('an import whose process is killed goes on to its end', async () => {
  const tenant = await createTenant()
  const ctx = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
  const id = await queueText(ctx, logOf(1_200))
  await relayNow()
  const done = async () => (await getImport(ctx, id)).progress.done
  while ((await done()) === 0 && child.exitCode === null) await sleep(10)
  await killProcess()
  const stopped = await getImport(ctx, id)
  expect(stopped).toMatchObject({ status: 'running', progress: { total: 4_800 } })
  expect(stopped.progress.done).toBeLessThan(4_800)
  expect(await countOf('ticket', tenant.id)).toBe(stopped.counts.created)
  startProcess()
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
