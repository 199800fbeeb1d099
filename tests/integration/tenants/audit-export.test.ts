import { beforeAll, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { createServiceKey } from '@/lib/people/api-keys/create-service'
import type { Ctx } from '@/lib/platform/context'
import { Forbidden } from '@/lib/platform/errors'
import { exportAudit } from '@/lib/tenants/audit/export'
import { listAudit } from '@/lib/tenants/audit/queries'
import { updateTenant } from '@/lib/tenants/update'
import { ownerSql } from '@/tests/support/database'
import { apiOf } from '../api/client'
import { holding, makeWorld, type World } from '../people/world'

let world: World
beforeAll(async () => {
  world = await makeWorld()
  for (const reopenDays of [1, 2, 3]) await updateTenant(world.asAdmin, { reopenDays })
})

async function textOf(ctx: Ctx, filter: Parameters<typeof exportAudit>[1] = {}): Promise<string> {
  let text = ''
  for await (const line of await exportAudit(ctx, filter, { separator: 'comma', heading: (field) => field })) text += line
  return text
}

describe('an export of the audit', () => {
  it('holds what the filter lets through, the latest first, and is an entry itself', async () => {
    const text = await textOf(world.asAdmin, { entity: 'tenant' })
    const lines = text.trimEnd().split('\r\n')
    expect(lines[0]).toBe('\u{feff}at,actor,actorKind,actorId,apiKey,action,entity,entityId,ip,before,after,id')
    expect(lines.slice(1).map((line) => /""reopenDays"":(\d)[^]*""reopenDays"":(\d)/.exec(line)?.[2])).toEqual(['3', '2', '1'])
    expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-03:00,/)
    const { data } = await listAudit(world.asAdmin, { entity: 'export', limit: 1 })
    expect(data[0]).toMatchObject({ action: 'audit.exported', after: { filter: { entity: 'tenant' }, count: 3 } })
  })

  it('is for those who may read the audit, of their own organisation', async () => {
    await expect(textOf(world.asAgent)).rejects.toBeInstanceOf(Forbidden)
    expect(await textOf(world.asStranger)).not.toContain('reopenDays')
  })

  it('keeps what confidential tickets say from who may not read those', async () => {
    await createIncident(world.asAdmin, { title: 'Assédio relatado', confidential: true })
    expect(await textOf(world.asAdmin)).toContain('Assédio relatado')
    const auditor = await textOf(holding(world.asAdmin, ['audit.read']), { entity: 'incident' })
    expect(auditor).toContain('incident.created')
    expect(auditor).not.toContain('Assédio')
  })

  it('runs no formula, and misses nothing between pages', async () => {
    const big = await makeWorld()
    // Numbered in time, as the application does it.
    await ownerSql(
      `insert into audit_entry (tenant_id, id, at, actor_kind, actor_name, action, entity_type, entity_id, request_id)
       select $1, ('019a0000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, now(), 'system', '@SUM(1)', 'test.done', 'test', $1, 'r'
       from generate_series(1, 230) n`,
      [big.tenant.id],
    )
    const lines = (await textOf(big.asAdmin, { entity: 'test' })).trimEnd().split('\r\n').slice(1)
    expect(lines).toHaveLength(230)
    expect(new Set(lines).size).toBe(230)
    expect(lines.every((line) => line.includes(`,'@SUM(1),system,`))).toBe(true)
  })
})

describe('the audit over the API', () => {
  it('is read in pages, by kind, thing and time', async () => {
    const { secret } = await createServiceKey(world.asAdmin, { name: 'SIEM', role: 'manager' })
    const api = apiOf(`${world.tenant.slug}.localhost`)
    const get = async (query: string) => {
      const answer = await api.get(`/audit-log?${query}`, { token: secret })
      return { status: answer.status, body: answer.body as { data: { id: string; at: string }[]; page: { nextCursor: string | null } } }
    }
    const first = await get('entity=tenant&limit=2')
    expect([first.status, first.body.data.length]).toEqual([200, 2])
    const second = await get(`entity=tenant&limit=2&cursor=${first.body.page.nextCursor}`)
    expect(second.body.data).toHaveLength(1)
    expect(second.body.page.nextCursor).toBeNull()
    expect((await get(`entity=tenant&entityId=${world.tenant.id}`)).body.data).toHaveLength(3)
    expect((await get('entity=tenant&to=2020-01-01T00:00:00Z')).body.data).toEqual([])
    expect((await get('entity=tenant&from=2020-01-01T00:00:00Z')).body.data).toHaveLength(3)
    expect((await get('entity=tenant&from=yesterday')).status).toBe(422)
    const file = await api.get('/audit-log/export.csv?entity=tenant', { token: secret })
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  })
})
