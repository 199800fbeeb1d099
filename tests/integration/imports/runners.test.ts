import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { claimRun } from '@/lib/imports/claim'
import { LeaseLost } from '@/lib/imports/lease'
import { getImport, listImports } from '@/lib/imports/queries'
import { sweep } from '@/lib/imports/recover'
import { runImport } from '@/lib/imports/run'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Forbidden, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { storage } from '@/lib/platform/storage/storage'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser, ctxFor, type TestTenant } from '@/tests/support/factories'
import { abandon, countOf, logOf, queueText } from './support'

let tenant: TestTenant
let ctx: Ctx

beforeAll(async () => {
  tenant = await createTenant()
  ctx = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
})

const fresh = async () => {
  const other = await createTenant()
  return { other, foreign: ctxFor(other, await createUser(other, { role: 'admin' })) }
}

describe('the runners of an import', () => {
  it('are never two at once', async () => {
    const id = await queueText(ctx, logOf(150))
    const outcomes = await Promise.all([runImport(tenant.id, id), runImport(tenant.id, id), runImport(tenant.id, id)])
    expect(outcomes.toSorted()).toEqual([false, false, true])
    expect(await getImport(ctx, id)).toMatchObject({ status: 'done', counts: { created: 150, rejected: 0 } })
    expect(await runImport(tenant.id, id)).toBe(false)
  })

  it('can do no more harm once another has taken over', async () => {
    const id = await queueText(ctx, logOf(1))
    const first = await claimRun(tenant.id, id)
    expect(await claimRun(tenant.id, id)).toBeNull()
    await abandon(id)
    const second = await claimRun(tenant.id, id)
    await expect(first?.lease.setTotal(99)).rejects.toBeInstanceOf(LeaseLost)
    await second?.lease.setTotal(4)
    expect(await getImport(ctx, id)).toMatchObject({ progress: { total: 4 } })
    await abandon(id)
    await runImport(tenant.id, id)
  })

  it('take one import of a tenant after the other', async () => {
    const [first, second] = [await queueText(ctx, logOf(1)), await queueText(ctx, logOf(2))]
    await claimRun(tenant.id, first)
    expect(await claimRun(tenant.id, second)).toBeNull()
    await abandon(first)
    await sweep()
    for (const id of [first, second]) expect(await getImport(ctx, id)).toMatchObject({ status: 'done' })
  })

  it('go on where one was killed', async () => {
    const { other, foreign } = await fresh()
    const id = await queueText(foreign, logOf(1_500))
    const hooks = new URL('../../../scripts/lib/typescript-hooks.mjs', import.meta.url).href
    const script = fileURLToPath(new URL('runner-process.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', hooks, script, other.id, id], { stdio: ['ignore', 'inherit', 'inherit'] })
    const ended = once(child, 'exit')
    const done = async () => (await getImport(foreign, id)).progress.done
    while ((await done()) === 0 && child.exitCode === null) await sleep(10)
    child.kill('SIGKILL')
    await ended

    const stopped = await getImport(foreign, id)
    expect(stopped.status).toBe('running')
    expect(stopped.progress.done).toBeGreaterThan(0)
    expect(stopped.progress.done).toBeLessThan(6_000)
    expect(await countOf('ticket', other.id)).toBe(stopped.counts.created)
    expect(await runImport(other.id, id)).toBe(false)

    await abandon(id)
    expect(await runImport(other.id, id)).toBe(true)
    expect(await getImport(foreign, id)).toMatchObject({
      status: 'done',
      progress: { done: 6_000, total: 6_000 },
      counts: { created: 1_500, updated: 0, unchanged: 0, rejected: 0 },
    })
    expect(await countOf('ticket', other.id)).toBe(1_500)
    // The opening, three changes of state, and the import itself.
    expect(await countOf('timeline_entry', other.id)).toBe(1_500 * 5)
  }, 60_000)

  it('give up an import that brings every one of them down at the same place', async () => {
    const id = await queueText(ctx, logOf(1))
    for (let runner = 1; runner <= 3; runner += 1) {
      expect(await claimRun(tenant.id, id)).toMatchObject({ attempts: runner })
      await abandon(id)
    }
    await sweep()
    expect(await getImport(ctx, id)).toMatchObject({ status: 'failed', failure: expect.stringContaining('parou três vezes') as string })
    await expect(storage().open(`${tenant.id}/imports/${id}`)).rejects.toThrow('not found')
  })

  it('are counted only as long as none gets on', async () => {
    const id = await queueText(ctx, logOf(150))
    const first = await claimRun(tenant.id, id)
    if (!first) throw new Error('Somebody else has it')
    const nothing = { done: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 }
    first.lease.renewed(await withTenant(ctx, (tx) => first.lease.advance(tx, nothing)))
    await abandon(id)
    expect(await claimRun(tenant.id, id)).toMatchObject({ attempts: 1 })
    await abandon(id)
    await runImport(tenant.id, id)
    expect(await getImport(ctx, id)).toMatchObject({ status: 'done' })
  })

  it('end an import whose file has gone', async () => {
    const id = await queueText(ctx, logOf(1))
    await storage().remove(`${tenant.id}/imports/${id}`)
    await runImport(tenant.id, id)
    expect(await getImport(ctx, id)).toMatchObject({ status: 'failed', failure: 'O arquivo enviado não está mais no armazenamento.' })
  })
})

describe('who may import', () => {
  it('is not everybody', async () => {
    const agent = ctxFor(tenant, await createUser(tenant, { role: 'agent_l2' }))
    await expect(queueText(agent, logOf(1))).rejects.toBeInstanceOf(Forbidden)
    await expect(listImports(agent)).rejects.toBeInstanceOf(Forbidden)
  })

  it('never sees or runs another tenant’s', async () => {
    const { other, foreign } = await fresh()
    const id = await queueText(ctx, logOf(1))
    await expect(getImport(foreign, id)).rejects.toBeInstanceOf(NotFound)
    expect((await listImports(foreign)).data).toEqual([])
    expect(await runImport(other.id, id)).toBe(false)
    const [row] = await ownerSql('select status, heartbeat_at from import_run where id = $1', [id])
    expect(row).toEqual({ status: 'queued', heartbeat_at: null })
    await runImport(tenant.id, id)
  })
})

describe('a file that cannot be it', () => {
  it.each([
    ['lacks columns', 'number,impact\nINC1,1\n', { source: 'servicenow' }, 'file'],
    ['is empty', '', { source: 'servicenow' }, 'file'],
    ['has no title', 'a,b\n1,2\n', { source: 'csv' }, 'file'],
    ['lacks a mapped column', 'title\nx\n', { source: 'csv', mapping: { nowhere: 'title' } }, 'mapping.nowhere'],
    ['comes from nowhere', 'title\nx\n', { source: 'paper' }, 'source'],
    ['has a mapping it cannot use', logOf(1), { source: 'servicenow', mapping: { a: 'title' } }, 'mapping'],
  ])('is refused at once when it %s', async (_name, text, input, path) => {
    const before = await countOf('import_run', tenant.id)
    const error = await queueText(ctx, text, input).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ValidationFailed)
    expect((error as ValidationFailed).issues[0]?.path).toBe(path)
    expect(await countOf('import_run', tenant.id)).toBe(before)
  })
})

it('lists imports page by page, the newest first', async () => {
  const first = await listImports(ctx, { limit: 2 })
  const second = await listImports(ctx, { limit: 2, cursor: first.page.nextCursor })
  const ids = [...first.data, ...second.data].map(({ id }) => id)
  expect(ids).toEqual(ids.toSorted().toReversed())
  expect(new Set(ids).size).toBe(4)
})
