import { describe, expect, it } from 'vitest'
import { compileCalendar } from '@/lib/sla/calendar/compile'
import { ALWAYS_OPEN } from '@/lib/sla/calendar/defaults'
import { computeClocks } from '@/lib/sla/clock'
import type { SlaFact } from '@/lib/sla/facts'
import type { ActivePolicy, SlaSetup } from '@/lib/sla/match'
import { foundWith, movesWith, NOTHING_FOUND, type Compared } from '@/lib/sla/runs/findings'
import { movedBy, movedTerms } from '@/lib/sla/runs/moved'
import { DRAFT_VERSION, draftTerms, replayed, type Draft } from '@/lib/sla/runs/replay'
import type { TermsOf } from '@/lib/sla/terms'
import type { PolicyDefinition } from '@/lib/sla/types'

const MINUTE = 60_000
const always = compileCalendar({ timezone: 'UTC', week: ALWAYS_OPEN, holidays: [] })
const shut = compileCalendar({ timezone: 'UTC', week: { sun: [['00:00', '24:00']] }, holidays: [] })

const definition = (minutes: number, conditions: PolicyDefinition['conditions'] = {}): PolicyDefinition => ({
  conditions,
  calendarId: 'always',
  targets: { 3: { resolution: minutes * 60 } },
  warnPercent: 75,
  pauseOn: [],
  escalations: [],
})

const policies: ActivePolicy[] = [
  { id: 'vip', version: 2, name: 'VIP', definition: definition(5, { categoryIds: ['board'] }) },
  { id: 'all', version: 7, name: 'All', definition: definition(60) },
]
const setup: SlaSetup = { policies, calendars: new Map([['always', 4]]), parents: new Map() }

const stored: TermsOf = ({ policy, calendar, priority }) => {
  const found = policies.find(({ id }) => id === policy?.id)
  return found && calendar
    ? { policy: found, calendar: { ...calendar, times: always }, priority, definition: found.definition }
    : null
}

const facts = (policy: string, version: number, resolvedAfter?: number): SlaFact[] => [
  { type: 'opened', at: 0, status: 'new', holdReason: null },
  {
    type: 'judged',
    at: 0,
    priority: 3,
    categoryId: null,
    policy: { id: policy, version },
    calendar: { id: 'always', version: 1 },
    reason: 'opened',
  },
  ...(resolvedAfter === undefined
    ? []
    : [{ type: 'status' as const, at: resolvedAfter * MINUTE, status: 'resolved', holdReason: null }]),
]

const drafted = (id: string, draft: PolicyDefinition): Draft => {
  const policy = { id, version: DRAFT_VERSION, name: 'Draft', definition: draft }
  return {
    kind: 'policy',
    policy,
    setup: { ...setup, policies: policies.map((known) => (known.id === id ? policy : known)) },
  }
}

const judgements = (list: readonly SlaFact[]) =>
  list.flatMap((fact) => (fact.type === 'judged' ? [[fact.policy, fact.calendar]] : []))

describe('a replay', () => {
  it('puts the draft in the place of every version of its policy', () => {
    expect(judgements(replayed(facts('all', 3), drafted('all', definition(10))))).toEqual([
      [
        { id: 'all', version: DRAFT_VERSION },
        { id: 'always', version: 4 },
      ],
    ])
  })

  it('leaves what other policies judged as it was, in its old version', () => {
    const old = facts('all', 3)
    expect(replayed(old, drafted('vip', definition(1, { categoryIds: ['board'] })))).toEqual(old)
  })

  it('lets the draft take tickets from others, and lose its own to them', () => {
    expect(judgements(replayed(facts('all', 3), drafted('vip', definition(1))))[0]?.[0]).toEqual({
      id: 'vip',
      version: DRAFT_VERSION,
    })
    const lost = replayed(facts('all', 3), drafted('all', definition(1, { priorities: [1] })))
    expect(judgements(lost)).toEqual([[null, null]])
  })

  it('keeps with its policy what that judged, whatever stands before it by now', () => {
    const draft = drafted('all', definition(10))
    if (draft.kind !== 'policy') throw new Error('It is one of a policy')
    const newer: ActivePolicy = { id: 'newer', version: 1, name: 'Newer', definition: definition(5) }
    const behind = { ...draft, setup: { ...setup, policies: [newer, draft.policy] } }
    expect(judgements(replayed(facts('all', 3), behind))[0]?.[0]).toEqual({ id: 'all', version: DRAFT_VERSION })
  })

  it('counts by the draft of a calendar wherever the calendar counted', () => {
    const draft: Draft = { kind: 'calendar', id: 'always', times: shut }
    const clock = (id: string) => {
      const drafted = { ...draft, id }
      const terms = draftTerms(drafted, stored, () => always)
      return computeClocks(replayed(facts('all', 3), drafted), terms, 120 * MINUTE).resolution
    }
    expect(clock('always')).toMatchObject({ state: 'running', elapsedMs: 0, policy: { id: 'all' } })
    expect(clock('another')).toMatchObject({ state: 'breached_running', elapsedMs: 120 * MINUTE })
  })
})

describe('a move', () => {
  const subject = { kind: 'incident' as const, priority: 3, categoryId: null }
  const dueAt = (draft: Draft, now: number) => {
    const move = movedBy(facts('all', 3), subject, draft, now * MINUTE)
    if (!move) return null
    const terms = movedTerms(move.judged, draft, stored, () => always)
    return computeClocks(move.facts, terms, now * MINUTE).resolution
  }

  it('judges from now on, with the time already used', () => {
    expect(dueAt(drafted('all', definition(90)), 20)).toMatchObject({
      elapsedMs: 20 * MINUTE,
      targetSeconds: 5400,
      dueAt: new Date(90 * MINUTE).toISOString(),
    })
    const shutFromNow: Draft = { kind: 'calendar', id: 'always', times: shut }
    expect(dueAt(shutFromNow, 20)).toMatchObject({
      elapsedMs: 20 * MINUTE,
      // 1 January 1970 was a Thursday: the other 40 minutes are on Sunday.
      dueAt: '1970-01-04T00:40:00.000Z',
    })
  })

  it('is of those alone that the draft judges, or would', () => {
    expect(dueAt(drafted('vip', definition(5, { categoryIds: ['board'] })), 20)).toBeNull()
    expect(dueAt(drafted('vip', definition(5)), 20)).toMatchObject({ state: 'breached_running', targetSeconds: 300 })
    expect(dueAt({ kind: 'calendar', id: 'another', times: shut }, 20)).toBeNull()
  })
})

describe('the findings', () => {
  const draft = drafted('all', definition(10))
  const terms = draftTerms(draft, stored, () => always)
  const compared = (number: string, resolvedAfter: number | undefined, now: number): Compared => {
    const real = facts('all', 7, resolvedAfter)
    return {
      id: number,
      number,
      title: number,
      priority: 3,
      before: computeClocks(real, stored, now * MINUTE),
      after: computeClocks(replayed(real, draft), terms, now * MINUTE),
    }
  }

  it('tell what would have been breached, the worst first, and what would be due when', () => {
    const tickets = [
      compared('INC-1', 15, 60),
      compared('INC-2', 40, 60),
      compared('INC-3', 5, 60),
      compared('INC-4', undefined, 5),
    ]
    const found = movesWith(foundWith(foundWith(NOTHING_FOUND, tickets.slice(0, 2), null), tickets.slice(2), null), tickets)
    expect(found.figures).toEqual(
      [
        {
          policy: { id: 'all', name: 'Draft' },
          priority: 3,
          metric: 'resolution',
          before: { tickets: 4, met: 3, breached: 0 },
          after: { tickets: 4, met: 1, breached: 2 },
        },
      ].map((figure) => ({ ...figure, policy: expect.objectContaining({ id: 'all' }) })),
    )
    expect(found).toMatchObject({ breached: 2, saved: 0, moved: 1 })
    expect(
      found.changes.map(({ number, lateSeconds, from, to }) => [number, lateSeconds, from.outcome, to.outcome]),
    ).toEqual([
      ['INC-2', 1800, 'met', 'breached'],
      ['INC-1', 300, 'met', 'breached'],
    ])
    expect(found.moves).toEqual([
      {
        id: 'INC-4',
        number: 'INC-4',
        title: 'INC-4',
        metric: 'resolution',
        from: new Date(60 * MINUTE).toISOString(),
        to: new Date(10 * MINUTE).toISOString(),
      },
    ])
  })

  it('count all and list so many', () => {
    const many = Array.from({ length: 700 }, (_, index) => compared(`INC-${index}`, 15 + (index % 30), 60))
    const found = foundWith(NOTHING_FOUND, many, null)
    expect(found.breached).toBe(700)
    expect(found.changes).toHaveLength(500)
    expect(found.changes[0]?.lateSeconds).toBe(34 * 60)
  })
})
