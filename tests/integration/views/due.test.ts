import { readFileSync } from 'node:fs'
import { beforeAll, expect, it, vi } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { listIncidents } from '@/lib/incidents/queries'
import { incidentListQuery } from '@/lib/incidents/schema'
import { updateIncident } from '@/lib/incidents/update'
import type { Ctx } from '@/lib/platform/context'
import { refreshStatistics } from '@/lib/platform/db/statistics'
import { ownerSql } from '../../support/database'
import { createTenant, createTicket, createUser, ctxFor, type TestTenant } from '../../support/factories'

let tenant: TestTenant
let agent: Ctx
beforeAll(async () => {
  tenant = await createTenant()
  agent = ctxFor(tenant, await createUser(tenant, { role: 'agent' }))
})

const MIGRATION = readFileSync('prisma/migrations/20261123140000_queue_bounds/migration.sql', 'utf8')

it('incidents from before there were service levels are in a list by due time', async () => {
  const owner = await createUser(tenant, { role: 'requester' })
  const old = await createTicket(tenant, owner, { title: 'Antigo', status: 'in_progress' })
  const young = await createIncident(agent, { title: 'Novo', requesterId: owner.id })
  await ownerSql(MIGRATION)
  for (const sort of ['dueAt', '-dueAt'] as const) {
    const first = await listIncidents(agent, incidentListQuery.parse({ sort, limit: 1, count: 'true' }))
    const second = await listIncidents(agent, incidentListQuery.parse({ sort, limit: 1, cursor: first.page.nextCursor }))
    expect([...first.data, ...second.data].map(({ id }) => id).sort()).toEqual([old.id, young.id].sort())
    expect([first.page.total, second.page.hasMore]).toEqual([2, false])
  }
  // It goes on as any other: a change of what policies ask for is judged, and reads well.
  const [found] = (await listIncidents(agent, incidentListQuery.parse({ sort: 'number' }))).data.filter(({ id }) => id === old.id)
  expect(found?.sla).toEqual({ firstResponse: null, nextResponse: null, resolution: null })
  expect(await updateIncident(agent, old.id, { impact: 'high', urgency: 'high' })).toMatchObject({ status: 'in_progress' })
})

it('statistics are taken anew where the role may, and nothing fails where it may not', async () => {
  const warn = vi.fn()
  const analyzed = async () => (await ownerSql<{ at: Date | null }>(`select pg_stat_get_last_analyze_time('ticket_sla'::regclass) as at`))[0]?.at?.getTime() ?? 0
  const before = await analyzed()
  await refreshStatistics({ warn })
  const [server] = await ownerSql<{ n: number }>(`select current_setting('server_version_num')::int as n`)
  if ((server?.n ?? 0) >= 170_000) {
    await vi.waitFor(async () => expect(await analyzed()).toBeGreaterThan(before))
    await ownerSql('revoke maintain on ticket_sla from farol_system')
    await refreshStatistics({ warn })
    await ownerSql('grant maintain on ticket_sla to farol_system')
  }
  expect(warn).not.toHaveBeenCalled()
})
