import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Ctx } from '@/lib/platform/context'
import { readReport } from '@/lib/reports/read'
import { createTenant, createUser, ctxFor } from '../../support/factories'
import { queueFile, runImport, SAMPLE } from '../imports/support'

const LOG = fileURLToPath(new URL('../../../../shared/data/servicenow-incident-log.csv.gz', import.meta.url))
const HOUR = 3_600

async function imported(file: string | URL): Promise<Ctx> {
  const tenant = await createTenant({ timezone: 'America/Sao_Paulo' })
  const ctx = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
  await runImport(tenant.id, await queueFile(ctx, file))
  return ctx
}

describe('reports over imported incidents', () => {
  it('count a sample as by hand', async () => {
    const ctx = await imported(SAMPLE)
    const period = { from: '2017-10-14', to: '2017-10-24' }
    const { data: volume } = await readReport(ctx, 'volume', period)
    expect(volume.buckets.map(({ opened }) => opened)).toEqual([1, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0])
    // INC0900001 was resolved on the 16th; from the 15th on clocks were an hour ahead, so 36.5 hours were 35.5.
    const first = await readReport(ctx, 'summary', { from: '2017-10-14', to: '2017-10-16' })
    expect(first.data.current).toMatchObject({ opened: 1, ended: 1, backlog: 0, resolution: { count: 1, mean: 35.5 * HOUR, median: 35.5 * HOUR } })
    const { data: summary } = await readReport(ctx, 'summary', period)
    expect(summary.current).toMatchObject({ opened: 4, ended: 2, backlog: 2, firstReply: { count: 0, mean: null } })
  })

  it.skipIf(!existsSync(LOG))('count the real log as its rows say', async () => {
    const ctx = await imported(LOG)
    const { data } = await readReport(ctx, 'summary', { from: '2016-03-01', to: '2016-03-31' })
    // Where the log has no resolution, its first row that says Resolved, or Closed, has it.
    expect(data.current).toMatchObject({ opened: 683, ended: 757 })
    expect(data.current.firstResponseSla.met + data.current.firstResponseSla.breached).toBe(683)
    const { data: volume } = await readReport(ctx, 'volume', { from: '2016-02-29', to: '2017-02-28' })
    expect(volume.buckets.reduce((sum, { opened }) => sum + opened, 0)).toBe(890)
    expect(volume.buckets.at(-1)?.backlog).toBe(0)
  }, 60_000)
})
