import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IllegalTransition, ValidationFailed } from '@/lib/platform/errors'
import { knownErrorIssues, planTransition, type TransitionRequest } from '@/lib/problems/rules'
import { EXITS, PROBLEM_STATUSES, type ProblemStatus } from '@/lib/problems/vocabulary'

const now = new Date('2026-03-10T12:00:00Z')

/** The product's table of legal moves, written out once more by hand. */
const LEGAL = new Set([
  'new>assess', 'new>closed',
  'assess>root_cause_analysis', 'assess>closed',
  'root_cause_analysis>fix_in_progress', 'root_cause_analysis>resolved', 'root_cause_analysis>closed',
  'fix_in_progress>resolved', 'fix_in_progress>root_cause_analysis',
  'resolved>closed', 'resolved>root_cause_analysis',
])

const status = fc.constantFrom(...PROBLEM_STATUSES)
const request = fc.record<TransitionRequest>(
  {
    to: status,
    resolution: fc.constantFrom('Corrigido', ''),
    exit: fc.constantFrom(...EXITS),
    duplicateOf: fc.constantFrom('PRB-000001'),
    exitReason: fc.constantFrom('Custa mais do que o dano'),
  },
  { requiredKeys: ['to'] },
)

const outcome = (from: ProblemStatus, asked: TransitionRequest): unknown => {
  try {
    return planTransition(from, asked, now)
  } catch (error) {
    return error
  }
}

describe('transitions', () => {
  it('are those of the lifecycle and no others, and legality is told before what is missing', () => {
    fc.assert(
      fc.property(status, request, (from, asked) => {
        expect(outcome(from, asked) instanceof IllegalTransition).toBe(!LEGAL.has(`${from}>${asked.to}`))
      }),
    )
  })

  it('that succeed have exactly what their target needs', () => {
    fc.assert(
      fc.property(status, request, (from, asked) => {
        const plan = outcome(from, asked)
        if (plan instanceof Error) return
        const exits = asked.to === 'closed' && from !== 'resolved'
        expect(Boolean(asked.resolution)).toBe(asked.to === 'resolved')
        expect(asked.exit !== undefined).toBe(exits)
        expect(asked.duplicateOf !== undefined).toBe(exits && asked.exit === 'duplicate')
        if (asked.exit === 'risk_accepted') expect(asked.exitReason).toBeTruthy()
      }),
    )
  })

  it('name every field that is missing or not used', () => {
    const codes = (from: ProblemStatus, asked: TransitionRequest) => {
      const error = outcome(from, asked)
      return error instanceof ValidationFailed ? error.issues.map(({ path, code }) => `${path} ${code}`) : error
    }
    expect(codes('root_cause_analysis', { to: 'resolved' })).toEqual(['resolution required'])
    expect(codes('new', { to: 'closed' })).toEqual(['exit required'])
    expect(codes('new', { to: 'closed', exit: 'duplicate' })).toEqual(['duplicateOf required'])
    expect(codes('new', { to: 'closed', exit: 'risk_accepted' })).toEqual(['exitReason required'])
    expect(codes('resolved', { to: 'closed', exit: 'duplicate' })).toEqual(['exit not_applicable'])
    expect(codes('new', { to: 'assess', resolution: 'x' })).toEqual(['resolution not_applicable'])
  })

  it('keep the instant of an end, and take it back when reopened', () => {
    expect(planTransition('fix_in_progress', { to: 'resolved', resolution: 'Trocado' }, now)).toEqual({
      columns: { status: 'resolved', resolution: 'Trocado', resolvedAt: now },
      reopened: false,
    })
    expect(planTransition('resolved', { to: 'closed' }, now).columns).toEqual({ status: 'closed', closedAt: now })
    expect(planTransition('resolved', { to: 'root_cause_analysis' }, now)).toEqual({
      columns: { status: 'root_cause_analysis', resolution: null, resolvedAt: null },
      reopened: true,
    })
    expect(planTransition('fix_in_progress', { to: 'root_cause_analysis' }, now).reopened).toBe(false)
  })
})

describe('a known error', () => {
  it('has a cause and a workaround', () => {
    expect(knownErrorIssues({ rootCause: 'Certificado vencido', workaround: 'Reiniciar' })).toEqual([])
    expect(knownErrorIssues({ rootCause: '', workaround: '' }).map(({ path }) => path)).toEqual(['rootCause', 'workaround'])
  })
})
