import { beforeAll, describe, expect, it } from 'vitest'
import { claimRun } from '@/lib/imports/claim'
import { giveUp } from '@/lib/imports/give-up'
import { LeaseLost } from '@/lib/imports/lease'
import { getImport } from '@/lib/imports/queries'
import { takeTurn } from '@/lib/imports/turn'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { storage } from '@/lib/platform/storage/storage'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser, ctxFor } from '@/tests/support/factories'
import { countOf, logOf, queueText, runImport } from './support'

let ctx: Ctx

const fresh = async () => {
  const tenant = await createTenant()
  return ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
}
beforeAll(async () => {
  ctx = await fresh()
})

const turn = (id: string, patience = 0, on = ctx) => takeTurn(on.tenant.id, id, 'import-test', patience)

describe('the executions of an import', () => {
  it('work a while each, and go on where the one before stopped', async () => {
    const id = await queueText(ctx, logOf(2_000))
    const places: number[] = []
    while ((await turn(id)) === 'more') places.push((await getImport(ctx, id)).progress.done)
    expect(places.length).toBeGreaterThan(0)
    expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
    expect(await getImport(ctx, id)).toMatchObject({ status: 'done', progress: { done: 8_000, total: 8_000 }, counts: { created: 2_000 } })
    expect(await turn(id)).toBe('ended')
  })

  it('write nothing twice when they meet', async () => {
    const other = await fresh()
    const id = await queueText(other, logOf(150))
    await Promise.all([turn(id, 60_000, other), turn(id, 60_000, other), turn(id, 60_000, other)])
    await runImport(other.tenant.id, id)
    expect(await getImport(other, id)).toMatchObject({ status: 'done', counts: { created: 150, rejected: 0 } })
    expect(await countOf('ticket', other.tenant.id)).toBe(150)
    const audit = await ownerSql(`select from audit_entry where tenant_id = $1 and action = 'import.finished'`, [other.tenant.id])
    expect(audit).toHaveLength(1)
  })

  it('can do no more harm once another has taken over', async () => {
    const id = await queueText(ctx, logOf(1))
    const first = await claimRun(ctx)
    const second = await claimRun(ctx)
    await expect(first?.lease.setTotal(99)).rejects.toBeInstanceOf(LeaseLost)
    await second?.lease.setTotal(4)
    expect(await getImport(ctx, id)).toMatchObject({ progress: { total: 4 } })
    await runImport(ctx.tenant.id, id)
  })

  it('take one import of a tenant after the other, also what somebody else left', async () => {
    const [first, second] = [await queueText(ctx, logOf(1)), await queueText(ctx, logOf(2))]
    expect(await turn(second)).toBe('more')
    expect(await getImport(ctx, first)).toMatchObject({ status: 'done' })
    expect(await getImport(ctx, second)).toMatchObject({ status: 'queued' })
    expect(await turn(second)).toBe('ended')
  })

  it('give up an import that brings every one of them down at the same place', async () => {
    const id = await queueText(ctx, logOf(1))
    for (let attempts = 1; attempts <= 3; attempts += 1) expect(await claimRun(ctx)).toMatchObject({ id, attempts })
    expect(await turn(id)).toBe('ended')
    expect(await getImport(ctx, id)).toMatchObject({ status: 'failed', failure: expect.stringContaining('parou três vezes') as string })
    await expect(storage().open(`${ctx.tenant.id}/imports/${id}`)).rejects.toThrow('not found')
  })

  it('are counted only as long as none gets on', async () => {
    const id = await queueText(ctx, logOf(150))
    const first = await claimRun(ctx)
    if (!first) throw new Error('Nothing is open')
    const nothing = { done: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 }
    first.lease.renewed(await withTenant(ctx, (tx) => first.lease.advance(tx, nothing)))
    expect(await claimRun(ctx)).toMatchObject({ attempts: 1 })
    await runImport(ctx.tenant.id, id)
    expect(await getImport(ctx, id)).toMatchObject({ status: 'done' })
  })

  it('end an import whose file has gone', async () => {
    const id = await queueText(ctx, logOf(1))
    await storage().remove(`${ctx.tenant.id}/imports/${id}`)
    await runImport(ctx.tenant.id, id)
    expect(await getImport(ctx, id)).toMatchObject({ status: 'failed', failure: 'O arquivo enviado não está mais no armazenamento.' })
  })

  it('wait while the organisation is suspended', async () => {
    const other = await fresh()
    const id = await queueText(other, logOf(1))
    await ownerSql(`update tenant set status = 'suspended' where id = $1`, [other.tenant.id])
    expect(await turn(id, 0, other)).toBe('suspended')
    await ownerSql(`update tenant set status = 'active' where id = $1`, [other.tenant.id])
    expect(await turn(id, 0, other)).toBe('ended')
  })

  it('leave a failed import when none could end it', async () => {
    const id = await queueText(ctx, logOf(1))
    await giveUp(ctx.tenant.id, id, 'import-test')
    expect(await getImport(ctx, id)).toMatchObject({ status: 'failed', failure: expect.any(String) as string })
    await expect(storage().open(`${ctx.tenant.id}/imports/${id}`)).rejects.toThrow('not found')
    await giveUp(ctx.tenant.id, id, 'import-test')
    const audit = await ownerSql(`select from audit_entry where entity_id = $1 and action = 'import.failed'`, [id])
    expect(audit).toHaveLength(1)
  })
})
