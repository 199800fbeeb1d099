import { describe, expect, it } from 'vitest'
import { recipientsOf, type Concern, type Person } from '@/lib/sla/escalation/recipients'
import { actionsOf, audiencesOf, type Audience } from '@/lib/sla/escalation/rules'
import type { Escalation } from '@/lib/sla/types'

const person = (id: string, role: string, teams: string[] = [], permissions: string[] = []): Person => ({ id, role, teams, permissions })
const PEOPLE = [
  person('ana', 'agent', ['n1']),
  person('bia', 'agent_l2', ['n1']),
  person('caio', 'manager'),
  person('davi', 'admin'),
  person('edu', 'requester', ['n1']),
  person('fred', 'own', ['n2'], ['incident.read']),
]
const ticket: Concern = { confidential: false, requesterId: 'edu', assigneeId: null, teamId: null }
const told = (concern: Partial<Concern>, ...audiences: Audience[]) => recipientsOf({ ...ticket, ...concern }, new Set(audiences), PEOPLE).toSorted()

describe('who is told', () => {
  it.each<[string, Partial<Concern>, Audience[], string[]]>([
    ['whoever holds the ticket', { assigneeId: 'ana' }, ['assignee'], ['ana']],
    ['its team, when nobody does', { teamId: 'n1' }, ['assignee'], ['ana', 'bia']],
    ['its team, when whoever does is gone', { assigneeId: 'gone', teamId: 'n2' }, ['assignee'], ['fred']],
    ['the managers, when there is no team', {}, ['assignee'], ['caio']],
    ['the managers, when the team is empty', { teamId: 'empty' }, ['team'], ['caio']],
    ['the team, beside who holds it', { assigneeId: 'ana', teamId: 'n1' }, ['assignee', 'team'], ['ana', 'bia']],
    ['managers and administrators', {}, ['managers', 'admins'], ['caio', 'davi']],
    ['nobody who may not see a confidential one', { confidential: true, teamId: 'n1' }, ['team'], ['bia']],
    ['who holds a confidential one', { confidential: true, assigneeId: 'ana' }, ['assignee'], ['ana']],
    ['nobody who works no tickets', { assigneeId: 'edu' }, ['assignee'], ['caio']],
    ['nobody, when nobody is asked for', { assigneeId: 'ana' }, [], []],
  ])('is %s', (_what, concern, audiences, expected) => {
    expect(told(concern, ...audiences)).toEqual(expected)
  })
})

describe('the rules', () => {
  const rules: Escalation[] = [
    { on: 'warning', notify: ['assignee'] },
    { on: 'breach', metrics: ['resolution'], notify: ['managers'], raisePriority: 1 },
    { on: 'breach', notify: ['assignee'], raisePriority: 2, assignTeamId: 'n2' },
  ]

  it('are heard together, and the first of them before the others', () => {
    expect(audiencesOf(rules, 'resolution', 'breach')).toEqual(new Set(['managers', 'assignee']))
    expect(actionsOf(rules, 'resolution', 'breach')).toEqual({ raisePriority: 1, assignTeamId: 'n2', assigneeId: undefined })
    expect(actionsOf(rules, 'first_response', 'breach')).toMatchObject({ raisePriority: 2 })
  })

  it('that only tell of it do nothing more', () => {
    expect(actionsOf(rules, 'resolution', 'warning')).toBeNull()
    expect(audiencesOf([], 'resolution', 'warning')).toEqual(new Set())
  })
})
