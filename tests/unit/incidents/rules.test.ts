import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allowedTransitions,
  commentVisibility,
  planTransition,
  requesterReplyEffect,
  withinReopenWindow,
  type TransitionRequest,
} from '@/lib/incidents/rules'
import { INCIDENT_STATUSES, type IncidentStatus } from '@/lib/incidents/schema'
import { IllegalTransition, ValidationFailed } from '@/lib/platform/errors'
import { tenantSettings } from '@/lib/platform/tenancy/settings'
import { derivePriority } from '@/lib/tickets/priority'
import { HOLD_REASONS, LEVELS } from '@/lib/tickets/schema'

const now = new Date('2026-03-10T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

/** The product's table of legal moves, written out once more by hand. */
const LEGAL = new Set([
  'new>in_progress', 'new>on_hold', 'new>resolved', 'new>cancelled',
  'in_progress>on_hold', 'in_progress>resolved', 'in_progress>cancelled',
  'on_hold>in_progress', 'on_hold>resolved', 'on_hold>cancelled',
  'resolved>closed', 'resolved>in_progress',
  'closed>in_progress',
])

/** A request that has all its target asks for. */
function complete(to: IncidentStatus): TransitionRequest {
  if (to === 'on_hold') return { to, holdReason: 'awaiting_vendor' }
  if (to === 'resolved') return { to, resolutionCode: 'solved', resolution: 'Restarted the service' }
  return { to }
}

describe('the lifecycle of an incident', () => {
  const pairs = INCIDENT_STATUSES.flatMap((from) => INCIDENT_STATUSES.map((to) => [from, to] as const))

  it.each(pairs)('%s -> %s', (from, to) => {
    const plan = () => planTransition({ status: from, resolvedAt: daysAgo(1) }, complete(to), now, 5)
    if (LEGAL.has(`${from}>${to}`)) {
      expect(plan().columns.status).toBe(to)
      return
    }
    expect(plan).toThrow(IllegalTransition)
    const targets = [...LEGAL].filter((arrow) => arrow.startsWith(`${from}>`)).map((arrow) => arrow.split('>')[1])
    try {
      plan()
    } catch (error) {
      expect([...(error as IllegalTransition).allowed].sort()).toEqual(targets.sort())
    }
  })

  it('checks legality before the fields that the target asks for', () => {
    const plan = () => planTransition({ status: 'closed', resolvedAt: daysAgo(1) }, { to: 'resolved' }, now, 5)
    expect(plan).toThrow(IllegalTransition)
  })

  it('asks for a reason to hold and for how it was resolved, naming each field', () => {
    const missing = (request: TransitionRequest) => {
      try {
        planTransition({ status: 'new', resolvedAt: null }, request, now, 5)
      } catch (error) {
        if (error instanceof ValidationFailed) return error.issues.map((issue) => issue.path)
      }
      return []
    }
    expect(missing({ to: 'on_hold' })).toEqual(['holdReason'])
    expect(missing({ to: 'resolved' })).toEqual(['resolutionCode', 'resolution'])
    expect(missing({ to: 'cancelled', holdReason: 'awaiting_vendor', resolution: 'x' })).toEqual(['holdReason', 'resolution'])
  })

  it('stamps resolution and closing, and wipes both when it reopens', () => {
    const resolve = planTransition({ status: 'in_progress', resolvedAt: null }, complete('resolved'), now, 5)
    expect(resolve).toEqual({
      reopened: false,
      columns: { status: 'resolved', holdReason: null, resolutionCode: 'solved', resolution: 'Restarted the service', resolvedAt: now },
    })
    expect(planTransition({ status: 'resolved', resolvedAt: daysAgo(1) }, { to: 'closed' }, now, 5).columns.closedAt).toBe(now)
    expect(planTransition({ status: 'closed', resolvedAt: daysAgo(1) }, { to: 'in_progress' }, now, 5)).toEqual({
      reopened: true,
      columns: { status: 'in_progress', holdReason: null, resolutionCode: null, resolution: null, resolvedAt: null, closedAt: null },
    })
  })

  it('reopens a closed incident only within the window, to the millisecond', () => {
    const closed = (resolvedAt: Date | null) => allowedTransitions({ status: 'closed', resolvedAt }, now, 5)
    expect(closed(daysAgo(5))).toEqual(['in_progress'])
    expect(closed(new Date(daysAgo(5).getTime() - 1))).toEqual([])
    expect(closed(null)).toEqual([])
    expect(withinReopenWindow(now, now, 0)).toBe(true)
  })

  it('never leaves a hold reason outside of on hold, whatever the path', () => {
    const step = fc.record({ to: fc.constantFrom(...INCIDENT_STATUSES), holdReason: fc.option(fc.constantFrom(...HOLD_REASONS), { nil: undefined }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let state: { status: IncidentStatus; resolvedAt: Date | null; holdReason: string | null } = { status: 'new', resolvedAt: null, holdReason: null }
        for (const { to, holdReason } of steps) {
          const request = to === 'resolved' ? complete(to) : { to, holdReason }
          try {
            const { columns } = planTransition(state, request, now, 5)
            expect(LEGAL.has(`${state.status}>${to}`)).toBe(true)
            state = { ...state, ...columns, resolvedAt: columns.resolvedAt === undefined ? state.resolvedAt : columns.resolvedAt }
          } catch (error) {
            if (!(error instanceof IllegalTransition || error instanceof ValidationFailed)) throw error
          }
          expect(state.holdReason !== null).toBe(state.status === 'on_hold')
          if (state.status === 'new' || state.status === 'in_progress') expect(state.resolvedAt).toBeNull()
        }
      }),
    )
  })
})

describe('the default priority matrix', () => {
  it('is the one of ServiceNow', () => {
    const { priorityMatrix } = tenantSettings.parse({})
    const table = LEVELS.map((impact) => LEVELS.map((urgency) => derivePriority(priorityMatrix, impact, urgency)))
    expect(table).toEqual([[1, 2, 3], [2, 3, 4], [3, 4, 5]])
  })
})

describe('a comment given with a transition', () => {
  it('is public when the requester is asked or told, else internal', () => {
    expect(commentVisibility({ to: 'on_hold', holdReason: 'awaiting_requester' })).toBe('public')
    expect(commentVisibility({ to: 'on_hold', holdReason: 'awaiting_vendor' })).toBe('internal')
    expect(commentVisibility({ to: 'resolved' })).toBe('public')
    expect(commentVisibility({ to: 'cancelled' })).toBe('internal')
  })
})

describe("a requester's reply", () => {
  const effect = (status: IncidentStatus, more: { holdReason?: (typeof HOLD_REASONS)[number]; resolvedAt?: Date } = {}) =>
    requesterReplyEffect({ status, holdReason: more.holdReason ?? null, resolvedAt: more.resolvedAt ?? null }, now, 5)

  it('wakes only what waits for the requester', () => {
    expect(effect('on_hold', { holdReason: 'awaiting_requester' })).toBe('resume')
    expect(effect('on_hold', { holdReason: 'awaiting_vendor' })).toBe('none')
    expect(effect('new')).toBe('none')
    expect(effect('in_progress')).toBe('none')
  })

  it('reopens within the window and opens a follow-up after it', () => {
    expect(effect('resolved', { resolvedAt: daysAgo(5) })).toBe('reopen')
    expect(effect('closed', { resolvedAt: daysAgo(4) })).toBe('reopen')
    expect(effect('closed', { resolvedAt: daysAgo(5.01) })).toBe('follow_up')
    expect(effect('cancelled')).toBe('follow_up')
  })
})
