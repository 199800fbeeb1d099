import { describe, expect, it } from 'vitest'
import { readQueueState, readSavedState } from '@/components/desk/queue/search-params'
import { filterOf, isEdited, queueHref } from '@/components/desk/queue/state'
import { listQueryOf } from '@/lib/incidents/views/list-query'
import { acceptsFilter } from '@/lib/incidents/views/schema'

const saved = { id: '0198d3ef-77aa-7b52-8a3e-6f1f2b0d9c10', queue: 'mine', filter: { priority: '1,2', from: '2026-01-31' }, sort: '-dueAt', columns: ['sla'] }

const paramsOf = (href: string) => Object.fromEntries(new URL(href, 'http://x').searchParams)

describe('a saved view', () => {
  it('is what was saved while its address says nothing', () => {
    const state = readSavedState(saved, {})
    expect(state).toMatchObject({ view: 'mine', filters: { priority: ['1', '2'] }, from: '2026-01-31', sort: '-dueAt', columns: ['number', 'title', 'sla'] })
    expect(isEdited(state)).toBe(false)
    expect(queueHref(state)).toBe(`/desk/queues/${saved.id}`)
    expect(queueHref(state, { after: 'abc', size: 25 })).toBe(`/desk/queues/${saved.id}?size=25&after=abc`)
  })

  it('says all of itself once something differs, and reads it back', () => {
    const state = readSavedState(saved, {})
    for (const change of [{ filters: {} }, { filters: {}, from: undefined }, { sort: 'number' as const }, { columns: ['number', 'title'] as const }]) {
      const again = readSavedState(saved, paramsOf(queueHref(state, change)))
      expect(isEdited(again)).toBe(true)
      expect({ filter: filterOf(again), sort: again.sort, columns: again.columns }).toEqual({
        filter: filterOf({ ...state, ...change }), sort: { ...state, ...change }.sort, columns: { ...state, ...change }.columns,
      })
    }
    expect(isEdited(readSavedState(saved, { priority: '2,1,9' }))).toBe(true)
  })

  it('leaves out what the list no longer takes', () => {
    const state = readSavedState({ ...saved, queue: 'gone', filter: { status: 'asleep', priority: '1' }, sort: 'x', columns: ['x'] }, {})
    expect(state).toMatchObject({ view: 'all', filters: { priority: ['1'] }, sort: '-createdAt', columns: ['number', 'title'] })
  })
})

describe('listQueryOf', () => {
  const read = { myTeamIds: [], timeZone: 'America/Sao_Paulo' }

  it("reads days on the organisation's clock, both included", () => {
    const query = listQueryOf({ queue: 'open', filter: { from: '2026-01-31', to: '2026-01-31' }, sort: 'priority' }, read)
    expect(query).toMatchObject({ createdAfter: '2026-01-31T02:59:59.999Z', createdBefore: '2026-02-01T03:00:00.000Z', sort: 'priority' })
  })

  it.each([
    ['to', '9999-12-31'],
    ['from', '1969-01-01'],
    ['to', '1969-01-01'],
    ['from', '2026-02-31'],
    ['from', '31/01/2026'],
    ['from', '+010000-01-01'],
  ])('takes no %s of %s, and leaves out one that was saved', (name, day) => {
    expect(acceptsFilter(name, day)).toBe(false)
    const query = listQueryOf({ queue: 'all', filter: { [name]: day }, sort: 'number' }, read)
    expect([query.createdAfter, query.createdBefore]).toEqual([undefined, undefined])
  })

  it.each(['Pacific/Kiritimati', 'Etc/GMT+12', 'UTC'])('takes the first and the last day in %s', (timeZone) => {
    for (const day of ['1970-01-02', '9999-12-29']) {
      expect(acceptsFilter('from', day)).toBe(true)
      expect(listQueryOf({ queue: 'all', filter: { from: day, to: day }, sort: 'number' }, { ...read, timeZone }).createdBefore).toBeDefined()
    }
  })

  it('holds nothing of nobody’s teams, and the filter over the queue', () => {
    expect(listQueryOf({ queue: 'teams', filter: {}, sort: 'number' }, read).team).toEqual(['00000000-0000-0000-0000-000000000000'])
    expect(listQueryOf({ queue: 'mine', filter: { status: 'closed', bogus: '1' }, sort: 'number' }, read)).toMatchObject({ status: ['closed'], assignee: ['me'] })
  })
})

it('a queue of everybody reads as before', () => {
  expect(queueHref(readQueueState('open', { priority: '1', columns: 'none' }))).toBe('/desk/incidents?priority=1&columns=none')
})
