import { describe, expect, it } from 'vitest'
import { transitionIncident } from '@/lib/incidents/transition'
import { updateIncident } from '@/lib/incidents/update'
import { deleteIncident } from '@/lib/incidents/remove'
import { getIncident } from '@/lib/incidents/queries'
import { escalateIncident, type EscalationOutcome } from '@/lib/incidents/escalation/escalate'
import { createTeam } from '@/lib/people/teams/create'
import { NotFound } from '@/lib/platform/errors'
import type { ClockEvent, Escalation, SlaMetric } from '@/lib/sla/types'
import { ownerSql } from '../../support/database'
import { createUser, systemCtx } from '../../support/factories'
import { at, createWorld, userId, type World } from '../incidents/world'
import { after, drainAll, eventsOf, notices, open, putFirst, slaEntries, slaOf, story, timerWorld } from './timer-world'

/** Escalates whatever the outbox asks for, as the job does; repeats included. */
async function escalateAll(world: World, id: string, now: Date): Promise<EscalationOutcome[]> {
  const outcomes: EscalationOutcome[] = []
  for (const { type, payload } of await eventsOf(id)) {
    if (payload.escalate !== true) continue
    const event: ClockEvent = type === 'incident.sla_warning' ? 'warning' : 'breach'
    outcomes.push(await escalateIncident(systemCtx(world.tenant, { now }), { ...payload, event }))
  }
  return outcomes
}

const steps = async (id: string) =>
  (await slaEntries(id)).filter(({ type }) => type === 'sla_escalated').map((entry) => entry.new)

const read = (world: World, id: string) => getIncident(world.as.admin, id)

const onBreach = (more: Partial<Escalation>, metrics: SlaMetric[] = ['first_response']): Escalation => ({ on: 'breach', metrics, ...more })

describe('an escalation', () => {
  it('gives the ticket to a team and raises its priority, once', async () => {
    const world = await timerWorld()
    const [team, person] = [await createTeam(world.as.admin, { name: 'N2' }), await createUser(world.tenant, { role: 'agent_l2' })]
    const own = await putFirst(world, { name: 'Com escalonamento', escalations: [onBreach({ assignTeamId: team.id, assigneeId: person.id, raisePriority: 1 })] })
    const { id } = await open(world)
    await drainAll(after(61))
    expect((await eventsOf(id)).map(({ payload }) => payload.escalate)).toEqual([false, true])
    expect(await escalateAll(world, id, after(61))).toEqual(['escalated'])
    expect(await escalateAll(world, id, after(62))).toEqual(['nothing_to_do'])
    expect(await read(world, id)).toMatchObject({ team: { id: team.id }, assignee: { id: person.id }, priority: 2, version: 2 })
    expect(await steps(id)).toEqual([
      {
        metric: 'first_response',
        event: 'breach',
        policy: { id: own, name: 'Com escalonamento', version: 1 },
        actions: [
          { type: 'team', to: { id: team.id, name: 'N2' } },
          { type: 'assignee', to: { id: person.id, name: person.name } },
          { type: 'priority', from: 3, to: 2 },
        ],
        skipped: [],
      },
    ])
    const [reason] = await ownerSql<{ r: string }>('select priority_override_reason as r from ticket where id = $1', [id])
    expect(reason?.r).toBe('Escalonamento do SLA')
  })

  it('tells a breach that it brings about itself, and goes no further', async () => {
    const world = await timerWorld([{ on: 'warning', raisePriority: 1 }, { on: 'breach', raisePriority: 2 }], { 2: { firstResponse: 40, resolution: 70 } })
    const { id } = await open(world)
    await drainAll(after(45))
    expect(await escalateAll(world, id, after(46))).toEqual(['escalated'])
    // By the promise of priority 2 the answer is late already.
    await drainAll(after(47))
    expect(await story(id)).toEqual(['warning first_response 45', 'escalated first_response 46', 'breach first_response 46'])
    expect((await eventsOf(id)).map(({ payload }) => payload.escalate)).toEqual([true, false])
    expect(await slaOf(id)).toMatchObject({ fired: { first_response: { escalated: ['warning', 'breach'] } } })
    expect((await read(world, id)).priority).toBe(2)
  })

  it('ends at the highest priority', async () => {
    const world = await timerWorld([{ on: 'warning', raisePriority: 2 }, { on: 'breach', raisePriority: 2 }], {
      1: { firstResponse: 60, resolution: 100 },
    })
    const { id } = await open(world)
    for (let second = 40; second < 130; second += 5) {
      await drainAll(after(second))
      await escalateAll(world, id, after(second))
    }
    expect((await read(world, id)).priority).toBe(1)
    expect(await steps(id)).toHaveLength(1)
  })

  it('takes the ticket from somebody who is not of the new team', async () => {
    const world = await timerWorld()
    const team = await createTeam(world.as.admin, { name: 'N2', memberIds: [userId(world.as.agent_l2)] })
    await putFirst(world, { name: 'Com escalonamento', escalations: [onBreach({ assignTeamId: team.id })] })
    const [outsider, member] = [
      await open(world, { assigneeId: userId(world.as.agent) }),
      await open(world, { assigneeId: userId(world.as.agent_l2) }),
    ]
    await drainAll(after(61))
    for (const { id } of [outsider, member]) await escalateAll(world, id, after(61))
    expect(await read(world, outsider.id)).toMatchObject({ team: { id: team.id }, assignee: null })
    expect(await read(world, member.id)).toMatchObject({ team: { id: team.id }, assignee: { id: userId(world.as.agent_l2) } })
  })

  it('says on the timeline that a team is archived or a person gone, and does the rest', async () => {
    const world = await timerWorld()
    const [team, person] = [await createTeam(world.as.admin, { name: 'Antiga' }), await createUser(world.tenant)]
    await putFirst(world, { name: 'Com escalonamento', escalations: [onBreach({ assignTeamId: team.id, assigneeId: person.id, raisePriority: 1 })] })
    await ownerSql('update team set archived_at = now() where id = $1', [team.id])
    await ownerSql(`update app_user set status = 'suspended' where id = $1`, [person.id])
    const { id } = await open(world)
    await drainAll(after(61))
    expect(await escalateAll(world, id, after(61))).toEqual(['escalated'])
    expect(await steps(id)).toMatchObject([
      {
        actions: [{ type: 'priority', from: 3, to: 2 }],
        skipped: [{ type: 'team', id: team.id }, { type: 'assignee', id: person.id }],
      },
    ])
  })

  it('finds nothing to do on what is over, taken back, answered, or there already', async () => {
    const world = await timerWorld([onBreach({ raisePriority: 1 })], {
      1: { firstResponse: 60, resolution: 100 },
      5: { firstResponse: 6_000, resolution: 10_000 },
    })
    const agent = (seconds: number) => at(world.as.agent, after(seconds))
    const [resolved, lowered, top, binned] = [
      await open(world),
      await open(world),
      await open(world, { impact: 'high', urgency: 'high' }),
      await open(world),
    ]
    await drainAll(after(61))
    await transitionIncident(agent(62), resolved.id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Feito' })
    await updateIncident(agent(62), lowered.id, { impact: 'low', urgency: 'low' })
    await deleteIncident(at(world.as.manager, after(62)), binned.id)
    for (const { id } of [resolved, lowered, top]) {
      const before = await read(world, id)
      expect(await escalateAll(world, id, after(63))).toEqual(['nothing_to_do'])
      expect((await read(world, id)).version).toBe(before.version)
    }
    await expect(escalateAll(world, binned.id, after(63))).rejects.toThrow(NotFound)
  })
})

describe('notices', () => {
  it('go to those the policy names, once each', async () => {
    const world = await timerWorld([
      { on: 'warning', notify: ['assignee'] },
      { on: 'breach', notify: ['assignee', 'managers'] },
      { on: 'breach', notify: ['managers'] },
    ])
    const [agent, manager] = [userId(world.as.agent), userId(world.as.manager)]
    const { id, number } = await open(world, { assigneeId: agent })
    await drainAll(after(61))
    await drainAll(after(62))
    const data = { number, title: 'Sem rede', metric: 'first_response', dueAt: after(60).toISOString() }
    expect(new Set(await notices(id))).toEqual(
      new Set([
        { user_id: agent, type: 'sla_warning', data },
        { user_id: agent, type: 'sla_breach', data },
        { user_id: manager, type: 'sla_breach', data },
      ]),
    )
  })

  it('reach the team of a ticket that nobody holds, and the managers when it has none', async () => {
    const world = await timerWorld([{ on: 'warning', notify: ['assignee'] }])
    const members = [await createUser(world.tenant), await createUser(world.tenant)]
    const team = await createTeam(world.as.admin, { name: 'N1', memberIds: members.map((member) => member.id) })
    const [held, loose, gone] = [
      await open(world, { teamId: team.id }),
      await open(world),
      await open(world, { assigneeId: members[0]?.id, teamId: team.id }),
    ]
    await ownerSql(`update app_user set status = 'suspended' where id = $1`, [members[0]?.id])
    await drainAll(after(50))
    const told = async (id: string) => (await notices(id)).map(({ user_id }) => user_id)
    expect(await told(held.id)).toEqual([members[1]?.id])
    expect(await told(loose.id)).toEqual([userId(world.as.manager)])
    expect(await told(gone.id)).toEqual([members[1]?.id])
  })

  it('never tell of a confidential ticket those who may not see it', async () => {
    const world = await timerWorld([{ on: 'warning', notify: ['team', 'admins'] }])
    const team = await createTeam(world.as.admin, { name: 'N1', memberIds: [userId(world.as.agent), userId(world.as.agent_l2)] })
    const stranger = await createWorld()
    const { id } = await open({ ...world, as: { ...world.as, agent: world.as.agent_l2 } }, { teamId: team.id, confidential: true })
    await drainAll(after(50))
    expect(new Set((await notices(id)).map(({ user_id }) => user_id))).toEqual(new Set([userId(world.as.agent_l2), userId(world.as.admin)]))
    expect(await ownerSql('select from notification where tenant_id = $1', [stranger.tenant.id])).toEqual([])
  })
})
