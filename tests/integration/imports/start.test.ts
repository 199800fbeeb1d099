import { beforeAll, describe, expect, it } from 'vitest'
import { getImport, listImports } from '@/lib/imports/queries'
import type { Ctx } from '@/lib/platform/context'
import { Forbidden, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser, ctxFor, type TestTenant } from '@/tests/support/factories'
import { countOf, logOf, queueText, runImport } from './support'

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
    await runImport(other.id, id)
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
  for (let count = 0; count < 4; count += 1) await queueText(ctx, logOf(1))
  const first = await listImports(ctx, { limit: 2 })
  const second = await listImports(ctx, { limit: 2, cursor: first.page.nextCursor })
  const ids = [...first.data, ...second.data].map(({ id }) => id)
  expect(ids).toEqual(ids.toSorted().toReversed())
  expect(new Set(ids).size).toBe(4)
})
