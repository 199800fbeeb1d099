import { describe, expect, it } from 'vitest'
import { batchesOf } from '@/lib/imports/batches'
import { prepareCsv } from '@/lib/imports/csv/prepare'
import type { IncidentDraft } from '@/lib/imports/draft'
import { encodeReason, reason } from '@/lib/imports/reasons'
import { prepareServiceNow } from '@/lib/imports/servicenow/prepare'
import { identify } from '@/lib/imports/write/identity'
import type { Batch } from '@/lib/imports/write/batch'
import { fileOf, unitsOf } from './support'

const HEADER = 'number,incident_state,opened_at,sys_updated_at,impact,urgency,description,close_notes,u_more'
const state = (number: string, more = ',,', name = 'New') => `${number},${name},01-03-2026 08:00,01-03-2026 09:00,2,2,${more}`
const log = (...rows: string[]) => fileOf([HEADER, ...rows].join('\n'))

describe('an incident that asks for too much', () => {
  it('is refused for all its rows when it has more states than are taken', async () => {
    const many = (count: number) => Array.from({ length: count }, () => state('B'))
    const [a, b, c] = await unitsOf(prepareServiceNow, log(state('A'), ...many(10_001), state('C')))
    expect([a?.draft?.externalRef, c?.draft?.externalRef]).toEqual(['A', 'C'])
    expect(b).toEqual({ rows: 10_001, rejected: { row: 2, reason: { code: 'too_many_states', column: 'number', value: 'B' } } })
    expect((await unitsOf(prepareServiceNow, log(...many(10_000))))[0]).toMatchObject({ rows: 10_000, draft: { externalRef: 'B' } })
  }, 20_000)

  it('is refused when its states are too large to be held', async () => {
    const many = Array.from({ length: 200 }, () => state('B', `${'x'.repeat(150_000)},,`))
    const [unit] = await unitsOf(prepareServiceNow, log(...many))
    expect(unit).toMatchObject({ rows: 200, rejected: { reason: { code: 'too_many_states' } } })
  }, 20_000)

  it.each([
    ['a description', `${'x'.repeat(30_001)},,`, 'New', 'too_long', 'description'],
    ['a resolution', `,${'x'.repeat(20_001)},`, 'Closed', 'too_long', 'close_notes'],
    ['fields of the source', `,,${'x'.repeat(32_001)}`, 'New', 'too_many_source_fields', undefined],
  ])('is refused for %s that no ticket has room for', async (_name, more, name, code, column) => {
    const [unit, next] = await unitsOf(prepareServiceNow, log(state('A', more, name), state('B')))
    expect(unit).toMatchObject({ rows: 1, rejected: { row: 1, reason: { code } } })
    expect(unit?.rejected?.reason.column).toBe(column)
    expect(next?.draft?.externalRef).toBe('B')
  })

  it('is refused in a plain CSV file too', async () => {
    const units = await unitsOf(prepareCsv({}), fileOf(`title,other\nPrinter,${'x'.repeat(40_000)}\nPrinter,1\n`))
    expect(units.map(({ rejected }) => rejected?.reason.code)).toEqual(['too_many_source_fields', undefined])
  })

  it('has a reason that fits into an index, whatever its columns are called', () => {
    expect(encodeReason(reason('bad_date', 'x'.repeat(100_000), 'y'.repeat(100_000))).length).toBeLessThan(300)
  })
})

describe('a history of very many entries at one instant', () => {
  it('gets its ids in time, each another', () => {
    const at = new Date('2026-03-01T08:00:00Z')
    const entry = (index: number) =>
      ({ at, actor: null, type: 'changed', field: `f${index}`, visibility: 'internal' }) as const
    const draft = { externalRef: 'A', createdAt: at, updatedAt: at, history: Array.from({ length: 40_000 }, (_, index) => entry(index)) }
    const before = process.cpuUsage()
    const { historyIds } = identify('servicenow', draft as unknown as IncidentDraft)
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(3_000)
    expect(new Set(historyIds).size).toBe(40_000)
  }, 20_000)
})

describe('a batch', () => {
  it('ends where it gets too large, in incidents, rows or characters', async () => {
    const rows = (count: number, description: string) =>
      fileOf(`id,title,description\n${Array.from({ length: count }, (_, index) => `${index},Printer,${description}`).join('\n')}\n`)
    const sizes = async (count: number, description: string) => {
      const prepared = await prepareCsv({})(rows(count, description), { timeZone: 'UTC' })
      const batches: Batch[] = []
      for await (const batch of batchesOf(prepared.units, 0)) batches.push(batch)
      return batches.map(({ drafts }) => drafts.length)
    }
    expect(await sizes(250, 'short')).toEqual([100, 100, 50])
    const large = await sizes(100, 'x'.repeat(30_000))
    expect(large.reduce((sum, size) => sum + size, 0)).toBe(100)
    expect(Math.max(...large)).toBeLessThanOrEqual(33)
  })
})
