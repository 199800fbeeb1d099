import { describe, expect, it } from 'vitest'
import { calendarsOf, isCatchAll, orderWith, policyFlaws, type KnownReferences } from '@/lib/sla/policies/rules'
import { createPolicyInput } from '@/lib/sla/policies/schema'
import { newId } from '@/lib/platform/ids'
import type { PolicyDefinition } from '@/lib/sla/types'

const known: KnownReferences = {
  calendars: new Set(['office', 'always']),
  categories: new Set(['network']),
  teams: new Set(['n2']),
  users: new Set(['ana']),
}

const policy = (more: Partial<PolicyDefinition> = {}): PolicyDefinition => ({
  conditions: {},
  calendarId: 'office',
  targets: { 1: { resolution: 60 } },
  warnPercent: 75,
  pauseOn: [],
  escalations: [],
  ...more,
})

const flaws = (more: Partial<PolicyDefinition>) =>
  policyFlaws(policy(more), known).map(({ path, code }) => `${path} ${code}`)

describe('a policy', () => {
  it('may ask for anything that is there', () => {
    const full = policy({
      conditions: { kinds: ['incident'], priorities: [1, 2], categoryIds: ['network'] },
      targets: { 1: { firstResponse: 1, calendarId: 'always' }, 5: { resolution: 315_360_000 } },
      escalations: [{ on: 'breach', notify: ['team'], assignTeamId: 'n2', assigneeId: 'ana', raisePriority: 1 }],
    })
    expect(policyFlaws(full, known)).toEqual([])
    expect(calendarsOf(full)).toEqual(['office', 'always'])
  })

  it('promises something, at every priority that it names', () => {
    expect(flaws({ targets: {} })).toEqual(['targets no_target'])
    expect(flaws({ targets: { 2: { calendarId: 'always' } } })).toEqual(['targets no_target'])
    expect(flaws({ targets: { 1: { resolution: 60 }, 2: {} } })).toEqual(['targets.2 no_target'])
  })

  it('refers to what is in use, and says where it does not', () => {
    expect(flaws({ calendarId: 'gone', targets: { 3: { resolution: 1, calendarId: 'gone' } } })).toEqual([
      'calendarId unknown_reference',
      'targets.3.calendarId unknown_reference',
    ])
    expect(flaws({ conditions: { categoryIds: ['network', 'gone'] } })).toEqual([
      'conditions.categoryIds.1 unknown_reference',
    ])
    expect(flaws({ escalations: [{ on: 'warning', assignTeamId: 'x', assigneeId: 'y' }] })).toEqual([
      'escalations.0.assignTeamId unknown_reference',
      'escalations.0.assigneeId unknown_reference',
    ])
  })

  it('has no condition that nothing can meet, and no rule that does nothing', () => {
    expect(flaws({ conditions: { priorities: [] } })).toEqual(['conditions.priorities empty_condition'])
    expect(flaws({ escalations: [{ on: 'breach', notify: [] }] })).toEqual(['escalations.0 no_effect'])
  })

  it('keeps to its limits', () => {
    const input = { name: 'P', calendarId: newId(), targets: { 1: { resolution: 1 } } }
    const paths = (more: object) =>
      createPolicyInput.safeParse({ ...input, ...more }).error?.issues.map(({ path }) => path.join('.'))
    expect(createPolicyInput.parse(input)).toMatchObject({ warnPercent: 75, conditions: {}, escalations: [] })
    expect(
      paths({ targets: { 1: { resolution: 0 }, 2: { resolution: 315_360_001 }, 3: { resolution: 1.5 } } }),
    ).toEqual(['targets.1.resolution', 'targets.2.resolution', 'targets.3.resolution'])
    expect(paths({ targets: { 6: { resolution: 1 } } })).toEqual(['targets'])
    expect(paths({ warnPercent: 100 })).toEqual(['warnPercent'])
    expect(paths({ warnPercent: 0 })).toEqual(['warnPercent'])
    expect(paths({ escalations: Array.from({ length: 21 }, () => ({ on: 'breach', notify: ['team'] })) })).toEqual([
      'escalations',
    ])
    expect(paths({ conditions: { priorities: [6] } })).toEqual(['conditions.priorities.0'])
  })
})

describe('the order of policies', () => {
  const placed = (id: string, conditions = {}) => ({ id, conditions })
  const list = [placed('vip', { priorities: [1] }), placed('all'), placed('never')]

  it('takes a new one before the first catch-all, and a catch-all at the end', () => {
    expect(isCatchAll({})).toBe(true)
    expect(orderWith(list, placed('new', { priorities: [2] }), undefined)).toEqual(['vip', 'new', 'all', 'never'])
    expect(orderWith(list, placed('new'), undefined)).toEqual(['vip', 'all', 'never', 'new'])
    expect(orderWith([], placed('new'), undefined)).toEqual(['new'])
  })

  it('takes it where it was asked to stand', () => {
    expect(orderWith(list, placed('new'), 1)).toEqual(['new', 'vip', 'all', 'never'])
    expect(orderWith(list, placed('new'), 40)).toEqual(['vip', 'all', 'never', 'new'])
  })
})
